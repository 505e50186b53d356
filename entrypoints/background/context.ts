/** Owns what every handler starts from: the open ledger, the settings, the salt. Loaded when asked for; a killed worker loses nothing. */
import { createKeeper, type Keeper } from '../../utils/db/copies/keeper';
import { newLoss, noteLoss } from '../../utils/db/copies/losses';
import type { Ledger } from '../../utils/db/ledger';
import { readMeta, writeMeta } from '../../utils/db/meta';
import { type LedgerHolder, type StoreTrouble, StoreUnavailableError } from '../../utils/db/open';
import type { Folding } from '../../utils/db/refold';
import { RefusedError } from '../../utils/messaging/server';
import { createHasher, createSalt, type Hasher, isSalt } from '../../utils/platform/hash';
import type { KeyValue } from '../../utils/platform/key-value';
import { warn } from '../../utils/platform/log';
import { decodeSetting, readSetting, readSettings } from '../../utils/settings/read';
import { SETTINGS, type Settings, settingKey } from '../../utils/settings/settings';
import { EVERY_SITE } from '../../utils/sites/index';
import { createFolding } from './folding';
import { remembering } from './remembered-key';
import { keepSettings } from './settings-copy';
import { withSpare } from './spare-settings';

export interface BackgroundSeams {
  holder: LedgerHolder;
  keyValue: KeyValue;
  now(): number;
}

export interface BackgroundContext {
  now(): number;
  keyValue: KeyValue;
  /** The open ledger, compared with its copies at each opening; throws RefusedError('store-unavailable'). */
  ledger(): Promise<Ledger>;
  /** Opens the ledger anew, where it lies now. */
  reopen(): Promise<Ledger>;
  /** Takes a spare ledger at the next asking, and fills it from the copies. False: there is none to take. */
  leave(): Promise<boolean>;
  /** The copies outside the ledger. */
  keeper: Keeper;
  /** Why the ledger cannot be used; undefined while all is well. */
  trouble(): StoreTrouble | 'full' | undefined;
  /** The last commit did not fit on the disk, or did. */
  setFull(isFull: boolean): void;
  settings(): Promise<Settings>;
  /** Brings preferences and their copy in the ledger together; @returns how many were put back. */
  keepSettings(): Promise<number>;
  folding(): Promise<Folding>;
  salt(): Promise<string>;
  hasher(): Promise<Hasher>;
  /** Tell the witness, without waiting. */
  committed(ledger: Ledger): void;
}

export const SALT_KEY = 'salt';

export function createContext(seams: BackgroundSeams): BackgroundContext {
  // The handle itself: opening it through `ledger()` compares preferences, which would wait for itself here.
  const keyValue = remembering(
    withSpare(seams.keyValue, () => seams.holder.use()),
    settingKey('calendar'),
  );
  const keeper = createKeeper(keyValue, seams.now);
  let greeted: { ledger: Ledger; done: Promise<boolean> } | undefined;
  let full = false;
  let hashing: Promise<{ salt: string; hasher: Hasher }> | undefined;

  async function ledger(): Promise<Ledger> {
    try {
      const open = await seams.holder.use();
      if (greeted?.ledger !== open) greeted = startWith(open);
      return (await greeted.done) ? open : await ledger();
    } catch (error) {
      greeted = undefined;
      throw error instanceof StoreUnavailableError ? new RefusedError('store-unavailable') : error;
    }
  }

  function startWith(open: Ledger): { ledger: Ledger; done: Promise<boolean> } {
    const start = { ledger: open, done: Promise.resolve(true) };
    greeted = start;
    start.done = greet(open);
    return start;
  }

  /** What must be known of a database before it is written to, and no more. @returns false: it was left for another */
  async function greet(open: Ledger): Promise<boolean> {
    if ((await keeper.isHollow(open)) && (await seams.holder.leave())) {
      warn('ledger', 'the store is damaged inside: another is used');
      return false;
    }
    const loss = await keeper.compare(open, folding);
    const settling = settle(open);
    if (!loss) {
      settling.catch((error: unknown) => warn('settings', 'not compared', error));
      return true;
    }
    warn('ledger', `something was lost: ${loss.what}`);
    await settling;
    return true;
  }

  async function settle(open: Ledger): Promise<void> {
    if (!(await readMeta(open, 'inUse'))) await writeMeta(open, 'inUse', true);
    const settingsBack = await compareSettings(open);
    if (settingsBack > 0) await noteLoss(open, keyValue, newLoss('settings', seams.now(), { settingsBack }));
  }

  /** The storage itself: what can only be read from the copy must not count as being there. */
  function compareSettings(open: Ledger): Promise<number> {
    return keepSettings(
      open,
      seams.keyValue,
      EVERY_SITE.map(({ id }) => id),
    );
  }

  /** Asked for with every message. What storage.local cannot say, its copy does. */
  async function folding(): Promise<Folding> {
    const { value, damaged } = await readSetting(keyValue, 'calendar');
    if (!damaged || !greeted) return createFolding(value);
    const copy = await readMeta(greeted.ledger, 'settingsCopy');
    return createFolding(decodeSetting(copy?.[settingKey('calendar')], SETTINGS.calendar).value);
  }

  async function settings(): Promise<Settings> {
    const { settings: read, damaged } = await readSettings(keyValue);
    if (damaged.length > 0) warn('settings', `defaults used for ${damaged.join(', ')}`);
    return read;
  }

  async function loadSalt(): Promise<string> {
    const kept = await keyValue.read(SALT_KEY).catch(() => undefined);
    if (isSalt(kept)) {
      // A ledger that will not open must not hold this up; its copy is made when it does.
      void copySalt(kept);
      return kept;
    }
    const open = await ledger().catch(() => undefined);
    const copy = open && (await readMeta(open, 'salt'));
    const salt = isSalt(copy) ? copy : createSalt();
    await keyValue.write(SALT_KEY, salt).catch((error) => warn('salt', 'not kept', error));
    await copySalt(salt);
    return salt;
  }

  async function copySalt(salt: string): Promise<void> {
    try {
      const open = await ledger();
      if ((await readMeta(open, 'salt')) !== salt) await writeMeta(open, 'salt', salt);
    } catch {
      // Tried again at the next start of the worker.
    }
  }

  async function hashWith() {
    hashing ??= loadSalt().then((salt) => ({ salt, hasher: createHasher(salt) }));
    return hashing.catch((error: unknown) => {
      hashing = undefined;
      throw error;
    });
  }

  return {
    now: seams.now,
    keyValue,
    ledger,
    settings,
    keepSettings: async () => compareSettings(await ledger()),
    folding,
    salt: async () => (await hashWith()).salt,
    hasher: async () => (await hashWith()).hasher,
    committed: keeper.committed,
    reopen: () => {
      seams.holder.close();
      greeted = undefined;
      hashing = undefined;
      return ledger();
    },
    leave: () => seams.holder.leave(),
    keeper,
    trouble: () => seams.holder.trouble() ?? (full ? 'full' : undefined),
    setFull: (isFull) => {
      full = isFull;
    },
  };
}
