/** Which day and minute it is for a script that holds only at times. */
import { type Moment, momentAt } from '../../utils/core/snippet-conditions';
import { watchCalendar } from './team-calendar';

export function watchMoment(signal: AbortSignal): (told: Pick<Moment, 'shop' | 'goods'>) => Moment {
  const calendar = watchCalendar(signal);
  return ({ shop, goods }) =>
    momentAt(calendar(), Date.now(), {
      ...(shop !== undefined && { shop }),
      ...(goods !== undefined && { goods }),
    });
}
