/** What may be kept after a reply: nothing without a tap, an own reply not without a second one, and no nagging. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InsertNotice } from '../../components/overlay/overlay-model';
import { createKeptOffers } from '../../entrypoints/chat.content/kept-offers';
import { asId, type ConversationId } from '../../utils/core/ids';
import { makeSnippet } from '../library/sample-pack';

const door = vi.hoisted(() => ({
  ask: vi.fn(async (_kind: string, _request: object) => ({ ok: true, value: { ok: true } })),
}));
vi.mock('../../utils/messaging/client', () => ({ ask: door.ask }));

const CHAT = asId<ConversationId>('chat');
const QUESTION = ['可以放微波炉吗'];
const REPLY = '可以的，加热别超过两分钟';
let notices: InsertNotice[];
let chats: (ConversationId | undefined)[];
let offers: ReturnType<typeof createKeptOffers>;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  door.ask.mockClear();
  notices = [];
  chats = [];
  offers = createKeptOffers((notice, of) => {
    notices.push(notice);
    chats.push(of);
  });
});
afterEach(() => vi.useRealTimers());

describe('an own reply', () => {
  it('takes two taps, the second one under the words that are kept', async () => {
    offers.answered(QUESTION, REPLY, {}, CHAT);
    expect(notices).toEqual([{ kind: 'own-reply', question: '可以放微波炉吗' }]);
    await offers.take();
    expect(notices[1]).toEqual({ kind: 'own-reply', question: '可以放微波炉吗', reply: REPLY });
    expect(door.ask).not.toHaveBeenCalled();
    await offers.take();
    expect(door.ask).toHaveBeenCalledExactlyOnceWith('library/remember', {
      text: '可以放微波炉吗',
      reply: REPLY,
      at: expect.any(Number),
    });
    expect(notices[2]).toEqual({ kind: 'remembered' });
    expect(chats).toEqual([CHAT, CHAT, CHAT]);
    await offers.take();
    expect(door.ask).toHaveBeenCalledOnce();
  });

  it('is not offered where nothing of it may be kept', () => {
    offers.answered(QUESTION, '加我 13800001111', {}, CHAT);
    offers.answered(['13800001111'], REPLY, {}, CHAT);
    expect(notices).toEqual([]);
  });

  it('is not offered for half an hour after three that nobody wanted; a tap begins anew', async () => {
    for (let at = 0; at < 5; at++) offers.answered(QUESTION, REPLY, {}, CHAT);
    expect(notices).toHaveLength(3);
    vi.advanceTimersByTime(31 * 60_000);
    offers.answered(QUESTION, REPLY, {}, CHAT);
    expect(notices).toHaveLength(4);
    await offers.take();
    for (let at = 0; at < 5; at++) offers.answered(QUESTION, REPLY, {}, CHAT);
    expect(notices).toHaveLength(4 + 1 + 3);
  });
});

it('a later insertion takes the place of what was offered before', async () => {
  offers.answered(QUESTION, REPLY, {}, CHAT);
  const script = makeSnippet('wash', { title: '洗涤', triggers: ['怎么洗'] });
  expect(offers.inserted(['能机洗不'], [script], CHAT)).toEqual({
    kind: 'inserted',
    title: '洗涤',
    question: '能机洗不',
  });
  await offers.take();
  expect(door.ask).toHaveBeenCalledExactlyOnceWith('library/remember', {
    snippetId: 'wash',
    text: '能机洗不',
    at: expect.any(Number),
  });
  // What the script knows already, and several scripts at once, leave nothing to keep.
  expect(offers.inserted(['怎么洗'], [script], CHAT)).toBeUndefined();
  expect(offers.inserted(['能机洗不'], [script, makeSnippet('b')], CHAT)).toBeUndefined();
  await offers.take();
  expect(door.ask).toHaveBeenCalledOnce();
});
