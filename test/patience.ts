/** A busy machine is slow, not wrong: what is waited for may take its time. What must be quick is measured by the benchmarks. */

export const PATIENCE_MS = 15_000;

if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: PATIENCE_MS });
}
