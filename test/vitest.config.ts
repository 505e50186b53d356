import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Unit, property and architecture tests. Browser lanes have a config of their own (vitest.e2e.config.ts). */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  define: { __OPEN_SHADOW__: 'false' },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/consoles/dist/**'],
    environment: 'node',
    // By default one core of two is kept free: nobody uses it.
    maxWorkers: '100%',
    // A busy machine is slow, not wrong: what must be quick is measured by the benchmarks.
    testTimeout: 30_000,
    expect: { poll: { timeout: 15_000 } },
    setupFiles: ['test/patience.ts'],
  },
});
