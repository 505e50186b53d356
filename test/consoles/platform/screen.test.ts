/** The page's own steps after a click: what follows when, and what the composer belongs to meanwhile. */
import { expect, test } from 'vitest';
import type { Hazards } from './hazards';
import { NO_HAZARDS } from './hazards';
import { Platform } from './platform';
import { Screen } from './screen';

function page(site: 'pdd' | 'feige', hazards: Partial<Hazards> = {}) {
  let now = 1_790_000_000_000;
  const due: { at: number; run: () => void }[] = [];
  const platform = new Platform(site, 6, { ...NO_HAZARDS, ...hazards });
  const screen = new Screen(
    platform,
    (ms, run) => due.push({ at: now + ms, run }),
    () => now,
  );
  const pass = (ms: number) => {
    const until = now + ms;
    for (;;) {
      due.sort((a, b) => a.at - b.at);
      const next = due[0];
      if (!next || next.at > until) break;
      due.shift();
      now = Math.max(now, next.at);
      next.run();
    }
    now = until;
  };
  const keys = ['甲', '乙'].map((name) => platform.addConversation({ name }).key) as [string, string];
  for (const key of keys) {
    for (let count = 0; count < 50; count += 1)
      platform.say(key, { role: 'buyer', text: `${count}` }, now - 90_000 + count, { history: true });
  }
  return { platform, screen, pass, keys };
}

test('the row is lit at once, header and thread follow after their lags, the draft stays with its buyer', () => {
  const { platform, screen, pass, keys } = page('pdd', { switchLagMs: [20, 20] });
  screen.open(keys[0]);
  pass(100);
  screen.typed('给甲的话');
  screen.open(keys[1]);
  expect([screen.activeKey, screen.headerKey, screen.threadKey]).toEqual([keys[1], keys[0], keys[0]]);
  expect(platform.onScreenKey).toBeNull();
  pass(20);
  expect([screen.headerKey, screen.threadKey, screen.composerText]).toEqual([keys[1], keys[1], '']);
  screen.open(keys[0]);
  pass(100);
  expect(screen.composerText).toBe('给甲的话');
  expect(platform.inserted).toHaveLength(1);
});

test('of several clicks in a row only the last one wins', () => {
  const { screen, pass, keys } = page('pdd', { switchLagMs: [20, 20], chunkChance: 1, chunkGapMs: [30, 30] });
  screen.open(keys[0]);
  pass(25);
  screen.open(keys[1]);
  screen.open(keys[0]);
  screen.open(keys[1]);
  pass(200);
  expect(screen.isSettledOn(keys[1])).toBe(true);
});

test('Enter sends the state to the conversation of the header, even while the row lit is another', () => {
  const { platform, screen, pass, keys } = page('pdd', { switchLagMs: [20, 20] });
  screen.open(keys[0]);
  pass(100);
  screen.typed('你好');
  screen.open(keys[1]);
  screen.send();
  expect(platform.sent.map((one) => one.conversationKey)).toEqual([keys[0]]);
});

test('without drafts a switch throws the text away and says so', () => {
  const { platform, screen, pass, keys } = page('pdd', { drafts: false });
  screen.open(keys[0]);
  screen.typed('没写完');
  screen.open(keys[1]);
  pass(50);
  screen.open(keys[0]);
  expect(screen.composerText).toBe('');
  expect(platform.droppedDrafts).toMatchObject([{ conversationKey: keys[0], text: '没写完' }]);
});

test('feige shows a window of slots; scrolling up moves it to the oldest message and no further', () => {
  const { screen, keys } = page('feige');
  screen.open(keys[0]);
  const texts = () => screen.thread().messages.map((one) => one.text);
  expect([texts()[0], texts().length]).toEqual(['34', 16]);
  for (let tries = 0; tries < 50 && screen.scrollUp(); tries += 1);
  expect(texts()[0]).toBe('0');
  screen.platform.say(keys[0], { role: 'buyer', text: '新' }, 1_790_000_100_000);
  expect(texts()).not.toContain('新');
  screen.scrollToBottom();
  expect(texts().at(-1)).toBe('新');
});
