/** A ledger that lost everything, or its last commits, or one day: what comes back, to the byte, and what is told. */
import { describe, expect, it } from 'vitest';
import { asId, type BusinessDay } from '../../../utils/core/ids';
import { createKeeper, type Keeper } from '../../../utils/db/copies/keeper';
import { noteLoss, readLosses } from '../../../utils/db/copies/losses';
import { eraseRecords } from '../../../utils/db/erase';
import type { Ledger } from '../../../utils/db/ledger';
import { readMeta } from '../../../utils/db/meta';
import { rebuildRows } from '../../../utils/db/rebuild';
import { recordFacts } from '../../../utils/db/record';
import { folding, freshLedger } from '../ledger-fixture';

import { DAY, picture, SITE, START, startOn, talk, workedFor } from './worked-ledger';

describe('a database that is gone', () => {
  it('comes back: every row, watched span, name and pack to the byte; the facts of the last days; the rest is told', async () => {
    const worked = await workedFor(5);
    const before = await picture(worked.ledger);
    const reset = freshLedger();
    const keeper = await startOn(reset, worked);
    expect(await picture(reset)).toEqual(before);
    expect((await reset.facts.toArray()).length).toBe(36);
    const [loss] = await readLosses(reset, worked.outside);
    expect(loss).toMatchObject({
      what: 'records',
      state: 'done',
      factsBack: 36,
      factsGone: 24,
      daysBack: 2,
      packsBack: 1,
    });
    expect((await rebuildRows(reset, folding, worked.now())).changed).toBe(0);
    expect(await picture(reset)).toEqual(before);
    // Once told it is not told again, and the copies now speak of the new database.
    const again = createKeeper(worked.outside, worked.now);
    expect(await again.compare(reset, async () => folding)).toBeUndefined();
    expect(again.testimony()?.epoch).toBe((await readMeta(reset, 'commits'))?.epoch);
    void keeper;
  });

  it('goes on recording meanwhile, and a second loss right after the first brings back the same', async () => {
    const worked = await workedFor(4);
    const reset = freshLedger();
    const keeper = createKeeper(worked.outside, worked.now);
    await keeper.compare(reset, async () => folding);
    const facts = talk(worked.now() + 2 * 3_600_000, 'late');
    const outcome = await recordFacts(
      reset,
      { sessionId: 'n', siteId: SITE, firstSeq: 1, facts },
      folding,
      worked.now(),
    );
    if (outcome.kind === 'committed') await keeper.recorded(outcome.commit, facts);
    await keeper.settled();
    await keeper.renew(reset, true);
    const after = await picture(reset);
    const second = freshLedger();
    await startOn(second, worked);
    expect(await picture(second)).toEqual(after);
    expect(await second.facts.count()).toBe(await reset.facts.count());
  });

  it('keeps days open whose facts were all in the journal, however old: what is told of them later is taken', async () => {
    const worked = await workedFor(2);
    const old = START - 6 * DAY;
    const take = async (ledger: Ledger, keeper: Keeper, at: number, name: string) => {
      const batch = { sessionId: name, siteId: SITE, firstSeq: 1, facts: talk(at, name) };
      const outcome = await recordFacts(ledger, batch, folding, worked.now());
      if (outcome.kind === 'committed') await keeper.recorded(outcome.commit, batch.facts);
    };
    await take(worked.ledger, worked.keeper, old, 'friday');
    await worked.keeper.prune(START - 2 * DAY);
    await worked.keeper.renew(worked.ledger, true);
    const before = await picture(worked.ledger);
    const reset = freshLedger();
    const keeper = await startOn(reset, worked);
    expect(await picture(reset)).toEqual(before);
    expect(await readLosses(reset, worked.outside)).toMatchObject([{ factsGone: 0, daysBack: 0 }]);
    await take(reset, keeper, old + 3_600_000, 'late');
    expect(await reset.facts.count()).toBe((await worked.ledger.facts.count()) + 4);
  });

  it('lost again after a life that died between putting facts back and copying them: they are copied all the same', async () => {
    const worked = await workedFor(2);
    const before = await picture(worked.ledger);
    const reset = freshLedger();
    let writes = 0;
    const dying = createKeeper(
      {
        ...worked.outside,
        // The loss and the new testimony are written; the first copies of what came back are not.
        writeAll: (all) => {
          writes += 1;
          return writes > 2 ? Promise.reject(new Error('killed')) : worked.outside.writeAll(all);
        },
      },
      worked.now,
    );
    await dying.compare(reset, async () => folding);
    await dying.settled();
    expect(await reset.facts.count()).toBe(24);
    await startOn(reset, worked);
    const second = freshLedger();
    await startOn(second, worked);
    expect(await picture(second)).toEqual(before);
    expect(await second.facts.count()).toBe(24);
  });

  it('has what was committed and never copied as well: the browser was killed between the two', async () => {
    const worked = await workedFor(2);
    const facts = talk(worked.now() + 3_600_000, 'between');
    await recordFacts(worked.ledger, { sessionId: 'n', siteId: SITE, firstSeq: 1, facts }, folding, worked.now());
    const writes = worked.outside.writes;
    await startOn(worked.ledger, worked);
    // One entry for what was missing: what the journal had is not written again.
    expect(worked.outside.writes - writes).toBe(1);
    const reset = freshLedger();
    await startOn(reset, worked);
    expect(await reset.facts.count()).toBe(28);
    expect(await readLosses(reset, worked.outside)).toMatchObject([{ factsBack: 28, factsGone: 0 }]);
  });

  it('is not acknowledged into: what went into the store that was lost must be sent again', async () => {
    const worked = await workedFor(1);
    const facts = talk(worked.now() + 3_600_000, 'late');
    const batch = { sessionId: 'n', siteId: SITE, firstSeq: 1, facts };
    const old = await recordFacts(worked.ledger, batch, folding, worked.now());
    const reset = freshLedger();
    const keeper = await startOn(reset, worked);
    const before = keeper.testimony();
    if (old.kind === 'committed') expect(await keeper.recorded(old.commit, facts)).toBe(false);
    expect(keeper.testimony()).toEqual(before);
    const again = await recordFacts(reset, batch, folding, worked.now());
    if (again.kind === 'committed') expect(await keeper.recorded(again.commit, facts)).toBe(true);
    expect(keeper.testimony()).toMatchObject({ commits: (await readMeta(reset, 'commits'))?.commits });
  });

  it('is taken up again when the worker died in the middle', async () => {
    const worked = await workedFor(4);
    const before = await picture(worked.ledger);
    const reset = freshLedger();
    const dying = createKeeper(
      { ...worked.outside, readAll: async () => Promise.reject(new Error('killed')) },
      worked.now,
    );
    await dying.compare(reset, async () => folding);
    await dying.settled();
    expect(await readLosses(reset, worked.outside)).toMatchObject([{ state: 'recovering' }]);
    await startOn(reset, worked);
    expect(await picture(reset)).toEqual(before);
    expect(await readLosses(reset, worked.outside)).toMatchObject([{ state: 'done', factsBack: 36 }]);
  });

  it('counts what came back, whichever life brought it back', async () => {
    const worked = await workedFor(4);
    const reset = freshLedger();
    // Dies after the journal was replayed, before that could be told.
    const dying = createKeeper({ ...worked.outside, removeAll: async () => undefined }, worked.now);
    const loss = await dying.compare(reset, async () => folding);
    await dying.settled();
    expect(await reset.facts.count()).toBe(36);
    if (loss) await noteLoss(reset, worked.outside, loss);
    await startOn(reset, worked);
    expect(await readLosses(reset, worked.outside)).toMatchObject([{ state: 'done', factsBack: 36, factsGone: 12 }]);
  });

  it('says what is gone when the journal was harmed as well', async () => {
    const worked = await workedFor(5);
    for (const key of [...worked.outside.values.keys()].filter((name) => name.startsWith('journal:')).slice(0, 2))
      worked.outside.values.set(key, { v: 1, text: '{"at":0}', sum: 1 });
    const reset = freshLedger();
    await startOn(reset, worked);
    const [loss] = await readLosses(reset, worked.outside);
    expect(loss).toMatchObject({ factsBack: 28, factsGone: 32, daysBack: 3 });
    expect((await picture(reset)).rows).toBe((await picture(worked.ledger)).rows);
  });
});

