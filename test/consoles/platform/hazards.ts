/** Owns the switches for everything the real pages do to a reader; all on unless a test says otherwise. */

export interface Hazards {
  /** List and thread rows are made anew with the same content this often, ms, give or take half; 0 never. */
  rerenderEveryMs: number;
  /** The message list node (or its parent) is replaced this often, ms, give or take half; 0 never. */
  remountEveryMs: number;
  /** From a click to the header, and apart from it to the thread, of the new conversation, ms, [least, most]. */
  switchLagMs: [number, number];
  /** Share of switches in which the old thread stays much longer than the header. */
  staleThreadChance: number;
  staleThreadMs: [number, number];
  /** Share of switches whose thread is painted in two chunks. */
  chunkChance: number;
  chunkGapMs: [number, number];
  /** Share of replies before which the agent clicks through other conversations, 10 to 45 ms apart. */
  fastSwitchChance: number;
  /** feige: rows of the list and of the thread are slots reused by index. Off: keyed by id. */
  recycle: boolean;
  /** feige: only the rows near the viewport exist. */
  virtualRows: boolean;
  /** pdd: a waiting buyer stands in several groups. Off: only under 全部会话. */
  duplicateRows: boolean;
  /** Unsent text is kept per conversation. Off: a switch throws it away. */
  drafts: boolean;
  /** feige: a row that is no buyer (系统通知) stands on top, with an unread count of its own that grows. */
  systemRow: boolean;
  /** The notice strip above the composer comes and goes. */
  banner: boolean;
  /** Class tails differ with each seed. Off: always `-x`. */
  hashedClasses: boolean;
  /** A withdrawn message may flip to the other side or become a system row. Off: only its text changes. */
  recallFlips: boolean;
  /** The open conversation is opened again after a reload. */
  reopenAfterReload: boolean;
}

export const ALL_HAZARDS: Hazards = {
  rerenderEveryMs: 4000,
  remountEveryMs: 9000,
  switchLagMs: [0, 60],
  staleThreadChance: 0.05,
  staleThreadMs: [80, 250],
  chunkChance: 0.4,
  chunkGapMs: [5, 40],
  fastSwitchChance: 0.05,
  recycle: true,
  virtualRows: true,
  duplicateRows: true,
  drafts: true,
  systemRow: true,
  banner: true,
  hashedClasses: true,
  recallFlips: true,
  reopenAfterReload: true,
};

/** The quiet page: for tests that look at one thing only. */
export const NO_HAZARDS: Hazards = {
  rerenderEveryMs: 0,
  remountEveryMs: 0,
  switchLagMs: [0, 0],
  staleThreadChance: 0,
  staleThreadMs: [0, 0],
  chunkChance: 0,
  chunkGapMs: [0, 0],
  fastSwitchChance: 0,
  recycle: false,
  virtualRows: false,
  duplicateRows: false,
  drafts: true,
  systemRow: false,
  banner: false,
  hashedClasses: false,
  recallFlips: false,
  reopenAfterReload: false,
};

/** `?hazards=none`, or `?hazards={"recycle":false}` to change some; nothing for all of them. */
export function hazardsFrom(query: string | null): Partial<Hazards> {
  if (query === null || query === '') return {};
  return query === 'none' ? NO_HAZARDS : (JSON.parse(query) as Partial<Hazards>);
}
