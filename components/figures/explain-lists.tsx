/** The turns, or the conversations, behind a number: both timestamps, what said so, in or out and why, and the way there. */
import { useState } from 'react';
import type { ExplainedTalk, ExplainedTurn } from '../../utils/core/explain';
import type { ConversationId } from '../../utils/core/ids';
import type { MetricId } from '../../utils/core/metric-list';
import { formatWait } from '../format';
import { useText } from '../text';
import { formatMetric } from './metrics';
import { CLOCK_NAME, clockFormat, OUT_WORDS, OUTCOME } from './turn-words';

/** Rows drawn at once: a busy day has some hundreds. */
const PAGE = 60;

type Jump = ((conversationId: ConversationId) => void) | undefined;

function usePaged<Item>(items: readonly Item[]) {
  const t = useText();
  const [shown, setShown] = useState(PAGE);
  const left = items.length - shown;
  const more = left > 0 && (
    <button type="button" className="plain" onClick={() => setShown(shown + PAGE)}>
      {t('explainMore', left)}
    </button>
  );
  return { rows: items.slice(0, shown), more };
}

function JumpButton({ id, at, onJump }: { id: ConversationId; at: string; onJump: Jump }) {
  const t = useText();
  if (!onJump) return null;
  return (
    <button type="button" className="link" aria-label={t('explainJumpLabel', at)} onClick={() => onJump(id)}>
      {t('explainJump')}
    </button>
  );
}

interface TurnsProps {
  turns: readonly ExplainedTurn[];
  zone: string;
  onJump: Jump;
  /** Said above it: how many are in the figure. */
  headed?: boolean;
}

export function ExplainTurns({ turns, zone, onJump, headed = true }: TurnsProps) {
  const t = useText();
  const time = clockFormat(zone);
  const { rows, more } = usePaged(turns);
  if (turns.length === 0) return <p className="empty">{t('turnsNone')}</p>;
  const counted = turns.filter(({ out }) => out === undefined).length;
  return (
    <>
      {headed && <h3>{t('explainTurns', counted, turns.length)}</h3>}
      <table className="turn-table">
        <thead>
          <tr>
            <th scope="col">{t('turnsAsked')}</th>
            <th scope="col">{t('turnsReplied')}</th>
            <th scope="col">{t('turnsWaited')}</th>
            <th scope="col">{t('turnsClock')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ turn, out, passed, weighsMs }) => (
            <tr key={`${turn.id} ${turn.openedAt}`} className={out === undefined ? undefined : 'turn-out'}>
              <td>
                {time(turn.openedAt)}
                <span className="jump">
                  <JumpButton id={turn.conversationId} at={time(turn.openedAt)} onJump={onJump} />
                </span>
                {turn.askedAt !== undefined && (
                  <span className="reason">{t('turnsAskedEarlier', time(turn.askedAt))}</span>
                )}
              </td>
              <td>{turn.closedAt === undefined ? t(OUTCOME[turn.outcome]) : time(turn.closedAt)}</td>
              <td>
                {formatWait(turn.waitMs, t)}
                {weighsMs !== undefined && (
                  <span className="reason">{t('explainWeighs', formatWait(weighsMs, t))}</span>
                )}
                {turn.isFirst && <span className="badge">{t('turnsFirst')}</span>}
                {out === undefined && passed === false && (
                  <span className="badge badge-estimated">{t('explainMiss')}</span>
                )}
              </td>
              <td>
                {t(CLOCK_NAME[turn.clocks.opened])}
                {turn.clocks.closed !== undefined &&
                  turn.clocks.closed !== turn.clocks.opened &&
                  ` → ${t(CLOCK_NAME[turn.clocks.closed])}`}
                {turn.clocks.resolutionMs >= 1000 && ` ±${formatWait(turn.clocks.resolutionMs, t)}`}
                {out !== undefined && <span className="reason">{t(OUT_WORDS[out])}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

interface TalksProps {
  metric: MetricId;
  talks: readonly ExplainedTalk[];
  zone: string;
  onJump: Jump;
}

export function ExplainTalks({ metric, talks, zone, onJump }: TalksProps) {
  const t = useText();
  const time = clockFormat(zone);
  const { rows, more } = usePaged(talks);
  return (
    <>
      <h3>{t('explainTalks', talks.length)}</h3>
      <table className="turn-table">
        <thead>
          <tr>
            <th scope="col">{t('turnsAsked')}</th>
            <th scope="col" className="number">
              {t('explainValue')}
            </th>
            <th scope="col">
              <span className="unseen">{t('explainJump')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ conversationId, firstAt, lastAt, value }) => (
            <tr key={conversationId}>
              <td>
                {time(firstAt)}–{time(lastAt)}
              </td>
              <td className="number">{formatMetric(metric, value, t)}</td>
              <td>
                <JumpButton id={conversationId} at={time(firstAt)} onJump={onJump} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}
