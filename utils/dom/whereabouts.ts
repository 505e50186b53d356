/** Answers, read afresh at the moment of acting: which conversation is open, and where the row of another one is. */
import type { ConversationId } from '../core/ids';
import type { SiteProfile } from '../sites/site-profile';
import { bearsName } from './header-lit';
import type { ListReader } from './list-reader';
import type { RawRow } from './row-reader';
import { readSurroundings } from './surroundings';
import type { ThreadReader } from './thread-reader';

export interface Whereabouts {
  profile: SiteProfile;
  document: Document;
  listRoot: Element | undefined;
  threadRoot: Element | undefined;
  lists: ListReader;
  threads: ThreadReader;
  /** The site's key of a conversation; undefined when its row was never seen. */
  keyOf(id: ConversationId): string | undefined;
  /** Whose a message is, by its owner or its key. */
  ownerOf(message: { owner?: string; key: string }): ConversationId | undefined;
  /** Whose row it is. */
  idOf(row: RawRow): ConversationId | undefined;
}

/** Rows at the bottom of the thread that must all agree. */
const BOTTOM_ROWS = 8;

/** The conversation that list, header and thread name alike; undefined while they do not. */
export function agreedConversation(where: Whereabouts): ConversationId | undefined {
  const { active, header } = readSurroundings(where.profile, where.document, where.listRoot);
  if (!where.threadRoot || !active || (header !== undefined && !bearsName(active.name, header))) return undefined;
  const rows = where.threads.bottom(where.threadRoot, BOTTOM_ROWS);
  const ids = new Set(rows.flatMap((row) => where.ownerOf(row) ?? []));
  const [id] = ids;
  if (ids.size !== 1 || id === undefined) return undefined;
  // Of two rows that look alike, the lit one must be theirs: the thread follows later than the list.
  return where.keyOf(id) === active.key && where.idOf(active) === id ? id : undefined;
}

/** The row to click for a conversation; undefined when it is not rendered now. */
export function rowOfConversation(where: Whereabouts, id: ConversationId) {
  const { listRoot: root, profile } = where;
  const key = where.keyOf(id);
  if (!root || key === undefined) return undefined;
  const row = where.lists.find(root, (one) => one.key === key && where.idOf(one) === id);
  const selector = row && profile.list.row.find(({ css }) => row.matches(css))?.css;
  if (!row || !selector) return undefined;
  return { row, root, selector, ...(profile.taught ? { taught: true as const } : {}) };
}
