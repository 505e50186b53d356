/**
 * Owns the copies of one ledger over the life of a worker: compares at each opening, writes the journal with every commit,
 * renews witness and mirror after others. Refuses to hold up recording: copies that cannot be written are only behind.
 */
import type { Fact } from '../../core/facts';
import type { Ledger } from '../ledger';
import { countCommit, readMeta, writeMeta } from '../meta';
import type { Commit } from '../record';
import type { Folding } from '../refold';
import { factsNotCopied } from './catch-up';
import { dropJournal, entryOf, journalHorizon, pruneJournal, scrubJournal } from './journal';
import { type KeptLoss, newLoss, noteLoss, readLosses } from './losses';
import { dropMirror, renewMirror } from './mirror';
import type { Outside } from './outside';
import { recoverRecords } from './recovery';
import { readTestimony, type Testimony, testimonyEntry, WITNESS_KEY } from './testimony';

const WITNESS_EVERY_MS = 1000;
const MIRROR_EVERY_MS = 60_000;
const SETTLE_MS = 5000;
const TELL_EVERY_MS = 86_400_000;
/** Room for commit numbers that were given out and lost: their journal entries must not be written over. */
const LOST_ROOM = 10_000;

/** Asked for only when something must be folded again: a start must not wait for it. */
type ReadFolding = () => Promise<Folding>;

export interface Keeper {
  /**
   * Whether a store was there when it was opened and yet lacks the record that every commit writes, or cannot say. One that
   * was lost whole is made anew, and sound; this one lost a part of its inside, and writing to it makes it worse.
   */
  isHollow(ledger: Ledger): Promise<boolean>;
  /** Call once for every opened handle, before its first commit. Starts a recovery, and does not wait for it. */
  compare(ledger: Ledger, folding: ReadFolding): Promise<KeptLoss | undefined>;
  /**
   * A commit and its facts; acknowledge after it. Never rejects.
   * @returns false: the store it went into was lost since, and nothing may be acknowledged
   */
  recorded(commit: Commit, facts: readonly Fact[]): Promise<boolean>;
  /** After any other commit; does not wait. */
  committed(ledger: Ledger): void;
  /** Mirror and testimony now; with packs when the library may have changed. */
  renew(ledger: Ledger, withPacks?: boolean): Promise<void>;
  /** Drops journal entries older than `horizon`, epoch ms. */
  prune(horizon: number): Promise<void>;
  /** Before facts are erased: takes them, and the whole mirror until it is renewed, out of the copies. */
  forget(isErased: (fact: Fact) => boolean): Promise<void>;
  /** Lets go of every copy: the ledger they are of is being replaced by another. */
  drop(): Promise<void>;
  /** Ends when no recovery is under way. */
  settled(): Promise<void>;
  /** What the copies can say of themselves. */
  testimony(): Testimony | undefined;
}

