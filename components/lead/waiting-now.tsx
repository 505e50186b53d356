/** Who waits at this moment and how long the first of them has: counted on by the second, the rest of the board stands still. */
import { formatWait } from '../format';
import { useText } from '../text';
import { useNow } from '../use-now';

interface WaitingNowProps {
  count: number | undefined;
  /** Epoch ms. */
  since: number | undefined;
}

export function WaitingNow({ count, since }: WaitingNowProps) {
  const t = useText();
  const now = useNow(since !== undefined);
  if (count === undefined || since === undefined) return '—';
  return t('boardWaitingNow', count, formatWait(Math.max(0, now - since), t));
}
