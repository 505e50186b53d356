/** Owns what every handler starts from: the open ledger, the settings, the salt. Loaded when asked for; a killed worker loses nothing. */
import type { Ledger } from '../../utils/db/ledger';
import { readMeta, writeMeta } from '../../utils/db/meta';
import { type LedgerHolder, StoreUnavailableError } from '../../utils/db/open';
import type { Folding } from '../../utils/db/refold';
import { compareWitness, keepWitness } from '../../utils/db/witness';
import { RefusedError } from '../../utils/messaging/server';
import { createHasher, createSalt, type Hasher, isSalt } from '../../utils/platform/hash';
import type { KeyValue } from '../../utils/platform/key-value';
import { warn } from '../../utils/platform/log';
import { readSettings } from '../../utils/settings/read';
import type { Settings } from '../../utils/settings/settings';
import { createFolding } from './folding';

export interface BackgroundSeams {
  holder: LedgerHolder;
  keyValue: KeyValue;
  now(): number;
}

export interface BackgroundContext {
  now(): number;
  keyValue: KeyValue;
  /** The open ledger, compared with its witness once; throws RefusedError('store-unavailable'). */
  ledger(): Promise<Ledger>;
  settings(): Promise<Settings>;
  folding(): Promise<Folding>;
  salt(): Promise<string>;
  hasher(): Promise<Hasher>;
  /** Tell the witness, without waiting. */
  committed(ledger: Ledger): void;
}

const SALT_KEY = 'salt';

export function createContext(seams: BackgroundSeams): BackgroundContext {
  const witness = keepWitness(seams.keyValue, seams.now);
  let compared: Promise<unknown> | undefined;
  let hashing: Promise<{ salt: string; hasher: Hasher }> | undefined;

  async function ledger(): Promise<Ledger> {
    try {
      const open = await seams.holder.use();
      compared ??= compareWitness(open, seams.keyValue, seams.now()).then((loss) => {
        if (loss) warn('ledger', 'records were lost by the browser');
      });
      await compared;
      return open;
    } catch (error) {
      compared = undefined;
      throw error instanceof StoreUnavailableError ? new RefusedError('store-unavailable') : error;
    }
  }

  async function settings(): Promise<Settings> {
    const { settings: read, damaged } = await readSettings(seams.keyValue);
    if (damaged.length > 0) warn('settings', `defaults used for ${damaged.join(', ')}`);
    return read;
  }

  async function loadSalt(): Promise<string> {
    const kept = await seams.keyValue.read(SALT_KEY).catch(() => undefined);
    if (isSalt(kept)) {
      // A ledger that will not open must not hold this up; its copy is made when it does.
      void copySalt(kept);
      return kept;
    }
    const open = await ledger().catch(() => undefined);
    const copy = open && (await readMeta(open, 'salt'));
    const salt = isSalt(copy) ? copy : createSalt();
    await seams.keyValue.write(SALT_KEY, salt).catch((error) => warn('salt', 'not kept', error));
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
    keyValue: seams.keyValue,
    ledger,
    settings,
    folding: async () => createFolding((await settings()).calendar),
    salt: async () => (await hashWith()).salt,
    hasher: async () => (await hashWith()).hasher,
    committed: witness.committed,
  };
}
