/** Owns the library's use cases: read what is active, import, remove, fill at first run. */
import type { PackUpdateCode } from '../../utils/core/pack-codes';
import type { Ledger } from '../../utils/db/ledger';
import { readMeta } from '../../utils/db/meta';
import { readFeeds, removeFeed } from '../../utils/library/feed';
import { parsePack } from '../../utils/library/parse-pack';
import { verifyPack } from '../../utils/library/sign-pack';
import {
  comparePacks,
  putPack,
  readBanned,
  readSnippets,
  removePack,
  versionOf,
} from '../../utils/library/store-packs';
import { restorePack, swapPacks } from '../../utils/library/swap-packs';
import type { ImportResult, Request, Response } from '../../utils/messaging/protocol';
import { warn } from '../../utils/platform/log';
import type { BackgroundContext } from './context';
import { signatureOf } from './feeds';

/** Reads a file of our own package as text. */
export type ReadAsset = (path: string) => Promise<string>;

/** An empty library is filled first: a tab may ask before the installation has finished. */
export async function readLibrary(
  context: BackgroundContext,
  request: Request<'library/read'>,
  fill: (ledger: Ledger) => Promise<void>,
): Promise<Response<'library/read'>> {
  const ledger = await context.ledger();
  if ((await ledger.packs.count()) === 0) await fill(ledger);
  const packs = await ledger.packs.toArray();
  const day = (await context.folding()).calendar.dayOf(context.now());
  const version = await versionOf(packs, day);
  if (request.since === version) return { version };
  const { snippets, damaged } = await readSnippets(packs, day);
  if (damaged.length > 0) warn('library', `${damaged.length} damaged pack left out`);
  return { version, snippets };
}

/** What packs that hold today say of words; a damaged pack says nothing. */
export async function readBannedWords(
  context: BackgroundContext,
  { since }: Request<'library/banned'>,
): Promise<Response<'library/banned'>> {
  const packs = await (await context.ledger()).packs.toArray();
  const day = (await context.folding()).calendar.dayOf(context.now());
  const version = await versionOf(packs, day);
  return since === version ? { version } : { version, banned: await readBanned(packs, day) };
}

export async function importPack(
  context: BackgroundContext,
  { text, dryRun }: Request<'library/import'>,
): Promise<ImportResult> {
  const reading = parsePack(text);
  if (!reading.ok) return reading;
  const { pack } = reading;
  const ledger = await context.ledger();
  const trust = await verifyPack(pack, (await readMeta(ledger, 'trustedKeys')) ?? []);
  const swap = await swapPacks(ledger, [{ pack, trust, source: { kind: 'hand' } }], context.now(), { dryRun });
  if (!swap.ok) return { ok: false, code: swap.code, where: WHERE_REFUSED[swap.code] ?? 'signature' };
  const { id, ...change } = swap.changes[0] ?? { id: pack.id, ...comparePacks(undefined, pack) };
  return { ok: true, packId: id, ...change, ...signatureOf(trust) };
}

/** The field of the file that speaks against it. */
const WHERE_REFUSED: Partial<Record<PackUpdateCode, string>> = {
  'older-version': 'version',
  'same-version': 'version',
};

/** One step back, and with another call forward again. */
export async function goBack(
  context: BackgroundContext,
  { packId }: Request<'library/restore'>,
): Promise<Response<'library/restore'>> {
  const version = await restorePack(await context.ledger(), packId, context.now());
  return version === undefined ? {} : { version };
}

export async function dropPack(context: BackgroundContext, { packId }: Request<'library/remove'>): Promise<void> {
  const ledger = await context.ledger();
  // A feed would bring it back.
  for (const feed of await readFeeds(ledger)) if (feed.packId === packId) await removeFeed(ledger, feed.id);
  await removePack(ledger, packId);
}

/** Puts the starter pack of the interface's language in when there is none, or a newer one after an update. */
export async function fillLibrary(ledger: Ledger, readAsset: ReadAsset, language: string, now: number): Promise<void> {
  const name = language.toLowerCase().startsWith('zh') ? 'starter.zh-CN.json' : 'starter.en.json';
  const reading = parsePack(await readAsset(`packs/${name}`));
  if (!reading.ok) {
    warn('library', `starter pack refused: ${reading.code} at ${reading.where}`);
    return;
  }
  const before = await ledger.packs.get(reading.pack.id);
  if (before && before.pack.version >= reading.pack.version) return;
  await putPack(ledger, reading.pack, now, true);
}
