/** Below a line of the ranking: what a number rests on that was counted elsewhere, or in some hours alone. */
import { METRIC_LIST } from '../../utils/core/metric-list';
import { SumsProof } from '../figures/sums-proof';
import { useText } from '../text';
import type { FigureHref } from './numbers-model';
import type { RowProof } from './rank-model';

interface RankProofProps {
  proof: RowProof;
  /** As it may be shown. */
  name: string;
  hrefOf?: FigureHref;
  onCopy(text: string): Promise<boolean>;
}

export function RankProof({ proof, name, hrefOf, onCopy }: RankProofProps) {
  const t = useText();
  const { metric, parts, opensAs: agentId, elsewhere, sameHours, value, sum, units, rule, waits } = proof;
  const byHour = parts[0]?.hour !== undefined;
  return (
    <SumsProof
      onCopy={onCopy}
      model={{
        metric,
        name,
        ...(value !== undefined && { value }),
        ...(sum && { sum }),
        ...(units && { units }),
        rule,
        waits: METRIC_LIST[metric].of === 'turns' ? waits : [],
        lists: [
          {
            axis: t(byHour ? 'partsHourName' : 'scopeDay'),
            lines: parts.map(({ day, hour, ...part }) => ({
              ...part,
              label: hour === undefined ? day : `${hour}:00`,
              ...(agentId &&
                hrefOf && {
                  href: hrefOf({ metric, agentId, day, period: 'day', ...(hour !== undefined && { hour }) }),
                }),
            })),
          },
        ],
        notes: [...(sameHours ? [t('sumsSameHours')] : []), ...(elsewhere ? [t('sumsElsewhere')] : [])],
      }}
    />
  );
}
