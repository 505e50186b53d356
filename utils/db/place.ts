/**
 * Owns where the ledger lies: in its own database, or, once that could not be opened any more, in a spare one beside it.
 * The old one is left alone. Kept outside the database, for a database that does not open cannot say so.
 */
import { LEDGER_NAME, Ledger } from './ledger';
import { readMeta } from './meta';

export interface Place {
  name: string;
  /** A storage bucket of its own: where all databases of an origin share one file, another name alone does not help. */
  bucket?: string;
  /** The one before could not be opened any more; absent: a file was taken in, or it is the first. */
  broken?: true;
}

export const PLACE_KEY = 'store-place';
export const FIRST_PLACE: Place = { name: LEDGER_NAME };
const MOST_SPARES = 5;
const DROP_PATIENCE_MS = 3000;
const NAME = /^sideline(-\d+)?$/;
const BUCKET = /^spare-\d+$/;

interface Buckets {
  open(name: string): Promise<{ indexedDB: IDBFactory }>;
  keys(): Promise<string[]>;
}

export function readPlace(raw: unknown): Place {
  if (typeof raw !== 'object' || raw === null) return FIRST_PLACE;
  const { name, bucket, broken } = raw as Record<string, unknown>;
  if (typeof name !== 'string' || !NAME.test(name)) return FIRST_PLACE;
  const why: Pick<Place, 'broken'> = broken === true ? { broken: true } : {};
  return typeof bucket === 'string' && BUCKET.test(bucket) ? { name, bucket, ...why } : { name, ...why };
}

/** Where the ledger is when nobody remembers: a spare one that was in use, else the first. */
export async function findPlace(): Promise<Place> {
  const [buckets, databases] = await Promise.all([
    bucketsOf()?.keys() ?? [],
    indexedDB.databases().then((found) => found.map(({ name = '' }) => name)),
  ]).catch(() => [[], []]);
  const spares: Place[] = [
    ...buckets.filter((name) => BUCKET.test(name)).map((bucket) => ({ name: LEDGER_NAME, bucket })),
    ...databases.filter((name) => name !== LEDGER_NAME && NAME.test(name)).map((name) => ({ name })),
  ];
  for (const place of spares.sort((a, b) => spareOf(b) - spareOf(a))) if (await wasInUse(place)) return place;
  return FIRST_PLACE;
}

async function wasInUse(place: Place): Promise<boolean> {
  const ledger = await createLedger(place);
  try {
    return (await readMeta(ledger, 'inUse')) === true;
  } catch {
    return false;
  } finally {
    ledger.close();
  }
}

/** Removes a store that is no longer, or never became, the one in use. What cannot be removed soon is left. */
export async function dropStore(place: Place, open: (place: Place) => Promise<Ledger> = createLedger): Promise<void> {
  const drop = async () => (await open(place)).delete();
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Another window may still hold it, and a removal waits for that without an end.
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, DROP_PATIENCE_MS);
  });
  await Promise.race([drop().catch(() => undefined), late]);
  clearTimeout(timer);
}

/** Where to go when `place` does not open; undefined when enough was tried. */
export function nextPlace(place: Place): Place | undefined {
  const spare = spareOf(place) + 1;
  if (spare > MOST_SPARES) return undefined;
  return bucketsOf() ? { name: LEDGER_NAME, bucket: `spare-${spare}` } : { name: `${LEDGER_NAME}-${spare}` };
}

export async function createLedger({ name, bucket }: Place): Promise<Ledger> {
  const buckets = bucketsOf();
  if (bucket === undefined || !buckets) return new Ledger(name);
  const { indexedDB } = await buckets.open(bucket);
  return new Ledger(name, { indexedDB, IDBKeyRange });
}

const spareOf = ({ name, bucket }: Place): number => Number((bucket ?? name).split('-')[1] ?? 0);

function bucketsOf(): Buckets | undefined {
  return (globalThis.navigator as { storageBuckets?: Buckets } | undefined)?.storageBuckets;
}
