/** Owns the form in which one device's day travels: whole totals, counters by name, no words. Refuses whole what is not one. */
import { REASONS } from '../core/coach/talk-words';
import { isReasonMark } from '../core/coach/team-reasons';
import { dayRowId, mergeDayRows } from '../core/day-row';
import type { AgentId, BusinessDay } from '../core/ids';
import { codeRows, decodeRows } from '../core/row-code';
import type { DayRow } from '../core/turn';
import { dayValueSchema } from '../schema/hub';
import { MAX_STATS_BYTES } from './layout';

/** A day as told: rows under the given agent, and the watched share per site (0 to 1). */
export interface DayTelling {
  rev: number;
  /** Which browser told it: two with one invitation are told apart. */
  by: string;
  rows: DayRow[];
  coverage: Record<string, number>;
  /** Versions of the team's packs in use there. */
  packs?: Record<string, number>;
  /** How often which reason was put on a conversation: of our own list by name, of the team's packs by mark. */
  themes?: Record<string, number>;
  /** Who waited when it was told. */
  waits?: Waits;
}

/** By the teller's own clock, epoch s: only the time between the two means anything to others. */
export interface Waits {
  at: number;
  bySite: Record<string, [count: number, since: number]>;
}

const NOBODY = '' as AgentId;

/** The bytes to be stored. A day too long for the server's limit is told without its hours. */
export function writeDayValue(telling: DayTelling): Uint8Array {
  const whole = encode(telling);
  if (whole.length <= MAX_STATS_BYTES) return whole;
  const rows = telling.rows.map((row) => ({ ...row, hour: 0, id: dayRowId({ ...row, hour: 0 }) }));
  return encode({ ...telling, rows: mergeDayRows(rows) });
}

function encode({ rev, by, rows, coverage, packs, themes, waits }: DayTelling): Uint8Array {
  const value = {
    v: 1,
    rev,
    by,
    cov: Object.fromEntries(Object.entries(coverage).map(([site, share]) => [site, Math.round(share * 1000)])),
    ...(packs && Object.keys(packs).length > 0 && { pk: packs }),
    ...(themes && Object.keys(themes).length > 0 && { th: sorted(themes) }),
    ...(waits && Object.keys(waits.bySite).length > 0 && { w: waits.bySite, t: waits.at }),
    ...codeRows(rows),
  };
  return new TextEncoder().encode(JSON.stringify(value));
}

/** @returns undefined for anything that is not exactly a day: nothing of it is used then */
export function readDayValue(bytes: Uint8Array, agentId: AgentId, day: BusinessDay): DayTelling | undefined {
  if (bytes.length > MAX_STATS_BYTES) return undefined;
  const parsed = dayValueSchema.safeParse(parseJson(bytes));
  if (!parsed.success) return undefined;
  const { rev, by, cov, pk, th, w, t, f, rows: coded } = parsed.data;
  const rows = decodeRows({ f, rows: coded }, agentId, day);
  // The same row twice would be counted twice.
  if (!rows || new Set(rows.map((row) => row.id)).size !== rows.length) return undefined;
  return {
    rev,
    by,
    rows,
    coverage: Object.fromEntries(Object.entries(cov).map(([site, share]) => [site, share / 1000])),
    ...(pk && { packs: pk }),
    ...(w && t !== undefined && { waits: { at: t, bySite: w } }),
    // A newer version may have more reasons: those that are not known here are not words to show.
    ...(th && { themes: Object.fromEntries(Object.entries(th).filter(([theme]) => isTold(theme))) }),
  };
}

const isTold = (theme: string) => REASONS.includes(theme) || isReasonMark(theme);

const sorted = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));

/** While somebody waits it is told again each minute: who hears nothing for longer knows that nobody tells. */
export const WAITS_BEAT_SEC = 60;

/** Equal for equal numbers, whoever they are of: what was told once is not told again. */
export function fingerprintOf({ rows, coverage, packs, themes, waits }: Omit<DayTelling, 'rev' | 'by'>): string {
  const bare = rows.map((row) => ({ ...row, agentId: NOBODY, id: dayRowId({ ...row, agentId: NOBODY }) }));
  return new TextDecoder().decode(
    encode({
      ...{ rev: 0, by: '', rows: mergeDayRows(bare), coverage },
      ...(packs && { packs }),
      ...(themes && { themes }),
      ...(waits && { waits: { ...waits, at: waits.at - (waits.at % WAITS_BEAT_SEC) } }),
    }),
  );
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
