/** Reasons on the chat that is open: on offer only where a tap can keep one, and shown as put only while they are. */
import { beforeEach, expect, it, vi } from 'vitest';
import { createBuyerDesk } from '../../entrypoints/chat.content/buyer-desk';
import { type AgentId, asId } from '../../utils/core/ids';
import { kept } from './coaching-fakes';
import { A, B, freshBackground, settle } from './coaching-tab';

vi.mock('../../utils/messaging/client', async () => (await import('./coaching-fakes')).fakeClient);
vi.mock('../../utils/platform/key-value', async () => (await import('./coaching-fakes')).fakeKeyValue);

beforeEach(freshBackground);

function open() {
  let agentId: AgentId | undefined = asId<AgentId>('me');
  const news = vi.fn();
  const desk = createBuyerDesk(asId('pdd'), () => agentId, news);
  desk.follow(A, asId('shop'));
  const shown = (id = A) =>
    desk.themes(id, new Set(['破损']), ['比价']).map(({ theme, on }) => theme + (on ? '*' : ''));
  const leave = () => {
    agentId = undefined;
  };
  return { desk, news, shown, leave };
}
const ALL = ['破损', '成交', '流失', '比价'];

it('are on offer once the record has answered, for the open chat, to somebody with a name', async () => {
  const { shown, leave } = open();
  expect(shown()).toEqual([]);
  await settle();
  expect(shown()).toEqual(ALL);
  expect(shown(B)).toEqual([]);
  leave();
  expect(shown()).toEqual([]);
});

it('never where the record cannot be asked', async () => {
  kept.down = true;
  const { shown } = open();
  await settle();
  expect(shown()).toEqual([]);
});

it('one that could not be kept is not shown as put', async () => {
  const { desk, news, shown } = open();
  await settle();
  await desk.mark('比价');
  expect(shown()).toEqual(['比价*', '破损', '成交', '流失']);
  kept.down = true;
  news.mockClear();
  const second = desk.mark('破损');
  expect(shown()).toContain('破损*');
  await second;
  expect([shown(), news.mock.calls.length]).toEqual([['比价*', '破损', '成交', '流失'], 1]);
  await desk.mark('比价');
  expect(shown()).toContain('比价*');
});
