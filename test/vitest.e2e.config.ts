import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Browser lanes: one file at a time, never a second try. They need the builds (`npm test -- build e2e`). */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/e2e/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    retry: 0,
    testTimeout: 120_000,
    hookTimeout: 90_000,
  },
});
