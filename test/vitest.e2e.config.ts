import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Lanes that do not gate, run by `npm run soak`. `more-consoles`, `rush`, `notice` and `hub-chaos` take minutes, and `test/dom` plays the same
 * consoles. The others have not held ten times in a row yet: `hub` (two browsers on one team server), and the seeded
 * comparison, which differs now and then on 飞鸽. They come back when they do.
 */
const HELD_BACK = ['more-consoles', 'hub', 'hub-chaos', 'comparison', 'rush', 'notice'].map(
  (name) => `test/e2e/${name}.test.ts`,
);

/** Browser lanes: one file at a time, never a second try. They need the builds (`npm test -- build e2e`). */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/e2e/**/*.test.ts'],
    exclude: process.env.SIDELINE_ALL_LANES ? [] : HELD_BACK,
    environment: 'node',
    fileParallelism: false,
    retry: 0,
    testTimeout: 120_000,
    hookTimeout: 90_000,
  },
});
