// @vitest-environment jsdom
/** Every schedule elsewhere ends with a look into each chat, which would hide a list that tells nothing: here nobody looks. */
import { afterEach, expect, it, vi } from 'vitest';
import { SITES } from '../../utils/sites/index';
import type { Site } from '../consoles/platform/shapes';
import { type ConsoleRun, openConsole } from './console-run';

/** Consoles whose list says, in whatever way, that somebody waits. */
const TELLING = SITES.filter(({ list }) => list.waiting.length + list.unread.length > 0);

let run: ConsoleRun | undefined;
afterEach(() => {
  run?.end();
  vi.useRealTimers();
});

it.each(TELLING.map((profile) => [profile.id as string as Site, profile] as const))(
  '%s: who writes in a chat that nobody opens waits from that moment',
  async (site, profile) => {
    run = await openConsole(site, profile, { seed: 5, conversations: 3, long: 12 });
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
  },
);
