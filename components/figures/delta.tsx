/** How a figure stands against a reference: colour, sign and words together, so that none of them speaks alone. */
import { type Comparison, VERDICT_MARK } from './metrics';

/** Nothing where there is nothing to compare. */
export function Delta({ comparison }: { comparison: Comparison | undefined }) {
  if (!comparison) return null;
  return (
    <span className={`delta delta-${comparison.verdict}`}>
      <span aria-hidden="true">{VERDICT_MARK[comparison.verdict]} </span>
      {comparison.words}
    </span>
  );
}
