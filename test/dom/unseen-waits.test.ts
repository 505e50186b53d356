// @vitest-environment jsdom
/** Every schedule elsewhere ends with a look into each chat, which would hide a list that tells nothing: here nobody looks. */
import { afterEach, expect, it, vi } from 'vitest';
import { asId } from '../../utils/core/ids';
import { siteById } from '../../utils/sites/match';
import type { SiteProfile } from '../../utils/sites/site-profile';
import type { Site } from '../consoles/platform/shapes';
import { type ConsoleRun, openConsole } from './console-run';

const CONSOLES: readonly Site[] = [
  'pdd',
  'feige',
  'jd',
  'kuaishou',
  'xiaohongshu',
  'chatwoot',
  'wangwang',
  'goofish',
  'shopee',
];

let run: ConsoleRun | undefined;
afterEach(() => {
  run?.end();
  vi.useRealTimers();
});

it.each(CONSOLES)('%s: who writes in a chat that nobody opens waits from that moment', async (site) => {
  run = await openConsole(site, siteById(asId(site)) as SiteProfile, { seed: 5, conversations: 3, long: 12 });
  await run.pass(1500);
  const waitingBefore = run.tracker.live().filter(({ openSince }) => openSince !== undefined).length;
  const key = run.simulator.newConversation({ name: '阿梨', avatar: 77 });
  await run.pass(400);
  const at = Date.now();
  run.simulator.buyerSays(key, '这件还有货吗');
  await run.pass(2000);
  run.simulator.buyerSays(key, '想要蓝色的');
  await run.pass(8000);
  const waiting = run.tracker.live().filter(({ openSince }) => openSince !== undefined);
  expect(waiting.length).toBe(waitingBefore + 1);
  const [told] = waiting.filter(({ openSince = 0 }) => openSince >= at - 1000);
  expect(Math.abs((told?.openSince ?? 0) - at)).toBeLessThanOrEqual(1000);
  expect(run.errors).toEqual([]);
});
