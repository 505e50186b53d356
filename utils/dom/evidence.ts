/** What the health of a reading is judged by, gathered from its parts once a second. */
import type { SiteProfile } from '../sites/site-profile';
import type { HealthEvidence } from './health';
import { isPresent, stands } from './locate';
import type { RootObserver } from './root-observer';
import type { ThreadReader } from './thread-reader';

/** A conversation is open for good once its row has been lit for so long. */
const OPEN_MS = 4000;

export interface ReadingParts {
  startedAt: number;
  now: number;
  litSince: number | undefined;
  list: RootObserver;
  thread: RootObserver;
  threads: ThreadReader;
}

export function evidenceOf(profile: SiteProfile, document: Document, parts: ReadingParts): HealthEvidence {
  const { now, litSince, threads } = parts;
  return {
    sinceStartMs: now - parts.startedAt,
    listFound: parts.list.root() !== undefined,
    conversationOpen: litSince !== undefined && now - litSince > OPEN_MS,
    threadFound: parts.thread.root() !== undefined && threads.hasList(),
    lit: litSince !== undefined,
    // Where the box around them is gone, messages may stand all the same.
    messagesShown: threads.hasRows() || (!threads.hasList() && isPresent(profile.thread.message, document)),
    headerFound: stands(profile.current.name, document),
  };
}
