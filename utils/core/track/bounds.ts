/** The tracker's few lengths, with their reasons. All ms. */

/** Clocks of page and computer may disagree a little; a message this much older than our watch still counts. */
export const PAGE_SLACK_MS = 2000;
/** Consoles paint a thread in pieces; rows added sooner than this after the last piece belong to the first paint. */
export const FIRST_PAINT_MS = 300;
/** A thread that never rests is taken as painted after this. */
export const LONGEST_PAINT_MS = 1500;
/** A row must stay without a wait this long before the wait counts as answered elsewhere: lists blink on re-render. */
export const CLEARED_MS = 5000;
/** The page is going away: a wait gone this long already is not a blink. */
export const CLEARED_AT_END_MS = 100;
/** A step between the clocks above this means sleep or a changed clock. */
export const JUMP_MS = 2000;
/** Hidden tabs get one timer a minute; a longer silence means that the tab was frozen. */
export const FROZEN_MS = 75_000;
/** A first counter up to this was just started: the row's appearance is the arrival. */
export const FRESH_COUNTER_MS = 1000;
/** A row rendered later than its list row told by more than this takes the list's time. */
export const LATE_RENDER_MS = 150;
/** A page may swap the id of the agent's own message once the server has named it. */
export const RENAME_MS = 15_000;
/** List and thread may be told of one message this far apart. */
export const APART_MS = 500;
/** A row may be lit this long before its thread is painted; what the buyer says meanwhile is not counted as unread. */
export const BEFORE_OPENING_MS = 5000;
