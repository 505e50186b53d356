/** A notice while nobody looks: where it is wanted, once for each wait, no more than one a minute, and no word of a buyer. */
import { beforeEach, expect, it, vi } from 'vitest';
import type { WaitingEntry } from '../../components/overlay/overlay-model';
import { createMissNotice } from '../../entrypoints/chat.content/miss-notice';
import { asId } from '../../utils/core/ids';
import { kept } from './coaching-fakes';

const wanted = vi.hoisted(() => ({ tell: (_: unknown) => undefined as unknown }));
vi.mock('../../utils/messaging/client', async () => (await import('./coaching-fakes')).fakeClient);
vi.mock('../../utils/platform/key-value', () => ({
  localKeyValue: { read: async () => undefined },
  watchKey: (_: string, tell: (stored: unknown) => void) => {
    wanted.tell = tell;
    return () => undefined;
  },
}));

const NOW = 10_000_000;
const entry = (name: string, waitedSec: number, level: WaitingEntry['level']): WaitingEntry => ({
  conversationId: asId(name),
  name,
  since: NOW - waitedSec * 1000,
  level,
  approximate: false,
  active: false,
});

async function start() {
  const notice = createMissNotice(asId('pdd'), new AbortController().signal);
  await Promise.resolve();
  await new Promise((resolve) => setTimeout(resolve, 0));
  return notice;
}

beforeEach(() => {
  kept.asked = [];
});

it('says nothing until the person wants it', async () => {
  const notice = await start();
  notice.look([entry('王小明', 150, 'urgent')], NOW);
  expect(kept.asked).toEqual([]);
});

it('a number and the longest wait of those who are about to run out; the same wait is told once', async () => {
  const notice = await start();
  wanted.tell({ v: 0, value: true });
  const waiting = [
    entry('a', 170, 'urgent'),
    entry('b', 120, 'urgent'),
    entry('c', 20, 'calm'),
    entry('d', 300, 'missed'),
  ];
  notice.look(waiting, NOW);
  notice.look(waiting, NOW + 90_000);
  expect(kept.asked).toEqual([['coach/notice', { siteId: 'pdd', count: 2, longestMs: 170_000 }]]);
  notice.look([...waiting, entry('e', 110, 'urgent')], NOW + 100_000);
  expect(kept.asked).toHaveLength(2);
});

it('no more than one a minute; what was held back is told then', async () => {
  const notice = await start();
  wanted.tell({ v: 0, value: true });
  notice.look([entry('a', 150, 'urgent')], NOW);
  notice.look([entry('a', 150, 'urgent'), entry('b', 150, 'urgent')], NOW + 30_000);
  expect(kept.asked).toHaveLength(1);
  notice.look([entry('b', 150, 'urgent')], NOW + 61_000);
  expect(kept.asked[1]).toEqual(['coach/notice', { siteId: 'pdd', count: 1, longestMs: 211_000 }]);
});
