// @vitest-environment jsdom
/** A page that changed is either still read right, or said to be degraded within ten seconds: never a wrong number. */
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { isBlind } from '../../utils/dom/health';
import { SITES } from '../../utils/sites';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { NO_HAZARDS } from '../consoles/platform/hazards';
import { seeded } from '../consoles/platform/random';
import type { Site } from '../consoles/platform/shapes';
import { TRAITS } from '../consoles/platform/traits';
import { compare } from '../e2e/harness/compare';
import { type ConsoleRun, ledgerOf, openConsole } from './console-run';
import { type PageChange, rename, tokensOf } from './page-changes';
import { underTrueKeys } from './true-keys';

/** Changes per console; the thirty of the promise are asked for by hand. */
const CHANGES = Number(process.env.SIDELINE_MUTATIONS ?? 4);
const PROVEN = SITES.filter(({ proof }) => proof === 'simulated');
const verdicts: Record<string, number> = {};

let run: ConsoleRun | undefined;
afterEach(() => {
  run?.end();
  vi.useRealTimers();
});
afterAll(() => console.log(JSON.stringify(verdicts)));

function changesOf(profile: SiteProfile, count: number): PageChange[] {
  const random = seeded(profile.id.length * 31 + 7);
  const tokens = tokensOf(profile);
  const left = [...tokens];
  const changes: PageChange[] = [];
  while (changes.length < count) {
    const [one] = left.length > 0 ? left.splice(random.between(0, left.length - 1), 1) : [random.pick(tokens)];
    const pair = changes.length >= tokens.length || random.chance(0.15);
    changes.push(rename(profile, pair ? [one ?? '', random.pick(tokens)] : [one ?? '']));
  }
  return changes;
}

/** Half a minute of trade: one buyer in view, one seen in the list alone, robots where the page can mark them. */
async function trade({ simulator, pass }: ConsoleRun, site: Site): Promise<void> {
  const [first, second] = [...simulator.platform.conversations.keys()] as [string, string];
  const robot = () =>
    TRAITS[site].robotMarks.length > 0 && simulator.robotSays(first, '您好，欢迎光临，人工客服马上就到');
  simulator.open(first);
  await pass(3000);
  simulator.buyerSays(first, '请问有货吗');
  await pass(2000);
  robot();
  await pass(9000);
  await reply(first, '有的');
  await pass(1000);
  simulator.buyerSays(second, '什么时候发货');
  await pass(4000);
  await reply(second, '今天就发');
  await pass(1000);
  simulator.buyerSays(second, '好快');
  await pass(3000);
  await reply(second, '应该的');
  await pass(2000);

  async function reply(key: string, text: string): Promise<void> {
    let done = false;
    void simulator.agentReplies(key, text).then(() => {
      done = true;
    });
    while (!done) await pass(100);
  }
}

describe.each(PROVEN.map((profile) => [profile.id as string as Site, profile] as const))('%s', (site, profile) => {
  it.each(changesOf(profile, CHANGES).map((change) => [change.name, change] as const))(
    '%s',
    async (_, change) => {
      run = await openConsole(site, change.profile, { seed: 3, conversations: 3, long: 12, hazards: NO_HAZARDS });
      let face = 1;
      for (const one of run.simulator.platform.conversations.values()) {
        one.avatar = face++;
        one.name = `买家${face}`;
      }
      run.simulator.platform.changed();
      let saidAfter: number | undefined;
      const startedAt = Date.now();
      const watch = setInterval(() => {
        const last = run?.health.at(-1);
        if (last && isBlind(last)) saidAfter ??= Date.now() - startedAt;
      }, 100);
      await trade(run, site);
      clearInterval(watch);
      const log = run.simulator.trueLog();
      const facts = ledgerOf(run.facts);
      const keyed = profile.thread.key.length > 0 ? facts : underTrueKeys(log, facts);
      const { problems } = compare(log, keyed, Date.now());
      const verdict = problems.length === 0 ? 'right' : (saidAfter ?? 60_000) <= 14_000 ? 'degraded' : 'wrong';
      verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
      expect(verdict === 'wrong' ? problems : []).toEqual([]);
      expect(run.errors).toEqual([]);
    },
    30_000,
  );
});
