/** Three small numbers of today. An unknown one is a dash with its reason, never a zero. */
import { memo } from 'react';
import { formatAverage, formatShare, formatWait, UNKNOWN } from '../format';
import { useText } from '../text';
import type { TodayFigures } from './overlay-model';

interface TodayLineProps {
  today: TodayFigures | undefined;
  ruleName: string;
  limitMs: number | undefined;
}

export const TodayLine = memo(function TodayLine({ today, ruleName, limitMs }: TodayLineProps) {
  const t = useText();
  const share = formatShare(today?.withinShare);
  const average = formatAverage(today?.averageWaitMs, t);
  const shareWhy = limitMs === undefined ? t('overlayRule', ruleName) : t('overlayShareWithin', formatWait(limitMs, t));
  const why = (shown: string, reason: string) => (shown === UNKNOWN ? t('overlayUnknownWhy') : reason);
  const figures = [
    {
      name: t('overlayReceptions'),
      shown: today ? String(today.receptions) : UNKNOWN,
      reason: t('overlayReceptionsWhy'),
    },
    { name: t('overlayAverage'), shown: average, reason: t('overlayAverageWhy') },
    { name: t('overlayShare'), shown: share, reason: shareWhy },
  ];
  return (
    <section className="part" aria-label={t('overlayToday')}>
      <dl className="figures">
        {figures.map(({ name, shown, reason }) => (
          <div key={name} title={why(shown, reason)}>
            <dt>{name}</dt>
            <dd>{shown}</dd>
          </div>
        ))}
      </dl>
      <p className="rule">
        <span>{t('overlayRule', ruleName)}</span>
        {today?.estimated && (
          <span className="tag" title={t('overlayEstimatedWhy')}>
            {t('overlayEstimated')}
          </span>
        )}
      </p>
    </section>
  );
});
