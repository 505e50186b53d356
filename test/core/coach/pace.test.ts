/** How long a person takes for a reply, and when that grows. */
import { expect, it } from 'vitest';
import { createReplyPace } from '../../../utils/core/coach/pace';
import type { Fact } from '../../../utils/core/facts';

/** One buyer after the other: asked, and answered after so many seconds. */
function pacedBy(seconds: readonly number[]) {
  const pace = createReplyPace();
  let at = 1_800_000_000_000;
  seconds.forEach((one, n) => {
    const said = (role: string) => ({ kind: 'message', role, conversationId: `c${n}`, at }) as unknown as Fact;
    pace.note([said('buyer')]);
    at += one * 1000;
    pace.note([said('agent')]);
  });
  return pace;
}
const times = (count: number, seconds: number) => Array.from({ length: count }, () => seconds);

it.each([
  ['too few are known', times(23, 20), undefined],
  ['as ever', times(24, 20), 0],
  ['twice as long of late: half as long again than all of them together', [...times(18, 20), ...times(6, 40)], 60],
  ['quicker of late', [...times(18, 40), ...times(6, 20)], -43],
  ['a pause is no reply', [...times(24, 20), 500], 0],
])('%s', (_name, seconds, expected) => expect(pacedBy(seconds).slower()).toBe(expected));
