/** The main promise, at the size a build can afford: what is recorded equals what was true, with every hazard on. */
import { describe, expect, it } from 'vitest';
import { expectNone } from '../expect-none';
import { openConsole, SITES, simulate, waitForPanel, waitUntilPlayed } from './harness/consoles';
import { useLane } from './harness/lane';
import { judge } from './harness/verdict';

const SEEDS = [3, 21];

describe('recorded against true', () => {
  const lane = useLane({ build: 'production', csp: 'strict' });

  for (const site of SITES) {
    it.each(SEEDS)(
      `${site}: a busy quarter of an hour at twenty times its speed, one reload, seed %i`,
      async (seed) => {
        // On a ledger of its own: another run's facts would be strangers to this run's log.
        await lane.coach.ask('ledger/erase', {});
        const page = await openConsole(lane.coach.context, lane.consoles, site, { seed });
        await waitForPanel(page);
        await simulate(
          page,
          (simulator, seed) => {
            void simulator.play(simulator.scenario({ seed, conversations: 14, reloads: 1 }), { speed: 20 });
          },
          seed,
        );
        await waitUntilPlayed(page, 100_000);
        const verdict = await judge(lane.coach, page, site);
        await page.close();
        expectNone(verdict.problems);
        expect(verdict.turnsTrue).toBeGreaterThan(20);
        expect(verdict.turnsMeasured).toBe(verdict.turnsTrue);
        expect(verdict.messagesRecorded).toBe(verdict.messagesTrue);
      },
    );
  }
});
