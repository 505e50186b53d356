/** Owns the library's use cases: read what is active, import, remove, fill at first run. */
import { mayOf } from '../../utils/core/coach/team-coach';
import { OUR_WORDS } from '../../utils/core/guard/lists';
import { SYNONYM_GROUPS } from '../../utils/core/matching/synonym-groups';
import type { PackUpdateCode } from '../../utils/core/pack-codes';
import type { PackTrust } from '../../utils/core/pack-trust';
import { withRemembered } from '../../utils/core/remembered';
import type { Snippet } from '../../utils/core/snippet';
import type { Ledger } from '../../utils/db/ledger';
import { readMeta } from '../../utils/db/meta';
import { readRemembered } from '../../utils/db/remembered';
import { readFeeds, removeFeed } from '../../utils/library/feed';
import { parsePack } from '../../utils/library/parse-pack';
import { verifyPack } from '../../utils/library/sign-pack';
import {
  type PackChange,
  putPack,
  readBanned,
  readSnippets,
  readTeamCoach,
  removePacks,
  versionOf,
} from '../../utils/library/store-packs';
import { type Incoming, restorePacks, swapPacks } from '../../utils/library/swap-packs';
import type { ImportResult, Request, Response } from '../../utils/messaging/protocol';
import { warn } from '../../utils/platform/log';
import type { BackgroundContext } from './context';
import { signatureOf } from './feeds';
import type { LibraryPortions } from './library-portions';

/** Reads a file of our own package as text. */
export type ReadAsset = (path: string) => Promise<string>;

/** An empty library is filled first: a tab may ask before the installation has finished. */
export async function readLibrary(
  context: BackgroundContext,
  request: Request<'library/read'>,
  portions: LibraryPortions,
  fill: (ledger: Ledger) => Promise<void>,
): Promise<Response<'library/read'>> {
  const { from, of } = request;
  const held = from !== undefined && of !== undefined ? portions.take(of, from) : undefined;
  if (held) return held;
  const ledger = await context.ledger();
  if ((await ledger.packs.count()) === 0) await fill(ledger);
  const [packs, remembered] = await Promise.all([ledger.packs.toArray(), readRemembered(ledger)]);
  const day = (await context.folding()).calendar.dayOf(context.now());
  const version = await versionOf(
    packs,
    day,
    remembered.map(({ id }) => id),
  );
  if (request.since === version || (of !== undefined && of !== version)) return { version };
  const { snippets, damaged } = await readSnippets(packs, day);
  if (damaged.length > 0) warn('library', `${damaged.length} damaged pack left out`);
  const whole = withRemembered(snippets, remembered).map(withoutBytes);
  if (from === undefined) return { version, snippets: whole, synonyms: SYNONYM_GROUPS };
  portions.hold(version, whole);
  return { ...(portions.take(version, from) ?? { version }), ...(from === 0 && { synonyms: SYNONYM_GROUPS }) };
}

/** A tab reads that there is a picture; its bytes only when it is wanted. */
function withoutBytes(snippet: Snippet): Snippet {
  return snippet.picture ? { ...snippet, picture: { ...snippet.picture, data: '' } } : snippet;
}

export async function readPicture(
  context: BackgroundContext,
  { snippetId }: Request<'library/picture'>,
): Promise<Response<'library/picture'>> {
  const packs = await (await context.ledger()).packs.toArray();
  const day = (await context.folding()).calendar.dayOf(context.now());
  const { snippets } = await readSnippets(packs, day);
  const picture = snippets.find(({ id }) => id === snippetId)?.picture;
  return picture ? { picture } : {};
}

/** What packs that hold today say of words, over our own lists; a damaged pack says nothing. */
export async function readBannedWords(
  context: BackgroundContext,
  { since }: Request<'library/banned'>,
): Promise<Response<'library/banned'>> {
  const packs = await (await context.ledger()).packs.toArray();
  const day = (await context.folding()).calendar.dayOf(context.now());
  const version = await versionOf(packs, day);
  if (since === version) return { version };
  const yuan = mayOf(await readTeamCoach(packs, day))?.yuan;
  const banned = [...(await readBanned(packs, day)), ...OUR_WORDS];
  return { version, banned, ...(yuan === undefined ? {} : { yuan }) };
}

/** A file, or several that are one library: all of them go in or none. */
export async function importPack(
  context: BackgroundContext,
  { text, parts = [], dryRun }: Request<'library/import'>,
): Promise<ImportResult> {
  const ledger = await context.ledger();
  const keys = (await readMeta(ledger, 'trustedKeys')) ?? [];
  const incoming: Incoming[] = [];
  for (const each of [text, ...parts]) {
    const reading = parsePack(each);
    if (!reading.ok) return reading;
    const { pack } = reading;
    incoming.push({ pack, trust: await verifyPack(pack, keys), source: { kind: 'hand' } });
  }
  const swap = await swapPacks(ledger, incoming, context.now(), { dryRun });
  if (!swap.ok) return { ok: false, code: swap.code, where: WHERE_REFUSED[swap.code] ?? 'signature' };
  const [first] = incoming as [Incoming];
  const sum = (field: keyof PackChange) => swap.changes.reduce((total, change) => total + change[field], 0);
  const change = {
    added: sum('added'),
    changed: sum('changed'),
    removed: sum('removed'),
    unchanged: sum('unchanged'),
  };
  return { ok: true, packId: first.pack.id, ...change, ...signatureOf(weakest(incoming.map(({ trust }) => trust))) };
}

/** Several files are as trustworthy as the least of them. */
function weakest(trusts: readonly PackTrust[]): PackTrust {
  const order = ['bad', 'unsigned', 'unknown', 'signed'];
  return trusts.reduce((a, b) => (order.indexOf(b.state) < order.indexOf(a.state) ? b : a));
}

/** The field of the file that speaks against it. */
const WHERE_REFUSED: Partial<Record<PackUpdateCode, string>> = {
  'older-version': 'version',
  'same-version': 'version',
};

/** One step back, and with another call forward again. */
export async function goBack(
  context: BackgroundContext,
  { packId, parts = [] }: Request<'library/restore'>,
): Promise<Response<'library/restore'>> {
  const version = await restorePacks(await context.ledger(), [packId, ...parts], context.now());
  return version === undefined ? {} : { version };
}

export async function dropPack(
  context: BackgroundContext,
  { packId, parts = [] }: Request<'library/remove'>,
): Promise<void> {
  const ledger = await context.ledger();
  const ids = new Set([packId, ...parts]);
  // A feed would bring it back.
  for (const feed of await readFeeds(ledger))
    if (feed.packId !== undefined && ids.has(feed.packId)) await removeFeed(ledger, feed.id);
  await removePacks(ledger, [...ids]);
}

/** Puts the starter pack of the interface's language in when there is none, or a newer one after an update. */
export async function fillLibrary(ledger: Ledger, readAsset: ReadAsset, language: string, now: number): Promise<void> {
  const name = language.toLowerCase().startsWith('zh') ? 'starter.zh-CN.json' : 'starter.en.json';
  const reading = parsePack(await readAsset(`packs/${name}`));
  if (!reading.ok) {
    warn('library', `starter pack refused: ${reading.code} at ${reading.where}`);
    return;
  }
  await putPack(ledger, reading.pack, now, true);
}
