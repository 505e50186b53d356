/** The day in one screen: two things done well, one to try with the turns behind it, today beside yesterday, what is still owed. */

import type { ReactNode } from 'react';
import type { Due } from '../../utils/core/coach/due';
import type { DayStory, GoodThing, TryThing } from '../../utils/core/day-story';
import type { ConversationId } from '../../utils/core/ids';
import { METRIC_LIST, type MetricId } from '../../utils/core/metric-list';
import { Delta } from '../figures/delta';
import { ExplainTurns } from '../figures/explain-lists';
import { compareFigure, formatMetric, nameOf } from '../figures/metrics';
import { Opens } from '../figures/opens';
import { clockFormat } from '../figures/turn-words';
import { formatShare, formatWait } from '../format';
import { TOPIC_WORDS } from '../overlay/due-words';
import { type Translate, useText } from '../text';
import type { FigureHref, NumberDay } from './numbers-model';

const SHOWN: readonly MetricId[] = ['receptions', 'turns', 'first', 'average', 'share', 'unanswered'];

interface StoryViewProps {
  story: DayStory;
  numbers: NumberDay;
  zone: string;
  onJump(id: ConversationId): void;
  said: ReactNode;
  /** What was promised and is still open, soonest first. */
  promised: readonly Due[];
  hrefOf?: FigureHref;
  /** Epoch ms. */
  now: number;
  /** What stands under it all. */
  after?: ReactNode;
}

function goodWords(thing: GoodThing, t: Translate): string {
  switch (thing.kind) {
    case 'better': {
      const comparison = compareFigure(thing.metric, thing.value, thing.before, t);
      const than = t(thing.than === 'yesterday' ? 'storyThanYesterday' : 'storyThanOwn');
      return t('storyBetter', nameOf(thing.metric, t), than, comparison?.words ?? '');
    }
    case 'streak':
      return t('storyStreak', thing.turns);
    case 'none-missed':
      return t('praiseNoneMissed', thing.turns);
    case 'busy-hour':
      return t('storyBusy', thing.hour, thing.turns, formatShare(thing.share));
    default:
      return t('storyWork', thing.buyers, thing.turns);
  }
}

function tryWords(thing: TryThing, t: Translate): string {
  if (thing.kind === 'hour') return t('storyTryHour', thing.hour, thing.late, thing.of);
  if (thing.kind === 'late') return t('storyTryLate', thing.turns.length);
  return t('storyTryFirst', formatWait(thing.firstMs, t), formatWait(thing.averageMs, t));
}

export function StoryView({ story, numbers, zone, onJump, said, promised, hrefOf, now, after }: StoryViewProps) {
  const t = useText();
  return (
    <div className="view story">
      <div className="story-screen">
        <div>
          <h2>{t('storyGood')}</h2>
          <div className="cards">
            {story.good.map((thing) => (
              <p key={JSON.stringify(thing)} className="card card-good">
                {goodWords(thing, t)}
              </p>
            ))}
          </div>
          <h2>{t('storyTry')}</h2>
          {story.toTry ? (
            <section className="card" aria-label={t('storyTry')}>
              <p>{tryWords(story.toTry, t)}</p>
              <ExplainTurns turns={story.toTry.turns} zone={zone} onJump={onJump} headed={false} />
            </section>
          ) : (
            <p className="foot">{t('storyTryNone')}</p>
          )}
          <p className="outcome" role="status">
            {said}
          </p>
          <h2>{t('storyOwed')}</h2>
          <Owed owed={story.owed} {...{ promised, zone, now, onJump }} />
        </div>
        <div>
          <h2>{t(numbers.isToday ? 'storyBeside' : 'storyBesideBefore')}</h2>
          <table className="grid">
            <thead>
              <tr>
                <th scope="col">{t('figureName')}</th>
                <th scope="col" className="number">
                  {t('figureValue')}
                </th>
                <th scope="col">{t(numbers.isToday ? 'refYesterday' : 'refPrevious')}</th>
              </tr>
            </thead>
            <tbody>
              {SHOWN.map((metric) => {
                const value = numbers.figures[METRIC_LIST[metric].key];
                const { yesterday, previous } = numbers.references[metric] ?? {};
                const comparison = compareFigure(metric, value, yesterday ?? previous, t);
                return (
                  <tr key={metric}>
                    <th scope="row">{nameOf(metric, t)}</th>
                    <td className="number">
                      <Opens metric={metric} href={hrefOf?.({ metric, period: 'day', shiftOnly: false })}>
                        {formatMetric(metric, value, t)}
                      </Opens>
                    </td>
                    <td>
                      {formatMetric(metric, yesterday ?? previous, t)} <Delta comparison={comparison} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </div>
      {after}
    </div>
  );
}

type OwedProps = Pick<StoryViewProps, 'promised' | 'zone' | 'now' | 'onJump'> & { owed: DayStory['owed'] };

/** Who still waits for a reply, and what was promised and is not done. */
function Owed({ owed, promised, zone, now, onJump }: OwedProps) {
  const t = useText();
  const time = clockFormat(zone);
  const day = (at: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);
  const due = ({ dueAt }: Due) =>
    `${day(dueAt) === day(now) ? '' : `${day(dueAt).slice(5)} `}${time(dueAt).slice(0, 5)}`;
  if (owed.length + promised.length === 0) return <p className="done">✓ {t('storyOwedNone')}</p>;
  const open = (id: ConversationId, at: number) => (
    <button
      type="button"
      className="link no-print"
      aria-label={t('explainJumpLabel', time(at))}
      onClick={() => onJump(id)}
    >
      {t('explainJump')}
    </button>
  );
  return (
    <ul>
      {owed.map((turn) => (
        <li key={turn.id} className="inline">
          {t('storyOwedLine', time(turn.openedAt), turn.buyerMessages)}
          {open(turn.conversationId, turn.openedAt)}
        </li>
      ))}
      {promised.map((one) => (
        <li key={one.id} className="inline">
          {t(one.dueAt < now ? 'storyPromiseLate' : 'storyPromise', t(TOPIC_WORDS[one.topic]), due(one))}
          {one.note && <span className="foot">{one.note}</span>}
          {open(one.conversationId, one.saidAt)}
        </li>
      ))}
    </ul>
  );
}
