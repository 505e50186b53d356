/** Owns changing packs by asking the background: tried first without a change, then done part by part, all of one version. */
import type { PackOutcome, PackPlan } from '../../components/lead/lead-model';
import { asId, type PackId, type SnippetId } from '../../utils/core/ids';
import { diffPacks } from '../../utils/core/pack-diff';
import { applyDraft } from '../../utils/core/pack-draft';
import { joinParts, type PackHead, splitParts } from '../../utils/core/pack-parts';
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

async function send(pack: Pack, dryRun: boolean): Promise<PackOutcome> {
  const reply = await ask('library/import', { text: JSON.stringify(pack), dryRun });
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

/** A file's pack as it is; its text was found sound before. */
export async function planPack(ledger: Ledger, pack: Pack, signature: PackPlan['signature']): Promise<PackPlan> {
  const row = await ledger.packs.get(pack.id);
  const drafts = await readDraft(ledger, pack.id);
  const drafted = row && drafts.length > 0 ? applyDraft(row.pack.snippets, drafts).snippets : undefined;
  const plan = await tryPlan([pack], row?.pack, drafted);
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
  const [outcomes, duplicates] = await Promise.all([
    inOrder(packs, (pack) => send(pack, true)),
    fresh.size === 0 ? [] : findDuplicatesAside(next.snippets).catch(() => []),
  ]);
  const refusal = outcomes.find((outcome) => !outcome.ok);
  return {
    packs,
    diff,
    duplicates: duplicates.filter(({ ids }) => ids.some((id) => fresh.has(id))),
    ...(before && { replaces: before.title }),
    ...(refusal && !refusal.ok && { refusal }),
  };
}

/** Stops at the first part that is refused; what was put in by then stays, and the draft still holds the rest. */
export async function putPlan(plan: PackPlan): Promise<PackOutcome> {
  const newParts = new Set(plan.newParts);
  const packs = plan.packs.flatMap((pack) =>
    // A part that is new begins empty, so that going back takes its scripts away again.
    newParts.has(pack.id) ? [{ ...pack, version: pack.version - 1, snippets: [] }, pack] : [pack],
  );
  const outcomes = await inOrder(packs, (pack) => send(pack, false));
  return outcomes.at(-1) ?? { ok: true };
}

async function inOrder(packs: readonly Pack[], work: (pack: Pack) => Promise<PackOutcome>): Promise<PackOutcome[]> {
  const outcomes: PackOutcome[] = [];
  for (const pack of packs) {
    const outcome = await work(pack);
    outcomes.push(outcome);
    if (!outcome.ok) break;
  }
  return outcomes;
}

/** @returns whether the key is accepted now */
export async function trustKey(key: string, name: string): Promise<boolean> {
  const reply = await ask('library/trust', { key, name });
  return reply.ok && reply.value.keys.some((known) => known.key === key);
}

export async function removeFamily(ledger: Ledger, base: PackId): Promise<boolean> {
  const family = await readFamily(ledger, base);
  const replies = await Promise.all((family?.rows ?? []).map(({ id }) => ask('library/remove', { packId: id })));
  await ask('draft/drop', { packId: base });
  return replies.every(({ ok }) => ok);
}

/** Every part one step back, or forth again. */
export async function goBack(ledger: Ledger, base: PackId): Promise<boolean> {
  const family = await readFamily(ledger, base);
  const parts = (family?.rows ?? []).filter(({ previous }) => previous);
  const replies = await Promise.all(parts.map(({ id }) => ask('library/restore', { packId: id })));
  return replies.length > 0 && replies.every((reply) => reply.ok && reply.value.version !== undefined);
}
