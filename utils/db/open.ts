/**
 * Owns opening the database, with patience and an end to it. Refuses to delete or repair: a store that will not open is
 * left alone, coaching goes on without it.
 */
import { Ledger } from './ledger';

export class StoreUnavailableError extends Error {
  override name = 'StoreUnavailableError';
}

export interface LedgerHolder {
  /** The open ledger; rejects with StoreUnavailableError. After a failure it fails at once for a while: nobody waits twice. */
  use(): Promise<Ledger>;
}

const OPEN_TIMEOUT_MS = 10_000;
/** Rest after the first, second and any later failure in a row. */
const RESTS_MS = [2_000, 5_000, 60_000] as const;

export interface OpenSeams {
  now(): number;
  create?(): Ledger;
  timeoutMs?: number;
}

/** Opens on first use and again after a failure. Nothing here must survive the worker: it is only the open handle. */
export function holdLedger(seams: OpenSeams): LedgerHolder {
  let opening: Promise<Ledger> | undefined;
  let failures = 0;
  let failedAt = 0;

  async function open(): Promise<Ledger> {
    const ledger = seams.create?.() ?? new Ledger();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new StoreUnavailableError('timeout')), seams.timeoutMs ?? OPEN_TIMEOUT_MS);
    });
    try {
      await Promise.race([ledger.open(), late]);
      failures = 0;
      // The browser may close a store under us (another version wants in, site storage cleared): open anew next time.
      ledger.on('close', () => {
        opening = undefined;
      });
      return ledger;
    } catch {
      failures += 1;
      failedAt = seams.now();
      opening = undefined;
      ledger.close();
      throw new StoreUnavailableError('open failed');
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    use() {
      const rest = RESTS_MS[Math.min(failures, RESTS_MS.length) - 1] ?? 0;
      if (!opening && seams.now() - failedAt < rest) {
        return Promise.reject(new StoreUnavailableError('resting'));
      }
      opening ??= open();
      return opening;
    },
  };
}