export function createKeeper(outside: Outside, now: () => number): Keeper {
  let head: Testimony | undefined;
  let renewedAt = Number.NEGATIVE_INFINITY;
  let witnessTimer: ReturnType<typeof setTimeout> | undefined;
  let mirrorTimer: ReturnType<typeof setTimeout> | undefined;
  let recovering: Promise<void> = Promise.resolve();

  async function isHollow(ledger: Ledger): Promise<boolean> {
    if (ledger.isNew) return false;
    const read = await readTestimony(outside);
    if (read.state !== 'sound' || read.testimony.commits === 0) return false;
    return readMeta(ledger, 'commits').then(
      (commits) => commits === undefined,
      () => ledger.isOpen(),
    );
  }

  async function compare(ledger: Ledger, folding: ReadFolding): Promise<KeptLoss | undefined> {
    const [read, commits] = await Promise.all([readTestimony(outside), readMeta(ledger, 'commits')]);
    if (read.state !== 'sound') return begin(ledger, folding, commits, read.state);
    const { testimony } = read;
    const same = commits?.epoch === testimony.epoch;
    const behind = testimony.commits - (same ? commits.commits : 0);
    if (behind <= 0) {
      head = { ...testimony, ...commits };
      after(() => resume(ledger, folding));
      // Killed between a commit and its copy: what nobody was told of is counted all the same.
      if (behind < 0) after(async () => copyRecent(ledger, await folding(), head));
      return undefined;
    }
    const factsGone = Math.max(0, testimony.facts - (commits?.facts ?? 0));
    const loss = newLoss('records', now(), { state: 'recovering', testimony, lostCommits: behind, factsGone });
    await noteLoss(ledger, outside, loss);
    await writeMeta(ledger, 'dataLoss', { at: loss.at, lostCommits: behind });
    head = await beginAgain(ledger, testimony, same);
    // From here on a second start finds the loss in the list, not by comparing.
    await outside.writeAll(testimonyEntry(head)).catch(() => undefined);
    after(() => resume(ledger, folding));
    return loss;
  }

  /** No testimony: a first start, an update from before there was one, or copies that are gone. */
  async function begin(
    ledger: Ledger,
    folding: ReadFolding,
    commits: Commit | undefined,
    state: 'absent' | 'damaged',
  ): Promise<KeptLoss | undefined> {
    const nothing = { epoch: '', commits: 0, facts: 0 };
    const { epoch, commits: count, facts } = commits ?? nothing;
    head = { epoch, commits: count, facts, from: count + 1, since: facts > 0 ? now() : 0 };
    if (!commits) return undefined;
    const written = await outside.writeAll(testimonyEntry(head)).then(
      () => true,
      () => false,
    );
    if (written) after(async () => copyAll(ledger, await folding()));
    const hadCopies = state === 'damaged' || (await readMeta(ledger, 'settingsCopy')) !== undefined;
    const what = written ? 'copies' : 'no-copies';
    // A worker starts many times a day; a storage that stays broken is told once a day.
    const isTold = (loss: KeptLoss) => loss.what === what && now() - loss.at < TELL_EVERY_MS;
    if (!hadCopies || (await readLosses(ledger, outside)).some(isTold)) return undefined;
    const loss = newLoss(what, now());
    await noteLoss(ledger, outside, loss);
    return loss;
  }

  /** The journal of facts that were recorded when there was none, or none any more. */
  async function copyAll(ledger: Ledger, folding: Folding): Promise<void> {
    await copyRecent(ledger, folding);
    if (head) head = { ...head, since: Math.min(head.since, journalHorizon(folding.calendar, now())) };
    await renew(ledger, true);
    if (head) await outside.writeAll(testimonyEntry(head));
  }

  async function copyRecent(ledger: Ledger, folding: Folding, journal?: Testimony): Promise<void> {
    const since = journalHorizon(folding.calendar, now());
    for await (const facts of factsNotCopied(ledger, outside, since, journal)) {
      const commit = await ledger.transaction('rw', ledger.meta, async () => countCommit(ledger, 0));
      await recorded(commit, facts);
    }
  }

  async function beginAgain(ledger: Ledger, testimony: Testimony, same: boolean): Promise<Testimony> {
    const { epoch, commits, facts } = await ledger.transaction('rw', ledger.meta, async () => {
      const counted = await countCommit(ledger, 0);
      if (!same) return counted;
      const onward = { ...counted, commits: testimony.commits + LOST_ROOM };
      await writeMeta(ledger, 'commits', onward);
      return onward;
    });
    return same ? { ...testimony, commits, facts } : { epoch, commits, facts, from: commits, since: now() };
  }

  /** What was found lost, now or in an earlier life, and is not brought back yet. */
  async function resume(ledger: Ledger, folding: ReadFolding): Promise<void> {
    const unfinished = (await readLosses(ledger, outside)).filter(({ state }) => state === 'recovering');
    for (const loss of unfinished.reverse()) await recover(ledger, await folding(), loss);
  }

  async function recover(ledger: Ledger, folding: Folding, loss: KeptLoss): Promise<void> {
    const done = await recoverRecords({ ledger, outside, folding, now, recorded }, loss);
    const { testimony } = loss;
    if (testimony && head && head.epoch !== testimony.epoch)
      head = { ...head, since: Math.min(head.since, testimony.since) };
    await renew(ledger, true);
    if (head) await outside.writeAll(testimonyEntry(head));
    await noteLoss(ledger, outside, done);
    if (testimony && testimony.epoch !== head?.epoch) await dropJournal(outside, testimony);
  }

  /** One after another; what fails is taken up again at the next start. */
  function after(work: () => Promise<void>): void {
    recovering = recovering.then(work).catch(() => undefined);
  }

  async function recorded(commit: Commit, facts: readonly Fact[]): Promise<boolean> {
    if (head && head.epoch !== '' && head.epoch !== commit.epoch) return false;
    const { from, since } = head ?? { from: commit.commits, since: now() };
    // Two commits of one moment may come here in either order.
    const latest = head && head.commits > commit.commits ? head : commit;
    head = { epoch: commit.epoch, commits: latest.commits, facts: latest.facts, from, since };
    await outside.writeAll({ ...entryOf(commit, facts, now()), ...testimonyEntry(head) }).catch(() => undefined);
    return true;
  }

  async function witness(ledger: Ledger): Promise<void> {
    witnessTimer = undefined;
    const commits = await readMeta(ledger, 'commits');
    if (!commits || !head || (head.epoch === commits.epoch && head.commits >= commits.commits)) return;
    head = { ...head, ...commits };
    await outside.writeAll(testimonyEntry(head));
  }

  async function renew(ledger: Ledger, withPacks = false): Promise<void> {
    renewedAt = now();
    await witness(ledger);
    await renewMirror(ledger, outside, now(), withPacks);
  }

  const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined);

  return {
    isHollow,
    compare,
    recorded,
    renew,
    committed(ledger) {
      if (witnessTimer === undefined) witnessTimer = setTimeout(() => quietly(witness(ledger)), WITNESS_EVERY_MS);
      if (mirrorTimer !== undefined) return;
      // Soon after a start, for the last life may have ended before its turn; then at leisure.
      const rest = Math.max(SETTLE_MS, renewedAt + MIRROR_EVERY_MS - now());
      mirrorTimer = setTimeout(() => {
        mirrorTimer = undefined;
        quietly(renew(ledger));
      }, rest);
    },
    async prune(horizon) {
      if (!head || head.since >= horizon) return;
      const pruned = await pruneJournal(outside, head, horizon);
      head = { ...head, from: pruned.from, since: pruned.since };
      await outside.writeAll(testimonyEntry(head));
    },
    async forget(isErased) {
      if (head) await scrubJournal(outside, head, isErased);
      await dropMirror(outside);
      renewedAt = Number.NEGATIVE_INFINITY;
    },
    async drop() {
      if (head) await dropJournal(outside, head);
      await dropMirror(outside);
      await outside.removeAll([WITNESS_KEY]);
      head = undefined;
    },
    settled: () => recovering,
    testimony: () => head,
  };
}
