/** What there is to tell about the records kept on this computer: whether they can be written, and what was once lost. */

/** The key of storage.local under which losses are told: who shows them listens to it. */
export const LOSSES_KEY = 'losses';

export interface Loss {
  id: string;
  /** Epoch ms. */
  at: number;
  /**
   * `records`: the browser had lost commits. `day`: a day did not fit its tally. `packs`, `settings`: were gone or damaged.
   * `copies`: only the second copies were gone, and were made anew; `no-copies`: and cannot be written.
   */
  what: 'records' | 'day' | 'packs' | 'settings' | 'copies' | 'no-copies';
  state: 'recovering' | 'done';
  lostCommits: number;
  /** Facts brought back, and those that are known to be gone. */
  factsBack: number;
  factsGone: number;
  /** Days whose figures came back without the facts behind them. */
  daysBack: number;
  packsBack: number;
  settingsBack: number;
  /** Somebody has read it. */
  seen?: true;
}

export interface StorageState {
  /** `newer`: kept by a newer version, which this one must not write over. `full`: the disk takes no more. */
  state: 'ok' | 'unavailable' | 'newer' | 'full';
  /** The first store could not be opened any more; a spare one is in use. */
  spare: boolean;
  /** Newest first. */
  losses: Loss[];
}

/** What nobody has read yet and somebody should: that copies were made anew is for the list only. */
export function unreadLosses({ losses }: StorageState): Loss[] {
  return losses.filter(({ seen, what }) => !seen && what !== 'copies');
}
