import { expect, it } from 'vitest';
import { coalesce } from '../../utils/core/coalesce';

it('does one piece of work at a time, and what is asked for meanwhile once more', async () => {
  const steps: string[] = [];
  const gates: (() => void)[] = [];
  const work = coalesce(async () => {
    steps.push('begin');
    await new Promise<void>((open) => gates.push(open));
    steps.push('end');
  });
  const first = work.run();
  const second = work.run();
  const third = work.run();
  expect(steps).toEqual(['begin']);
  gates[0]?.();
  await first;
  await expect.poll(() => steps).toEqual(['begin', 'end', 'begin']);
  gates[1]?.();
  await Promise.all([second, third]);
  expect(steps).toEqual(['begin', 'end', 'begin', 'end']);
  const fourth = work.run();
  gates[2]?.();
  await fourth;
  expect(steps).toHaveLength(6);
});
