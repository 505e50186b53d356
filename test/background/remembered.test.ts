/** A question kept for a script, through the real door: offered from then on, told to consoles, gone when everything is erased. */
import { describe, expect, it, vi } from 'vitest';
import { asId, type SnippetId } from '../../utils/core/ids';
import { writeBackup } from '../../utils/db/backup/write-backup';
import { readRemembered } from '../../utils/db/remembered';
import { unmatchedSince } from '../../utils/db/unmatched';
import { CONSOLE, createBackground, NOW, PACK, PAGE } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const HELLO = asId<SnippetId>('hello');
const keep = { snippetId: HELLO, text: '有人在不', at: Date.UTC(2026, 2, 10) };

async function withPack() {
  const background = createBackground();
  await background.ask('library/import', { text: PACK, dryRun: false }, PAGE);
  const triggers = async () => {
    const reply = await background.ask('library/read', {}, CONSOLE);
    return reply.ok ? reply.value.snippets?.find(({ id }) => id === HELLO)?.triggers : undefined;
  };
  return { background, triggers };
}

describe('library/remember', () => {
  it('keeps it once, under a new version of the library, and lets it go again', async () => {
    const { background, triggers } = await withPack();
    const before = await background.ask('library/read', {}, CONSOLE);
    expect(await background.ask('library/remember', keep, CONSOLE)).toMatchObject({ ok: true });
    await background.ask('library/remember', { ...keep, at: keep.at + 1 }, CONSOLE);
    expect(await triggers()).toEqual(['hi', '有人在不']);
    const since = before.ok ? before.value.version : '';
    const after = await background.ask('library/read', { since }, CONSOLE);
    expect(after.ok && after.value.snippets).toBeTruthy();
    const ids = (await readRemembered(await background.ledger())).map(({ id }) => id);
    expect(ids).toHaveLength(1);
    await background.ask('library/unremember', { ids }, PAGE);
    expect(await triggers()).toEqual(['hi']);
  });

  it.each([['138000011'], ['x'], ['a\nb'], ['长'.repeat(41)], ['<b>']])('refuses %j at the door', async (text) => {
    const { background } = await withPack();
    expect(await background.ask('library/remember', { ...keep, text }, CONSOLE)).toMatchObject({ code: 'bad-request' });
    expect(await background.ask('library/remember', keep, PAGE)).toMatchObject({ code: 'forbidden' });
    expect(await readRemembered(await background.ledger())).toEqual([]);
  });

  it.each([['短'], ['两行\n也不行的话'], ['包裹 12345678 到了'], ['看 https://x.example'], ['长'.repeat(1001)]])(
    'refuses the reply %j at the door',
    async (reply) => {
      const { background } = await withPack();
      expect(await background.ask('library/remember', { ...keep, reply }, CONSOLE)).toMatchObject({
        code: 'bad-request',
      });
      expect(await readRemembered(await background.ledger())).toEqual([]);
    },
  );

  it('keeps a question without a script too, and counts those that had none, by day', async () => {
    const { background, triggers } = await withPack();
    expect(await background.ask('library/remember', { text: '有小样吗', at: keep.at }, CONSOLE)).toMatchObject({
      ok: true,
    });
    expect(await triggers()).toEqual(['hi']);
    const ledger = await background.ledger();
    expect(await readRemembered(ledger)).toMatchObject([{ text: '有小样吗' }]);
    for (const at of [NOW, NOW + 1, NOW - 9 * 86_400_000]) await background.ask('library/unmatched', { at }, CONSOLE);
    expect(await unmatchedSince(ledger, asId('2026-03-04'))).toBe(2);
    expect(await unmatchedSince(ledger, asId('2026-03-01'))).toBe(3);
    expect(await background.ask('library/unmatched', { at: NOW }, PAGE)).toMatchObject({ code: 'forbidden' });
  });

  it('is among what can be taken along, and goes when everything goes', async () => {
    const { background } = await withPack();
    await background.ask('library/remember', keep, CONSOLE);
    const ledger = await background.ledger();
    const { records } = JSON.parse((await writeBackup(ledger, {}, 1)).join(''));
    expect(records).toMatchObject([{ name: 'remembered', value: [{ text: '有人在不' }] }]);
    await background.ask('ledger/erase', {}, PAGE);
    expect(await readRemembered(ledger)).toEqual([]);
  });
});
