/** Owns what the scripts tab reads: packs as families, drafts on top of them, the version before. Reads only. */
import type { EditorStart, PackLine } from '../../components/lead/lead-model';
import type { PackId } from '../../utils/core/ids';
import { diffPacks, type PackDiff } from '../../utils/core/pack-diff';
import { applyDraft, type DraftRow } from '../../utils/core/pack-draft';
import { familyOf, joinParts, type PackHead } from '../../utils/core/pack-parts';
import { isInUse, isScriptInUse } from '../../utils/core/pack-use';
import type { Remembered } from '../../utils/core/remembered';
import type { Pack, Snippet } from '../../utils/core/snippet';
import { countDrafts, readDraft } from '../../utils/db/drafts';
import type { Ledger, StoredPack } from '../../utils/db/ledger';
import { readRemembered } from '../../utils/db/remembered';

/** Parts of one library, first part first. Never empty. */
export interface PackFamily {
  base: PackId;
  rows: readonly [StoredPack, ...StoredPack[]];
}

export function familiesOf(rows: readonly StoredPack[]): PackFamily[] {
  const known = new Set(rows.map(({ id }) => id));
  const families = new Map<PackId, [StoredPack, ...StoredPack[]]>();
  for (const row of [...rows].sort((a, b) => familyOf(a.id).part - familyOf(b.id).part)) {
    // A part whose first part is not here stands for itself.
    const { base } = familyOf(row.id);
    const id = known.has(base) ? base : row.id;
    const family = families.get(id);
    if (family) family.push(row);
    else families.set(id, [row]);
  }
  return [...families].map(([base, members]) => ({ base, rows: members }));
}

export async function readFamily(ledger: Ledger, base: PackId): Promise<PackFamily | undefined> {
  const rows = await ledger.packs.where('id').startsWith(base).toArray();
  return familiesOf(rows).find((family) => family.base === base);
}

/** Higher than anything ever put in. */
export function nextVersion(family: PackFamily | undefined): number {
  return 1 + Math.max(0, ...(family?.rows.map(({ pack, highest = 0 }) => Math.max(pack.version, highest)) ?? []));
}

/** The whole family as one pack, for comparing. */
export function wholePack(packs: readonly [Pack, ...Pack[]]): Pack {
  const { signature: _part, ...head } = packs[0];
  return { ...head, snippets: joinParts(packs).snippets };
}

export function packOf({ rows: [first, ...rest] }: PackFamily): Pack {
  return wholePack([first.pack, ...rest.map(({ pack }) => pack)]);
}

export async function readPackLines(ledger: Ledger): Promise<PackLine[]> {
  const [rows, drafts] = await Promise.all([ledger.packs.toArray(), countDrafts(ledger)]);
  return familiesOf(rows).map(({ base, rows: members }) => {
    const [first] = members;
    const version = Math.max(...members.map(({ pack }) => pack.version));
    const before = members.map(({ previous }) => previous?.pack.version ?? 0);
    return {
      id: base,
      title: first.pack.title,
      version,
      author: first.pack.author,
      snippets: members.reduce((sum, { pack }) => sum + pack.snippets.length, 0),
      importedAt: Math.max(...members.map(({ importedAt }) => importedAt)),
      builtIn: first.builtIn,
      signed: members.every(({ signedBy }) => signedBy !== undefined),
      fed: members.some(({ feedId }) => feedId !== undefined),
      off: !members.some(isInUse),
      mandatory: members.some(({ pack }) => pack.mandatory === true),
      ...(Math.max(...before) > 0 && { previousVersion: Math.max(...before) }),
      drafts: drafts.get(base) ?? 0,
    };
  });
}

/** From the version before to the one in use; undefined when there is none before it. */
export async function compareWithPrevious(ledger: Ledger, base: PackId): Promise<PackDiff | undefined> {
  const family = await readFamily(ledger, base);
  if (!family?.rows.some(({ previous }) => previous)) return undefined;
  const before = family.rows.map(({ pack, previous }) => previous?.pack ?? pack);
  return diffPacks(wholePack(before as [Pack, ...Pack[]]), packOf(family));
}

export interface OpenedPack {
  start: EditorStart;
  rows: DraftRow[];
  kept: Remembered[];
}

/** undefined when the pack is gone. */
export async function openPack(ledger: Ledger, base: PackId): Promise<OpenedPack | undefined> {
  const [family, rows, kept] = await Promise.all([
    readFamily(ledger, base),
    readDraft(ledger, base),
    readRemembered(ledger),
  ]);
  if (!family) return undefined;
  const { snippets: published, ...head } = packOf(family);
  const { snippets, conflicts } = applyDraft(published, rows);
  return {
    start: { packId: base, head: head satisfies PackHead, base: published, snippets, conflicts },
    rows,
    kept,
  };
}

/** What a pack stands among: what else agents may be offered, and its own first part, which says whether it is switched off. */
export interface PackSurroundings {
  others: Snippet[];
  own: StoredPack | undefined;
}

/** @param day `YYYY-MM-DD` of the team's calendar */
export async function readSurroundings(ledger: Ledger, base: PackId, day: string): Promise<PackSurroundings> {
  const families = familiesOf(await ledger.packs.toArray());
  const own = families.find((each) => each.base === base)?.rows[0];
  const others = families.flatMap(({ base: other, rows }) => {
    const [first] = rows;
    if (other === base || (first.pack.expiresOn ?? day) < day) return [];
    return packOf({ base: other, rows }).snippets.filter((script) => isScriptInUse(first, script));
  });
  return { others, own };
}
