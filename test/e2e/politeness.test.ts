/** Under a busy page: no layout is asked for by our script, and no run of it is long. Figures and the other gates: `npm run bench -- page`. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runLoad } from '../bench/page/load';
import { type Consoles, SITES, startConsoles } from './harness/consoles';

const LOAD = { ratePerSecond: 20, seconds: 10, warmUpMs: 1000, withExtension: true };
/** ms of the thread. */
const LONGEST_MS = 50;

let consoles: Consoles;

beforeAll(async () => {
  consoles = await startConsoles();
});

afterAll(async () => {
  await consoles?.close();
});

it.each(SITES)('%s: twenty messages a second for ten seconds force no layout and hold up nothing', async (site) => {
  const { attribution } = await runLoad(consoles, { site, ...LOAD });
  const { slices, longestMs, forcedLayouts } = attribution;
  // Fewer would mean that nothing was read, or that it was not seen in the trace.
  expect(slices.length).toBeGreaterThan(200);
  expect(forcedLayouts).toBe(0);
  expect(longestMs).toBeLessThan(LONGEST_MS);
});
