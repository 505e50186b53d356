/** The person's own busy hours, and how speed goes with load: two small pictures, and the hour that is likely to be the busiest. */
import type { SpeedAtLoad, UsualHour } from '../../utils/core/rhythm';
import { BarChart } from '../charts/bar-chart';
import { formatAverage, formatShare } from '../format';
import { useText } from '../text';

export interface Rhythm {
  hours: readonly UsualHour[];
  speeds: readonly SpeedAtLoad[];
  /** Of the hours still to come, where the day is today; else of all. */
  peak?: UsualHour;
  isToday: boolean;
  slowdown?: number;
  /** Days looked back. */
  days: number;
}

/** Below this, busy hours are as quick as calm ones. */
const SLOWER = 0.1;

export function RhythmView({ hours, speeds, peak, isToday, slowdown, days }: Rhythm) {
  const t = useText();
  if (hours.length === 0 && speeds.length < 2) return null;
  const loadOf = ({ from, to }: SpeedAtLoad) => (to === undefined ? t('rhythmFrom', from) : t('rhythmSpan', from, to));
  return (
    <>
      <h2>{t('rhythmTitle')}</h2>
      {peak && <p>{t(isToday ? 'rhythmPeakToday' : 'rhythmPeak', peak.hour, peak.hour + 1, Math.round(peak.turns))}</p>}
      {hours.length > 0 && (
        <BarChart
          title={t('rhythmHours', days)}
          axis={t('rhythmHour')}
          unit={t('rhythmTurns')}
          points={hours.map(({ hour, turns }) => ({
            label: t('rhythmClock', hour),
            tick: String(hour),
            value: turns,
            text: String(Math.round(turns)),
          }))}
        />
      )}
      {speeds.length > 1 && (
        <>
          <BarChart
            title={t('rhythmSpeed')}
            axis={t('rhythmTurns')}
            unit={t('rhythmAverage')}
            points={speeds.map((speed) => ({
              label: loadOf(speed),
              tick: loadOf(speed),
              value: speed.averageMs,
              text: formatAverage(speed.averageMs, t),
            }))}
          />
          {slowdown !== undefined && (
            <p>{slowdown > SLOWER ? t('rhythmSlower', formatShare(slowdown)) : t('rhythmSteady')}</p>
          )}
        </>
      )}
    </>
  );
}