it('a database that went back in time gets its last commits again', async () => {
  const worked = await workedFor(3);
  const before = await picture(worked.ledger);
  const { ledger } = worked;
  const commits = (await ledger.meta.get('commits'))?.value as { commits: number; facts: number };
  // As a truncated log leaves it: the last conversation and the count of it are gone.
  const ids = (await ledger.facts.toArray()).filter((fact) => fact.conversationId === asId('c2-2')).map(({ id }) => id);
  await ledger.facts.bulkDelete(ids);
  const [day] = await ledger.days.orderBy('day').reverse().toArray();
  if (day) await ledger.days.put({ ...day, facts: day.facts - 4, sum: 1 });
  await ledger.meta.put({
    name: 'commits',
    value: { ...commits, commits: commits.commits - 2, facts: commits.facts - 4 },
  });
  await startOn(ledger, worked);
  expect(await readLosses(ledger, worked.outside)).toMatchObject([{ what: 'records', lostCommits: 2, factsBack: 4 }]);
  expect(await picture(ledger)).toEqual(before);
});

it('what was erased does not come back out of the copies', async () => {
  const worked = await workedFor(3);
  const day = asId<BusinessDay>('2026-03-11');
  await worked.keeper.forget((fact) => folding.calendar.dayOf(fact.at) === day);
  await eraseRecords(worked.ledger, { day }, folding, worked.now());
  await worked.keeper.renew(worked.ledger, true);
  const reset = freshLedger();
  await startOn(reset, worked);
  expect(new Set((await reset.rows.toArray()).map((row) => row.day))).toEqual(new Set(['2026-03-10', '2026-03-12']));
  expect(await reset.facts.where('day').equals(day).count()).toBe(0);
});

