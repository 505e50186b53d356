/**
 * Owns which tab of one console and agent records: one at a time, the next one when it goes. Two tabs see the same arrivals
 * a moment apart, and would count them twice. What it knows is kept in session storage, for the worker dies.
 */
import type { AgentId, SiteId } from '../../utils/core/ids';
import type { KeyValue } from '../../utils/platform/key-value';
import { oneAtATime } from './one-at-a-time';

/** A tab that says nothing for so long is frozen, blind or gone; a hidden one speaks once a minute. */
export const LEASE_MS = 150_000;
/** A tab that reloads comes back within this, and goes on. */
export const RELOAD_MS = 5000;
/** What a tab sent as it went may arrive behind the next one's claim. */
const LATE_MS = 10_000;
const BOOK_KEY = 'recorders';

export interface Claimant {
  siteId: SiteId;
  /** Absent while nobody has said who works here: then nothing is recorded either. */
  agentId?: AgentId;
  /** Random per life of a content script. */
  sessionId: string;
  tabId?: number;
}

interface Entry {
  sessionId: string;
  tabId?: number;
  /** Epoch ms of its last word. */
  at: number;
  /** It said that it goes. */
  left?: true;
  former?: { sessionId: string; until: number };
}
type Book = Record<string, Entry>;

export interface RecorderSeams {
  /** Gone when the browser closes. */
  store: Pick<KeyValue, 'read' | 'write'>;
  tabLives(tabId: number): Promise<boolean>;
  /** Tabs of that console ask again. */
  announce(): Promise<void>;
  now(): number;
}

export interface RecorderDesk {
  /** Whether this tab records from now on; repeated while it does. `take`: a person wants it to be this one. */
  claim(claimant: Claimant, take?: boolean): Promise<boolean>;
  /** Whether facts may be taken from this tab. Where nobody records, it is the one from now on. */
  mayRecord(claimant: Claimant): Promise<boolean>;
  release(sessionId: string): Promise<void>;
  tabClosed(tabId: number): Promise<void>;
}

export function createRecorderDesk(seams: RecorderSeams): RecorderDesk {
  const line = oneAtATime(() => undefined);
  /** As it is stored. Nobody else writes it, and each batch of every tab asks. */
  let known: Book | undefined;
  const read = async (): Promise<Book> => {
    known ??= ((await seams.store.read(BOOK_KEY)) ?? {}) as Book;
    return { ...known };
  };
  const write = async (book: Book) => {
    known = undefined;
    await seams.store.write(BOOK_KEY, book);
    known = book;
  };

  async function isFree(entry: Entry | undefined, claimant: Claimant): Promise<boolean> {
    if (!entry || entry.sessionId === claimant.sessionId || isSameTab(entry, claimant)) return true;
    const age = Math.abs(seams.now() - entry.at);
    if (age > (entry.left ? RELOAD_MS : LEASE_MS)) return true;
    return entry.tabId !== undefined && !(await seams.tabLives(entry.tabId));
  }

  async function claim(claimant: Claimant, take: boolean): Promise<boolean> {
    const book = await read();
    const key = keyOf(claimant);
    const entry = book[key];
    if (!take && !(await isFree(entry, claimant))) return false;
    const { sessionId, tabId } = claimant;
    const now = seams.now();
    const changes = entry !== undefined && entry.sessionId !== sessionId;
    const former = changes ? { sessionId: entry.sessionId, until: now + LATE_MS } : entry?.former;
    book[key] = { sessionId, at: now, ...(tabId === undefined ? {} : { tabId }), ...(former ? { former } : {}) };
    await write(book);
    if (changes) await seams.announce();
    return true;
  }

  /** Forgets or marks the entries that `goes` names; tells the others where there was one. */
  async function leave(goes: (entry: Entry) => boolean, mark: (entry: Entry) => Entry | undefined): Promise<void> {
    const book = await read();
    const left = Object.entries(book).filter(([, entry]) => goes(entry));
    if (left.length === 0) return;
    for (const [key, entry] of left) {
      const marked = mark(entry);
      if (marked) book[key] = marked;
      else delete book[key];
    }
    await write(book);
    await seams.announce();
  }

  return {
    claim: (claimant, take = false) => line.asked(() => claim(claimant, take)),
    mayRecord: (claimant) =>
      line.asked(async () => {
        const entry = (await read())[keyOf(claimant)];
        if (!entry) return claim(claimant, false);
        if (entry.sessionId === claimant.sessionId || isSameTab(entry, claimant)) return true;
        return entry.former?.sessionId === claimant.sessionId && seams.now() < entry.former.until;
      }),
    release: (sessionId) =>
      line.asked(() =>
        leave(
          (entry) => entry.sessionId === sessionId,
          (entry) => ({ ...entry, at: seams.now(), left: true }),
        ),
      ),
    tabClosed: (tabId) =>
      line.asked(() =>
        leave(
          (entry) => entry.tabId === tabId,
          () => undefined,
        ),
      ),
  };
}

/** A page that was loaded anew, and what the old one sent last. */
const isSameTab = (entry: Entry, { tabId }: Claimant) => tabId !== undefined && entry.tabId === tabId;

/** The shop is left out: a page may tell it late, and two tabs would miss each other. */
const keyOf = ({ siteId, agentId }: Claimant): string => `${siteId}|${agentId ?? ''}`;
