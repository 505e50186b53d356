/** Where the header alone says who is open, the next buyer's thread may stand there before the header names him. */
import { describe, expect, it } from 'vitest';
import { asId, type ConversationId } from '../../utils/core/ids';
import { Attribution, SETTLE_MS } from '../../utils/dom/attribution';
import type { RawMessage } from '../../utils/dom/message-reader';
import type { Surroundings } from '../../utils/dom/surroundings';

const id = (key: string) => asId<ConversationId>(key);
const row = (key: string, text: string, role: RawMessage['role'] = 'buyer'): RawMessage => ({
  key,
  role,
  media: 'text',
  text,
});
const header = (key: string, preview: string): Surroundings => ({
  active: { key, name: key, active: true, unread: 0, preview },
  header: key,
  byHeader: true,
});

function attribution(): Attribution {
  return new Attribution({ hash: id, activeId: id, another: id, keyOf: (one) => one });
}

describe('a thread under a header', () => {
  it('is not believed for its last words: two buyers say the same', () => {
    const one = attribution();
    const alike = [row('b1', '在吗')];
    expect(one.judge(alike, header('A', '在吗'), 0)).toEqual({ whose: undefined });
    expect(one.left(header('B', '在吗'), 40)).toBeUndefined();
    expect(one.judge(alike, header('B', '在吗'), 40)).toEqual({ whose: undefined });
    expect(one.judge(alike, header('B', '在吗'), 40 + SETTLE_MS)).toEqual({ whose: 'B' });
  });

  it('is the one’s that stood there long enough, not the next one’s that came before its header', () => {
    const one = attribution();
    const own = [row('a1', '有货吗'), row('a2', '有的', 'agent')];
    one.judge(own, header('A', '有的'), 0);
    one.judge(own, header('A', '有的'), 150);
    one.judge([row('b1', '几天到')], header('A', '有的'), 200);
    expect(one.left(header('B', '几天到'), 220)).toMatchObject({ whose: 'A', rows: own });
  });

  it('is nobody’s while another one was read under the same header', () => {
    const one = attribution();
    const own = [row('a1', '在吗')];
    one.judge(own, header('A', '在吗'), 0);
    expect(one.judge(own, header('A', '在吗'), SETTLE_MS)).toEqual({ whose: 'A' });
    one.judge([row('b1', '在吗')], header('A', '在吗'), 1000);
    one.judge([row('b1', '在吗')], header('A', '在吗'), 1200);
    expect(one.left(header('B', '在吗'), 1220)).toBeUndefined();
  });
});
