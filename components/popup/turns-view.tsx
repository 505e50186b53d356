/** The turns behind a number: two timestamps each, what said so, counted or why not. */
import { formatWait } from '../format';
import { type MessageKey, useText } from '../text';
import { METRICS } from './metrics';
import type { MetricId, TurnLine } from './popup-model';

const CLOCK_NAME: Record<TurnLine['clocks']['opened'], MessageKey> = {
  page: 'clockPage',
  seen: 'clockSeen',
  list: 'clockList',
  unsure: 'clockUnsure',
};
const EXCLUDED: Record<NonNullable<TurnLine['excluded']>, MessageKey> = {
  window: 'excludedWindow',
  closing: 'excludedClosing',
  gap: 'excludedGap',
  unsure: 'excludedUnsure',
  robot: 'excludedRobot',
};
const OUTCOME: Record<TurnLine['outcome'], MessageKey> = {
  open: 'outcomeOpen',
  answered: 'outcomeAnswered',
  unanswered: 'outcomeUnanswered',
  transferred: 'outcomeTransferred',
  unknown: 'outcomeUnknown',
};

/** The turns that a number is made of; those left out of it are listed too, with their reason. */
function isBehind(metric: MetricId, turn: TurnLine): boolean {
  if (metric === 'first') return turn.isFirst;
  if (metric === 'unanswered') return turn.outcome === 'unanswered' || turn.outcome === 'open';
  return true;
}

interface TurnsViewProps {
  metric: MetricId;
  turns: readonly TurnLine[];
  /** IANA zone of the business day. */
  zone: string;
  onBack(): void;
}

export function TurnsView({ metric, turns: all, zone, onBack }: TurnsViewProps) {
  const t = useText();
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  const turns = all.filter((turn) => isBehind(metric, turn));
  const counted = turns.filter((turn) => turn.excluded === undefined).length;
  return (
    <>
      <div className="view-head">
        <button type="button" className="plain" onClick={onBack}>
          {t('back')}
        </button>
        <h2>{t('turnsTitle', t(METRICS[metric].name), counted, turns.length)}</h2>
      </div>
      {turns.length === 0 && <p className="empty">{t('turnsNone')}</p>}
      {turns.length > 0 && (
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
            {turns.map((turn) => (
              <tr key={turn.id} className={turn.excluded ? 'turn-out' : undefined}>
                <td>{time.format(turn.openedAt)}</td>
                <td>{turn.closedAt === undefined ? t(OUTCOME[turn.outcome]) : time.format(turn.closedAt)}</td>
                <td>
                  {formatWait(turn.waitMs, t)}
                  {turn.isFirst && <span className="badge">{t('turnsFirst')}</span>}
                </td>
                <td>
                  {t(CLOCK_NAME[turn.clocks.opened])}
                  {turn.clocks.resolutionMs > 0 && ` ±${formatWait(turn.clocks.resolutionMs, t)}`}
                  {turn.excluded && <span className="reason">{t(EXCLUDED[turn.excluded])}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
