/**
 * Owns what a person chooses to tell their leads, in the form it travels: one key per device with its last few reports, so
 * that nobody can fill a lead's page or the server. Refuses whole what is not such a list.
 */

import type { Report } from '../core/report';
import { answersSchema, reportsSchema } from '../schema/hub';
import { changeDoc, docReader } from './change-doc';
import type { HubLine } from './connect';
import { MAX_STATS_BYTES } from './layout';
import { createHubId, reportsSubject, rosterSubject } from './names';

/** As many as travel; older ones have been read, or never will be. */
const MOST_TOLD = 10;
const MOST_ANSWERED = 300;
const HOUR_SEC = 3600;
/** In an hour, from one browser. */
const MOST_HOURLY = 6;

export const readReports = docReader(reportsSchema, MAX_STATS_BYTES);
export const readAnswers = docReader(answersSchema);

export interface ReportSeat {
  team: string;
  member: string;
  device: string;
}

export function createReport(kind: Report['kind'], text: string, now: number): Report {
  return { id: createHubId('r'), kind, text, at: Math.floor(now / 1000) };
}

/** Whether one more may go out now. */
export function mayReport(reports: readonly Report[], now: number): boolean {
  return reports.filter(({ at }) => at > now / 1000 - HOUR_SEC).length < MOST_HOURLY;
}

/** Both lists without doubles, the newest of them. */
export function joinReports(...lists: (readonly Report[])[]): Report[] {
  const byId = new Map(lists.flat().map((report) => [report.id, report]));
  return [...byId.values()].sort((a, b) => a.at - b.at).slice(-MOST_TOLD);
}

/** Resolves when the server has all of them on its disk, beside what an earlier life of this browser told. */
export function tellReports(line: HubLine, seat: ReportSeat, reports: readonly Report[]): Promise<void> {
  return changeDoc(line, reportsSubject(seat), readReports, (before) => ({
    reports: joinReports(before?.reports ?? [], reports),
  }));
}

/** Empties what this device told. */
export function eraseReports(line: HubLine, seat: ReportSeat): Promise<void> {
  return changeDoc(line, reportsSubject(seat), readReports, () => ({ reports: [] }));
}

/** A lead has read one: everybody's browser hears it, by the report's id alone. */
export function answerReport(line: HubLine, team: string, id: string, by: string): Promise<void> {
  return changeDoc(line, rosterSubject(team, 'answers'), readAnswers, (before) => {
    const others = (before?.seen ?? []).filter((each) => each.id !== id);
    return { seen: [...others, { id, by }].slice(-MOST_ANSWERED) };
  });
}
