/** What a number is compared with, named, in the order a person asks: myself first, then the team, then the trade. */
import type { References } from '../../utils/core/references';
import type { MessageKey } from '../text';

const LABELS: readonly [keyof References, MessageKey][] = [
  ['yesterday', 'refYesterday'],
  ['previous', 'refPrevious'],
  ['own', 'refOwn'],
  ['median', 'refMedian'],
  ['best', 'refBest'],
  ['industry', 'refIndustry'],
];

/** Known ones only. */
export function referenceLines(references: References): { kind: keyof References; label: MessageKey; value: number }[] {
  return LABELS.flatMap(([kind, label]) => {
    const value = references[kind];
    return value === undefined ? [] : [{ kind, label, value }];
  });
}
