import { expect, it } from 'vitest';
import { oneAtATime } from '../../entrypoints/background/one-at-a-time';

it('runs one after another, tells who asked, and goes on after a failure', async () => {
  const said: string[] = [];
  const steps = oneAtATime((error) => said.push(`error ${String(error)}`));
  const step =
    (name: string, fails = false) =>
    async () => {
      said.push(`${name} begins`);
      await Promise.resolve();
      said.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const first = steps.quietly(async () => void (await step('a', true)()));
  const second = steps.asked(step('b'));
  const third = steps.asked(step('c', true));
  const fourth = steps.asked(step('d'));
  await first;
  expect(await second).toBe('b');
  await expect(third).rejects.toThrow('c');
  expect(await fourth).toBe('d');
  expect(said).toEqual([
    'a begins',
    'a ends',
    'error Error: a',
    'b begins',
    'b ends',
    'c begins',
    'c ends',
    'd begins',
    'd ends',
  ]);
});
