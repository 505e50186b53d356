/** Owns feeds, signing and trust as use cases: what the lead's page asks for, and what an alarm has due. */
import { dueFeeds } from '../../utils/core/feeds';
import type { PackTrust } from '../../utils/core/pack-trust';
import { readMeta, writeMeta } from '../../utils/db/meta';
import { addFeed, checkFeed, type FeedSeams, readFeeds, removeFeed } from '../../utils/library/feed';
import { writePack } from '../../utils/library/pack-file';
import { createSigningKey, signPack } from '../../utils/library/sign-pack';
import type { FeedResult, PackSignatureState, Request, Response } from '../../utils/messaging/protocol';
import { warn } from '../../utils/platform/log';
import type { BackgroundContext } from './context';

export type AskSeams = Pick<FeedSeams, 'fetch' | 'mayAsk'>;

const NO_CHANGE = { added: 0, changed: 0, removed: 0, unchanged: 0 };

/** Asks every feed whose time has come, one after another. @returns whether the library changed */
export async function runFeeds(context: BackgroundContext, asks: AskSeams): Promise<boolean> {
  const ledger = await context.ledger();
  let changed = false;
  for (const { id } of dueFeeds(await readFeeds(ledger), context.now())) {
    const outcome = await checkFeed(ledger, id, seamsOf(context, asks)).catch((error: unknown) => {
      warn('feeds', 'not asked', error);
      return undefined;
    });
    if (outcome?.ok && outcome.change) changed = true;
  }
  return changed;
}

export async function subscribeFeed(
  context: BackgroundContext,
  asks: AskSeams,
  request: Request<'feed/add'>,
): Promise<FeedResult> {
  const ledger = await context.ledger();
  const outcome = await addFeed(ledger, request, seamsOf(context, asks));
  if (!outcome.ok) return outcome;
  const { feed, pack, trust = { state: 'unsigned' }, change = NO_CHANGE } = outcome;
  const { added, changed, removed, unchanged } = change;
  const title = pack?.title ?? '';
  return { ok: true, feed, title, ...signatureOf(trust), added, changed, removed, unchanged };
}

export async function unsubscribeFeed(context: BackgroundContext, feedId: string): Promise<void> {
  await removeFeed(await context.ledger(), feedId);
}

/** One feed now, or all of them. @returns what is known of the feeds then, and whether the library changed */
export async function askFeeds(
  context: BackgroundContext,
  asks: AskSeams,
  feedId: string | undefined,
): Promise<Response<'feed/check'> & { changed: boolean }> {
  const ledger = await context.ledger();
  let changed = false;
  for (const { id } of await readFeeds(ledger)) {
    if (feedId !== undefined && feedId !== id) continue;
    const outcome = await checkFeed(ledger, id, seamsOf(context, asks));
    if (outcome?.ok && outcome.change) changed = true;
  }
  return { feeds: await readFeeds(ledger), changed };
}

/** The key is made on first use and never leaves this browser; its public half goes into every file. */
export async function signStored(
  context: BackgroundContext,
  { packId }: Request<'library/sign'>,
): Promise<Response<'library/sign'>> {
  const ledger = await context.ledger();
  const row = await ledger.packs.get(packId);
  if (!row) return {};
  const made = (await readMeta(ledger, 'signingKey')) ?? (await createSigningKey());
  // Two pages may ask at once: the first key kept is the key.
  const key = await ledger.transaction('rw', ledger.meta, async () => {
    const kept = await readMeta(ledger, 'signingKey');
    if (!kept) await writeMeta(ledger, 'signingKey', made);
    return kept ?? made;
  });
  return { text: writePack(await signPack(row.pack, key)), key: key.publicKey };
}

/** Accepts a key under a name, or forgets it when the name is empty. */
export async function trustKey(
  context: BackgroundContext,
  { key, name }: Request<'library/trust'>,
): Promise<Response<'library/trust'>> {
  const ledger = await context.ledger();
  return ledger.transaction('rw', ledger.meta, async () => {
    const others = ((await readMeta(ledger, 'trustedKeys')) ?? []).filter((entry) => entry.key !== key);
    const keys = name === '' ? others : [...others, { key, name, addedAt: context.now() }];
    await writeMeta(ledger, 'trustedKeys', keys);
    return { keys };
  });
}

export function signatureOf(trust: PackTrust): { signature: PackSignatureState; key?: string } {
  if (trust.state === 'signed' || trust.state === 'unknown') return { signature: trust.state, key: trust.key };
  return { signature: 'unsigned' };
}

function seamsOf(context: BackgroundContext, asks: AskSeams): FeedSeams {
  return { ...asks, now: context.now };
}
