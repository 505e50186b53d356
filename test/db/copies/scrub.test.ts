/** The daily look: damage that no opening shows is found, made good where it can be, and told. */
import { describe, expect, it } from 'vitest';
import { countsFit, scrub } from '../../../utils/db/copies/scrub';
import { rebuildRows } from '../../../utils/db/rebuild';
import { checksumOf } from '../../../utils/library/store-packs';
import { folding } from '../ledger-fixture';
import { picture, workedFor } from './worked-ledger';

describe('the daily look', () => {
  const look = async (worked: Awaited<ReturnType<typeof workedFor>>) =>
    scrub({
      ledger: worked.ledger,
      outside: worked.outside,
      folding,
      testimony: worked.keeper.testimony(),
      checksumOf,
      now: worked.now,
    });

  it('finds nothing where nothing is wrong', async () => {
    const worked = await workedFor(4);
    expect(await countsFit(worked.ledger)).toBe(true);
    expect(await look(worked)).toEqual([]);
  });

  it('puts back a fact of the last days that was altered or is missing', async () => {
    const worked = await workedFor(4);
    const before = await picture(worked.ledger);
    const facts = await worked.ledger.facts.orderBy('at').toArray();
    const [altered, missing] = [facts.at(-2), facts.at(-6)];
    if (!altered || !missing) throw new Error('no facts');
    await worked.ledger.facts.put({ ...altered, at: altered.at + 7 });
    await worked.ledger.facts.delete(missing.id);
    expect(await countsFit(worked.ledger)).toBe(false);
    expect(await look(worked)).toMatchObject([{ what: 'day', factsBack: 2, factsGone: 0 }]);
    expect(await worked.ledger.facts.orderBy('at').toArray()).toEqual(facts);
    expect(await picture(worked.ledger)).toEqual(before);
  });

  it('keeps the figures of an older day whose facts were harmed, tells it once, and freezes it', async () => {
    const worked = await workedFor(5);
    const before = await picture(worked.ledger);
    const [first] = await worked.ledger.facts.orderBy('at').toArray();
    if (!first) throw new Error('no facts');
    await worked.ledger.facts.delete(first.id);
    await worked.ledger.rows.where('day').equals(first.day).delete();
    expect(await look(worked)).toMatchObject([{ what: 'day', factsGone: 1, daysBack: 1 }]);
    expect(await picture(worked.ledger)).toEqual(before);
    await worked.keeper.renew(worked.ledger);
    expect(await look(worked)).toEqual([]);
    await rebuildRows(worked.ledger, folding, worked.now());
    expect((await picture(worked.ledger)).rows).toBe(before.rows);
  });

  it('puts back rows that differ from their copy, and a pack that does not fit its checksum', async () => {
    const worked = await workedFor(3);
    const before = await picture(worked.ledger);
    const row = await worked.ledger.rows.orderBy('id').first();
    const pack = await worked.ledger.packs.toCollection().first();
    if (!row || !pack) throw new Error('nothing to harm');
    await worked.ledger.rows.put({ ...row, turns: row.turns + 9 });
    await worked.ledger.packs.put({ ...pack, pack: { ...pack.pack, title: 'harmed' } });
    expect(await look(worked)).toMatchObject([
      { what: 'day', daysBack: 1 },
      { what: 'packs', packsBack: 1 },
    ]);
    expect(await picture(worked.ledger)).toEqual(before);
  });
});