it('copies that are gone are made anew, and that is told', async () => {
  const worked = await workedFor(2);
  await worked.ledger.meta.put({ name: 'settingsCopy', value: {} });
  const before = await picture(worked.ledger);
  worked.outside.values.clear();
  const keeper = await startOn(worked.ledger, worked);
  await keeper.renew(worked.ledger, true);
  expect(await readLosses(worked.ledger, worked.outside)).toMatchObject([{ what: 'copies' }]);
  const reset = freshLedger();
  await startOn(reset, worked);
  expect(await picture(reset)).toEqual(before);
});

it('copies that cannot be written hold up nothing', async () => {
  const worked = await workedFor(1);
  worked.outside.failing.add('*');
  await worked.keeper.recorded({ epoch: 'x', commits: 99, facts: 1 }, talk(START, 'c'));
  await startOn(worked.ledger, worked);
});

it('a storage.local that is broken for good is told once a day, and recording goes on', async () => {
  const worked = await workedFor(1);
  const broken = { ...worked.outside, read: () => Promise.reject(new Error('Corruption')) };
  worked.outside.failing.add('*');
  for (let start = 0; start < 3; start += 1) {
    const keeper = createKeeper({ ...broken, writeAll: () => Promise.reject(new Error('Corruption')) }, worked.now);
    await keeper.compare(worked.ledger, async () => folding);
    await keeper.settled();
  }
  expect(await readLosses(worked.ledger, worked.outside)).toMatchObject([{ what: 'no-copies' }]);
});
