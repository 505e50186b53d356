/** Owns bringing a running server to what the owner's book says: streams, who is out, the list of members. Safe to repeat. */
import { openHub } from './connect';
import { grantMember } from './keys';
import { rosterSubject } from './names';
import { type OwnerBook, rosterOf } from './owner-book';
import { provision, pushPeople, pushStore } from './provision';

const SETUP_SEC = 600;

export type SetUpOutcome = { ok: true } | { ok: false; step: 'reach' | 'streams' | 'people' | 'members' };

/** @param replicas 3 on a cluster; undefined leaves the streams as they are */
export async function setUpServer(book: OwnerBook, replicas: 1 | 3 | undefined, now: number): Promise<SetUpOutcome> {
  const steps = [
    ['streams', async () => replicas && provision(book.urls, book.keys, { replicas, now })],
    ['streams', () => pushStore(book.urls, book.keys, now)],
    ['people', () => pushPeople(book.urls, book.keys, now)],
    ['members', () => putMembers(book, now)],
  ] as const;
  for (const [index, [step, run]] of steps.entries()) {
    try {
      await run();
    } catch (error) {
      // Before anything worked, most likely nobody is there.
      const unreached = index === 0 && !(error instanceof Error && error.name === 'AdminError');
      return { ok: false, step: unreached ? 'reach' : step };
    }
  }
  return { ok: true };
}

async function putMembers(book: OwnerBook, now: number): Promise<void> {
  const member = 'setup';
  const expiresAt = Math.floor(now / 1000) + SETUP_SEC;
  const { jwt, seed } = await grantMember(book.keys, {
    team: book.team,
    member,
    device: 'setup',
    role: 'lead',
    expiresAt,
  });
  const line = await openHub({ urls: book.urls, member, jwt, seed });
  try {
    await line.put(rosterSubject(book.team, 'members'), rosterOf(book));
  } finally {
    await line.close();
  }
}
