/**
 * Owns opening the database, with patience and an end to it. Refuses to delete or repair: a store that will not open is
 * left alone and, in the background, a spare one is taken; coaching goes on without any.
 */
import { type Ledger, VERSIONS } from './ledger';
import { createLedger, nextPlace, type Place } from './place';

/** `newer`: written by a newer version of ours, which must not be written over. `resting`: it failed a moment ago. */
export type StoreTrouble = 'failed' | 'timeout' | 'newer' | 'resting';

export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError';
  constructor(readonly trouble: StoreTrouble) {
    super(trouble === 'resting' ? 'resting' : `open ${trouble}`);
  }
}

export interface LedgerHolder {
  /** The open ledger; rejects with StoreUnavailableError. After a failure it fails at once for a while: nobody waits twice. */
  use(): Promise<Ledger>;
  /** Lets go of the open handle: the next use opens where the ledger lies then. */
  close(): void;
  /** Takes a spare store from the next use on, for this one opens but cannot be trusted. False: there is none to take. */
  leave(): Promise<boolean>;
  /** Why the last opening failed; undefined while all is well. */
  trouble(): StoreTrouble | undefined;
}

const OPEN_TIMEOUT_MS = 10_000;
/** Rest after the first, second and any later failure in a row. */
const RESTS_MS = [2_000, 5_000, 60_000] as const;
/** So many failures in a row, and a spare store is taken. */
const TRIES = 3;
/** What a spare store would not help against. */
const OF_NO_USE = ['VersionError', 'QuotaExceededError', 'MissingAPIError', 'MissingAPI'];

export interface OpenSeams {
  now(): number;
  /** Where the ledger lies: every page must ask, or it would show the store that was left. */
  place(): Promise<Place>;
  /** Remembers another place; absent: this context never moves the store. */
  move?(to: Place): Promise<void>;
  create?(place: Place): Ledger | Promise<Ledger>;
  timeoutMs?: number;
}

/** Opens on first use and again after a failure. Nothing here must survive the worker: it is only the open handle. */
export function holdLedger(seams: OpenSeams): LedgerHolder {
  let opening: Promise<Ledger> | undefined;
  let failures = 0;
  let failedAt = 0;
  let trouble: StoreTrouble | undefined;

  async function open(): Promise<Ledger> {
    const place = await seams.place();
    try {
      const ledger = await openAt(place, seams);
      failures = 0;
      trouble = undefined;
      // The browser may close a store under us (another version wants in, site storage cleared): open anew next time.
      ledger.on('close', () => {
        opening = undefined;
      });
      return ledger;
    } catch (error) {
      failures += 1;
      failedAt = seams.now();
      opening = undefined;
      trouble = error instanceof StoreUnavailableError ? error.trouble : 'failed';
      if (trouble === 'failed' && failures >= TRIES && !OF_NO_USE.includes((error as Error).name)) await move(place);
      throw new StoreUnavailableError(trouble);
    }
  }

  async function move(from: Place): Promise<boolean> {
    const to = nextPlace(from);
    if (!to || !seams.move) return false;
    const moved = await seams.move({ ...to, broken: true }).then(
      () => true,
      () => false,
    );
    // The spare one is opened at the next asking, without a rest.
    failures = 0;
    return moved;
  }

  function close(): void {
    const closing = opening;
    opening = undefined;
    failures = 0;
    closing?.then((ledger) => ledger.close()).catch(() => undefined);
  }

  return {
    use() {
      const rest = RESTS_MS[Math.min(failures, RESTS_MS.length) - 1] ?? 0;
      if (!opening && seams.now() - failedAt < rest) return Promise.reject(new StoreUnavailableError('resting'));
      opening ??= open();
      return opening;
    },
    close,
    async leave() {
      const moved = await move(await seams.place());
      if (moved) close();
      return moved;
    },
    trouble: () => trouble,
  };
}

async function openAt(place: Place, seams: OpenSeams): Promise<Ledger> {
  let ledger: Ledger | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreUnavailableError('timeout')), seams.timeoutMs ?? OPEN_TIMEOUT_MS);
  });
  try {
    const work = async () => {
      ledger = await (seams.create ?? createLedger)(place);
      await ledger.open();
      return ledger;
    };
    const opened = await Promise.race([work(), late]);
    // Versions of the browser's own count are ten times ours.
    if (Math.floor(opened.backendDB().version / 10) > VERSIONS.length) throw new StoreUnavailableError('newer');
    return opened;
  } catch (error) {
    ledger?.close();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
