/** How old the last news of a colleague is; nothing for what is counted on this computer. */
import { formatWait } from '../format';
import { useText } from '../text';

/** Seconds matter in the first minute only. */
const roughly = (ms: number) => (ms < 60_000 ? Math.floor(ms / 10_000) * 10_000 : Math.floor(ms / 60_000) * 60_000);

export function WhenHeard({ ageMs }: { ageMs: number | undefined }) {
  const t = useText();
  return ageMs === undefined ? null : <> · {t('rankAge', formatWait(roughly(ageMs), t))}</>;
}
