/** Owns changing packs by asking the background: tried first without a change, then done, all parts at once. */
import type { PackOutcome, PackPlan } from '../../components/lead/lead-model';
import { asId, type PackId, type SnippetId } from '../../utils/core/ids';
import { diffPacks } from '../../utils/core/pack-diff';
import { applyDraft } from '../../utils/core/pack-draft';
import { familyOf, joinParts, type PackHead, splitParts } from '../../utils/core/pack-parts';
import type { Pack, Snippet } from '../../utils/core/snippet';
import { readDraft } from '../../utils/db/drafts';
import type { Ledger } from '../../utils/db/ledger';
import { ask } from '../../utils/messaging/client';
import { findDuplicatesAside } from './find-duplicates';
import { nextVersion, type PackFamily, packOf, readFamily, wholePack } from './pack-source';

export function makePackId(): PackId {
  return asId<PackId>(`p-${crypto.randomUUID().slice(0, 13).replace('-', '')}`);
}

export function makeSnippetId(): SnippetId {
  return asId<SnippetId>(`s-${crypto.randomUUID().slice(0, 18).replaceAll('-', '')}`);
}

/** All of them go in or none. */
async function send(packs: readonly Pack[], dryRun: boolean): Promise<PackOutcome> {
  const [text = '', ...parts] = packs.map((pack) => JSON.stringify(pack));
  const reply = await ask('library/import', { text, parts, dryRun });
  if (!reply.ok) return { ok: false, code: reply.code, where: reply.where ?? '' };
  return reply.value.ok ? { ok: true } : { ok: false, code: reply.value.code, where: reply.value.where };
}

/** Scripts under a head, in as many parts as it takes, tried against the door. */
export async function planScripts(
  family: PackFamily | undefined,
  head: PackHead,
  snippets: readonly Snippet[],
): Promise<PackPlan> {
  const placed = family && joinParts(family.rows.map(({ pack }) => pack)).placed;
  const packs = splitParts({ ...head, version: nextVersion(family) }, snippets, placed);
  const plan = await tryPlan(packs, family && packOf(family), undefined);
  const there = new Set(family?.rows.map(({ id }) => id));
  return family ? { ...plan, newParts: packs.map(({ id }) => id).filter((id) => !there.has(id)) } : plan;
}

/** What files hold, as it is; their text was found sound before. */
export async function planPacks(
  ledger: Ledger,
  packs: readonly [Pack, ...Pack[]],
  signature: PackPlan['signature'],
): Promise<PackPlan> {
  const ordered = [...packs].sort((a, b) => familyOf(a.id).part - familyOf(b.id).part);
  const rows = (await ledger.packs.bulkGet(ordered.map(({ id }) => id))).flatMap((row) => row ?? []);
  const before = rows[0] && wholePack([rows[0].pack, ...rows.slice(1).map(({ pack }) => pack)]);
  const drafts = (await Promise.all(ordered.map(({ id }) => readDraft(ledger, id)))).flat();
  const drafted = before && drafts.length > 0 ? applyDraft(before.snippets, drafts).snippets : undefined;
  const plan = await tryPlan(ordered, before, drafted);
  return signature ? { ...plan, signature } : plan;
}

async function tryPlan(
  packs: readonly Pack[],
  before: Pack | undefined,
  drafted: readonly Snippet[] | undefined,
): Promise<PackPlan> {
  const next = wholePack(packs as [Pack, ...Pack[]]);
  // With a draft over it the difference has three sides: what both changed is said before it comes as a surprise.
  const diff =
    before && drafted ? diffPacks({ ...before, snippets: [...drafted] }, next, before) : diffPacks(before, next);
  const fresh = new Set([...diff.added.map(({ id }) => id), ...diff.changed.map(({ id }) => id)]);
  const [outcome, duplicates] = await Promise.all([
    send(packs, true),
    fresh.size === 0 ? [] : findDuplicatesAside(next.snippets).catch(() => []),
  ]);
  return {
    packs,
    diff,
    duplicates: duplicates.filter(({ ids }) => ids.some((id) => fresh.has(id))),
    ...(before && { replaces: before.title }),
    ...(!outcome.ok && { refusal: outcome }),
  };
}

/** All parts or none, in one change. */
export async function putPlan(plan: PackPlan): Promise<PackOutcome> {
  const newParts = new Set(plan.newParts);
  const packs = plan.packs.flatMap((pack) =>
    // A part that is new begins empty, so that going back takes its scripts away again.
    newParts.has(pack.id) ? [{ ...pack, version: pack.version - 1, snippets: [] }, pack] : [pack],
  );
  return send(packs, false);
}

/** @returns whether the key is accepted now */
export async function trustKey(key: string, name: string): Promise<boolean> {
  const reply = await ask('library/trust', { key, name });
  return reply.ok && reply.value.keys.some((known) => known.key === key);
}

export async function removeFamily(ledger: Ledger, base: PackId): Promise<boolean> {
  const [packId, ...parts] = (await readFamily(ledger, base))?.rows.map(({ id }) => id) ?? [];
  if (packId === undefined) return false;
  const reply = await ask('library/remove', { packId, parts });
  // A pack that is still there keeps its draft.
  if (reply.ok) await ask('draft/drop', { packId: base });
  return reply.ok;
}

/** Every part, off or on for this computer. */
export async function switchFamily(ledger: Ledger, base: PackId, used: boolean): Promise<boolean> {
  const [packId, ...parts] = (await readFamily(ledger, base))?.rows.map(({ id }) => id) ?? [];
  return packId !== undefined && (await ask('library/use', { packId, parts, used })).ok;
}

/** Every part one step back, or forth again, together. */
export async function goBack(ledger: Ledger, base: PackId): Promise<boolean> {
  const family = await readFamily(ledger, base);
  const [packId, ...parts] = (family?.rows ?? []).flatMap(({ id, previous }) => (previous ? [id] : []));
  if (packId === undefined) return false;
  const reply = await ask('library/restore', { packId, parts });
  return reply.ok && reply.value.version !== undefined;
}
