/** Publishing through the real door: parts of one version, back to exactly what was, forth again; refusals change nothing. */
import { beforeEach, expect, it, vi } from 'vitest';
import { packOf, readFamily } from '../../entrypoints/lead/pack-source';
import { goBack, planPacks, planScripts, putPlan, removeFamily } from '../../entrypoints/lead/plans';
import { asId, type PackId } from '../../utils/core/ids';
import type { PackHead } from '../../utils/core/pack-parts';
import type { Snippet } from '../../utils/core/snippet';
import type { MessageKind, Request } from '../../utils/messaging/protocol';
import { createBackground, PAGE } from '../background/fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));
vi.mock('../../entrypoints/lead/find-duplicates', () => ({ findDuplicatesAside: async () => [] }));
const door = vi.hoisted(() => ({ ask: async (_kind: string, _request: unknown): Promise<unknown> => undefined }));
vi.mock('../../utils/messaging/client', () => ({ ask: (kind: string, request: unknown) => door.ask(kind, request) }));

const BIG = asId<PackId>('big');
const HEAD: PackHead = { format: 'sideline-pack/1', id: BIG, version: 1, title: 'Big', author: 'A', locale: 'en' };
const scripts = (from: number, to: number, body = 'x'): Snippet[] =>
  Array.from({ length: to - from }, (_, n) => ({
    id: asId(`s${from + n}`),
    title: `t${from + n}`,
    triggers: ['a b', 'c d', 'e f', 'g h', 'i j'],
    body,
    stage: 'presale',
    category: 'c',
    tags: [],
  }));

let background: ReturnType<typeof createBackground>;
beforeEach(() => {
  background = createBackground();
  door.ask = (kind, request) => background.ask(kind as MessageKind, request as Request<MessageKind>, PAGE);
});

async function publish(snippets: Snippet[]) {
  const plan = await planScripts(await readFamily(await background.ledger(), BIG), HEAD, snippets);
  return { plan, outcome: await putPlan(plan) };
}

async function inUse(): Promise<{ ids: Set<string>; versions: number[] }> {
  const family = await readFamily(await background.ledger(), BIG);
  if (!family) return { ids: new Set(), versions: [] };
  return {
    ids: new Set(packOf(family).snippets.map(({ id }) => id)),
    versions: family.rows.map(({ pack }) => pack.version),
  };
}

it('grows into another part, goes back to exactly what was, and forth again', async () => {
  const [before, after] = [scripts(0, 1400), [...scripts(0, 1400), ...scripts(1400, 2900)]];
  expect((await publish(before)).outcome).toEqual({ ok: true });
  const { plan, outcome } = await publish(after);
  expect(outcome).toEqual({ ok: true });
  expect([plan.packs.length, plan.newParts, plan.diff.added.length]).toEqual([2, ['big.part2'], 1500]);
  expect(await inUse()).toEqual({ ids: new Set(after.map(({ id }) => id)), versions: [2, 2] });
  const ledger = await background.ledger();
  expect(await goBack(ledger, BIG)).toBe(true);
  expect((await inUse()).ids).toEqual(new Set(before.map(({ id }) => id)));
  expect(await goBack(ledger, BIG)).toBe(true);
  expect((await inUse()).ids).toEqual(new Set(after.map(({ id }) => id)));
  expect(await removeFamily(ledger, BIG)).toBe(true);
  expect((await inUse()).ids.size).toBe(0);
});

it('tells why a plan may not go in, and changes nothing by planning', async () => {
  await publish(scripts(0, 3));
  const family = await readFamily(await background.ledger(), BIG);
  const plan = await planScripts(family, HEAD, scripts(0, 2, 'x'.repeat(2001)));
  expect(plan.refusal).toMatchObject({ ok: false, code: 'bad-field', where: 'snippets.0.body' });
  expect(await inUse()).toEqual({ ids: new Set(['s0', 's1', 's2']), versions: [1] });
});

it('puts all parts in or none: one part refused at the last moment leaves every part as it was', async () => {
  await publish(scripts(0, 2900));
  const plan = await planScripts(await readFamily(await background.ledger(), BIG), HEAD, scripts(0, 2900, 'new'));
  expect(plan.packs.length).toBeGreaterThan(1);
  // Someone else's newer version of the second part arrives between the plan and the click.
  const rival = { ...plan.packs[1], version: 9, snippets: scripts(5000, 5001) };
  await background.ask('library/import', { text: JSON.stringify(rival), dryRun: false }, PAGE);
  expect(await putPlan(plan)).toMatchObject({ ok: false, code: 'older-version' });
  const rows = await (await background.ledger()).packs.toArray();
  expect(rows.find(({ id }) => id === BIG)?.pack.snippets.every(({ body }) => body === 'x')).toBe(true);
});

it('plans and puts in several files that are one library as one change', async () => {
  const head = { ...HEAD, version: 4 };
  const [one, two] = [
    { ...head, snippets: scripts(0, 3) },
    { ...head, id: asId<PackId>('big.part2'), snippets: scripts(3, 5) },
  ];
  const plan = await planPacks(await background.ledger(), [two, one], undefined);
  expect([plan.packs.map(({ id }) => id), plan.diff.added.length]).toEqual([['big', 'big.part2'], 5]);
  expect(await putPlan(plan)).toEqual({ ok: true });
  expect(await inUse()).toEqual({ ids: new Set(['s0', 's1', 's2', 's3', 's4']), versions: [4, 4] });
});
