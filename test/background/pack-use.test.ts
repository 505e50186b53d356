/** A pack switched off for this computer, through the real door: out of the library, back again, and nobody else's to decide. */
import { expect, it, vi } from 'vitest';
import { asId, type PackId } from '../../utils/core/ids';
import { CONSOLE, createBackground, PACK, PAGE } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const packId = asId<PackId>((JSON.parse(PACK) as { id: string }).id);

it('takes its scripts out of the library, under another version, until it is switched on; a console may not', async () => {
  const background = createBackground();
  await background.ask('library/import', { text: PACK, dryRun: false }, PAGE);
  const library = async () => {
    const reply = await background.ask('library/read', {}, CONSOLE);
    if (!reply.ok) throw new Error(reply.code);
    return { version: reply.value.version, has: reply.value.snippets?.some(({ id }) => id === 'hello') };
  };
  const before = await library();
  expect(before.has).toBe(true);
  expect(await background.ask('library/use', { packId, used: false }, CONSOLE)).toMatchObject({ code: 'forbidden' });
  expect(await library()).toEqual(before);
  expect(await background.ask('library/use', { packId, used: false }, PAGE)).toMatchObject({ ok: true });
  const off = await library();
  expect(off.has).toBe(false);
  expect(off.version).not.toBe(before.version);
  const newer = JSON.stringify({ ...JSON.parse(PACK), version: 9 });
  await background.ask('library/import', { text: newer, dryRun: false }, PAGE);
  expect((await library()).has).toBe(false);
  await background.ask('library/use', { packId, used: true }, PAGE);
  expect((await library()).has).toBe(true);
});
