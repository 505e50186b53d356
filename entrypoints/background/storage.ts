/** Owns the store's use cases: what there is to tell of it, erasing, counting anew, and keeping its copies current. */
import type { Fact } from '../../utils/core/facts';
import type { PackId } from '../../utils/core/ids';
import { readLosses, seeLosses } from '../../utils/db/copies/losses';
import { dropMirroredPacks } from '../../utils/db/copies/mirror';
import { type EraseScope, eraseRecords } from '../../utils/db/erase';
import { forgetMemory } from '../../utils/db/match-memory';
import { dropMeta } from '../../utils/db/meta';
import { PLACE_KEY, readPlace } from '../../utils/db/place';
import { rebuildRows } from '../../utils/db/rebuild';
import { forgetRemembered } from '../../utils/db/remembered';
import type { Ack, Request, Response } from '../../utils/messaging/protocol';
import type { Handlers } from '../../utils/messaging/server';
import { warn } from '../../utils/platform/log';
import type { BackgroundContext } from './context';
import { keptSettings } from './spare-settings';

const DONE: Ack = { ok: true, watermark: 0 };

type StorageKind = 'ledger/rebuild' | 'ledger/erase' | 'storage/state' | 'storage/seen' | 'settings/kept';

/** @param changed rows are others now: what is gone here must not stay with the team */
export function createStorageHandlers(
  context: BackgroundContext,
  changed: () => void = () => undefined,
): Pick<Handlers, StorageKind> {
  return {
    'ledger/rebuild': async () => {
      const ledger = await context.ledger();
      const result = await rebuildRows(ledger, await context.folding(), context.now());
      context.committed(ledger);
      changed();
      return result;
    },
    'ledger/erase': async (request) => {
      const erased = await erase(context, request);
      changed();
      return erased;
    },
    'settings/kept': async () => ({ settings: await keptSettings(await context.ledger()) }),
    'storage/state': () => tellState(context),
    'storage/seen': async () => {
      const ledger = await context.ledger().catch(() => undefined);
      await seeLosses(ledger, context.keyValue);
      if (ledger) await dropMeta(ledger, 'dataLoss');
      return DONE;
    },
  };
}

async function erase(context: BackgroundContext, request: Request<'ledger/erase'>): Promise<Response<'ledger/erase'>> {
  const ledger = await context.ledger();
  const folding = await context.folding();
  const scope: EraseScope = Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
  const isErased = (fact: Fact) =>
    (scope.siteId === undefined || fact.siteId === scope.siteId) &&
    (scope.shopId === undefined || fact.shopId === scope.shopId) &&
    (scope.agentId === undefined || fact.agentId === scope.agentId) &&
    (scope.day === undefined || folding.calendar.dayOf(fact.at) === scope.day);
  // The copies first: what was erased must not come back out of them.
  await context.keeper.settled();
  await context.keeper.forget(isErased);
  const facts = await eraseRecords(ledger, scope, folding, context.now());
  // Everything means everything: what picks taught goes with the records they came from.
  if (Object.keys(scope).length === 0) await Promise.all([forgetMemory(ledger), forgetRemembered(ledger)]);
  await context.keeper.renew(ledger);
  return { facts };
}

async function tellState(context: BackgroundContext): Promise<Response<'storage/state'>> {
  const ledger = await context.ledger().catch(() => undefined);
  const trouble = context.trouble();
  const told = trouble === 'newer' || trouble === 'full' ? trouble : ledger ? 'ok' : 'unavailable';
  const place = readPlace(await context.keyValue.read(PLACE_KEY).catch(() => undefined));
  const losses = await readLosses(ledger, context.keyValue);
  return {
    state: told,
    spare: place.broken === true,
    losses: losses.map(({ testimony: _, ...loss }) => loss),
  };
}

/** After the library changed: what is in the mirror is what would come back. */
export async function mirrorLibrary(context: BackgroundContext): Promise<void> {
  try {
    await context.keeper.renew(await context.ledger(), true);
  } catch (error) {
    warn('mirror', 'library not copied', error);
  }
}

/** Before packs are removed. */
export async function forgetPacks(context: BackgroundContext, ids: readonly PackId[]): Promise<void> {
  await dropMirroredPacks(context.keyValue, ids).catch((error) => warn('mirror', 'pack not taken out', error));
}

/** After a preference was written; nobody waits for it. */
export function copySettings(context: BackgroundContext): void {
  context.keepSettings().catch((error: unknown) => warn('settings', 'not copied', error));
}

/** The browser's word for a full disk, which Dexie may have wrapped. */
export function isQuota(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = (cause as { inner?: unknown }).inner)
    if (cause.name === 'QuotaExceededError') return true;
  return false;
}
