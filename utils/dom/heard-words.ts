/**
 * Since when words stand in the list, where its rows are reused by their place: a row's own changes then tell when somebody
 * came to stand there, not when they wrote. Forgets at each reading.
 */

/** Of each moment's records; frameworks write rows from the top, where news come. */
const MOST = 8;

export class HeardWords {
  private readonly since = new Map<string, number>();

  /** Records of the moment `at` (epoch ms), looked at while they are fresh. */
  note(records: readonly MutationRecord[], at: number): void {
    for (let nth = 0; nth < MOST && nth < records.length; nth++) {
      const { target, type } = records[nth] as MutationRecord;
      if (type !== 'characterData') continue;
      const words = (target as CharacterData).data;
      if (!this.since.has(words)) this.since.set(words, at);
    }
  }

  /** When a row first said `words`, if that was before `changedAt`. */
  earliest(words: string | undefined, changedAt: number): number {
    return Math.min(changedAt, this.since.get(words ?? '') ?? changedAt);
  }

  forget(): void {
    this.since.clear();
  }
}
