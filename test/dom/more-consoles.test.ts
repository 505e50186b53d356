// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chatwoot } from '../../utils/sites/chatwoot';
import { goofish } from '../../utils/sites/goofish';
import { jd } from '../../utils/sites/jd';
import { kuaishou } from '../../utils/sites/kuaishou';
import { livehelperchat } from '../../utils/sites/livehelperchat';
import { shopee } from '../../utils/sites/shopee';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { wangwang } from '../../utils/sites/wangwang';
import { weixin } from '../../utils/sites/weixin';
import { xiaohongshu } from '../../utils/sites/xiaohongshu';
import type { Site } from '../consoles/platform/shapes';
import { TRAITS } from '../consoles/platform/traits';
import { compare } from '../e2e/harness/compare';
import { type ConsoleRun, ledgerOf, openConsole, watch } from './console-run';
import { underTrueKeys } from './true-keys';

/** Schedules per console; the whole sweep is asked for by hand. */
const RUNS = Number(process.env.SIDELINE_CONSOLE_RUNS ?? 3);

/** Consoles that print whole seconds are played slower: their waits must be longer than that. */
const CONSOLES: readonly (readonly [Site, SiteProfile, speed: number])[] = [
  ['jd', jd, 8],
  ['kuaishou', kuaishou, 8],
  ['xiaohongshu', xiaohongshu, 20],
  ['chatwoot', chatwoot, 20],
  ['wangwang', wangwang, 8],
  ['goofish', goofish, 20],
  ['shopee', shopee, 20],
  ['livehelperchat', livehelperchat, 20],
  ['weixin', weixin, 20],
];

let run: ConsoleRun | undefined;
afterEach(() => {
  run?.end();
  vi.useRealTimers();
});

/** A whole day of trade in seconds, then a look into every conversation, so that nothing stays unseen. */
async function trade(site: Site, profile: SiteProfile, seed: number, speed: number): Promise<ConsoleRun> {
  const first = await openConsole(site, profile, { seed, conversations: 4, long: 24 });
  const { simulator } = first;
  const scenario = simulator.scenario({ seed, conversations: 5, spreadMs: 20_000 });
  // What a closing means for an open turn is a rule's affair, not the reader's.
  scenario.steps = scenario.steps.filter(({ step }) => !(step.do === 'say' && step.message.event === 'closed'));
  // Two buyers of one name and one picture cannot be told apart in a list without ids; each gets a face here.
  let face = 1;
  for (const one of simulator.platform.conversations.values()) one.avatar = face++;
  for (const { step } of scenario.steps) if (step.do === 'arrive') step.conversation.avatar = face++;
  // Two of one name are nobody's there: that has a test of its own.
  if (TRAITS[site].namesOnly) simulator.nameApart(scenario);
  // A face that changes under a reader's eyes is another buyer's: whoever reads begins with these.
  first.end();
  simulator.platform.changed();
  const opened = await watch(profile, simulator);
  for (const step of scenario.steps) step.at = Math.round(step.at / speed) * speed;
  void simulator.play(scenario, { speed });
  for (let waited = 0; simulator.state() !== 'finished' && waited < 120_000; waited += 500) await opened.pass(500);
  await opened.pass(500);
  // Where nothing but the lit row says whose thread stands there, a person opens what has a row.
  const byRow = profile.thread.key.length === 0 && profile.thread.shownAt.length === 0;
  for (const { key } of simulator.trueLog().conversations) {
    if (byRow && !simulator.platform.conversation(key).listed) continue;
    simulator.open(key);
    await opened.pass(1200);
  }
  return opened;
}

describe.each(CONSOLES)('the %s console with its framework and every hazard', (site, profile, speed) => {
  it.each(Array.from({ length: RUNS }, (_, index) => index + 1))(
    'schedule %i equals the true log',
    async (seed) => {
      run = await trade(site, profile, seed, speed);
      const log = run.simulator.trueLog();
      const facts = ledgerOf(run.facts);
      const keyed = profile.thread.key.length > 0 ? facts : underTrueKeys(log, facts);
      const result = compare(log, keyed, Date.now());
      expect(result.problems).toEqual([]);
      expect(run.errors).toEqual([]);
      expect(result.turnsTrue).toBeGreaterThan(5);
      expect(run.health.at(-1)?.state).toBe('ok');
    },
    60_000,
  );
});
