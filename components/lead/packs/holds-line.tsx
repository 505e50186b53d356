/** What travels in a pack, in one line. */
import type { PackHolds } from '../../../utils/core/pack-holds';
import { useText } from '../../text';

export function HoldsLine({ holds }: { holds: PackHolds }) {
  const t = useText();
  const { scripts, words, coach, patches, rests, settings } = holds;
  const said = [
    t('holdsScripts', scripts),
    words > 0 && t('holdsWords', words),
    coach && t('holdsCoach'),
    patches > 0 && t('holdsPatches', patches),
    rests > 0 && t('holdsRests', rests),
    settings > 0 && t('holdsSettings', settings),
  ].filter((one) => typeof one === 'string');
  return <p className="foot">{t('packHolds', said.join(t('listSeparator')))}</p>;
}
