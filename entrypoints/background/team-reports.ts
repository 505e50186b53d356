/**
 * Owns what a person chooses to tell their leads: kept here at the click, told as soon as there is a line, and what a lead
 * has read. Refuses more than a few an hour. Nothing here sends by itself: what goes is what was clicked.
 */
import { readMeta, type TeamSeat, writeMeta } from '../../utils/db/meta';
import { type HubLine, HubRefusedError } from '../../utils/hub/connect';
import { answerReport, createReport, joinReports, mayReport, tellReports } from '../../utils/hub/reports';
import type { Request, Response } from '../../utils/messaging/protocol';
import { warn } from '../../utils/platform/log';
import type { BackgroundContext } from './context';

export interface ReportDesk {
  report(request: Request<'team/report'>): Promise<Response<'team/report'>>;
  answer(request: Request<'team/answer'>): Promise<Response<'team/answer'>>;
  /** Tells what is not on the server's disk yet; safe to call at any time. */
  tellLeft(): Promise<void>;
}

/** One per background. `line`: while there is one and it is up. */
export function createReportDesk(context: BackgroundContext, line: () => HubLine | undefined): ReportDesk {
  const seatNow = async (): Promise<TeamSeat | undefined> => readMeta(await context.ledger(), 'team');
  const read = async () => (await readMeta(await context.ledger(), 'teamReports')) ?? { reports: [], told: [] };

  /** @returns whether the server has all of them */
  async function tell(): Promise<boolean> {
    const [ledger, seat, { reports, told }] = [await context.ledger(), await seatNow(), await read()];
    if (!seat || reports.every(({ id }) => told.includes(id))) return true;
    const open = line();
    if (!open) return false;
    await tellReports(open, seat, reports);
    await ledger.transaction('rw', ledger.meta, async () => {
      const now = await readMeta(ledger, 'teamReports');
      // The team was left meanwhile.
      if (now) await writeMeta(ledger, 'teamReports', { ...now, told: reports.map(({ id }) => id) });
    });
    return true;
  }

  return {
    async report({ kind, text }) {
      const [ledger, seat] = [await context.ledger(), await seatNow()];
      if (!seat || seat.role === 'board') return { refused: 'down' };
      const fresh = createReport(kind, text, context.now());
      const isKept = await ledger.transaction('rw', ledger.meta, async () => {
        const before = (await readMeta(ledger, 'teamReports')) ?? { reports: [], told: [] };
        if (!mayReport(before.reports, context.now())) return false;
        await writeMeta(ledger, 'teamReports', { ...before, reports: joinReports(before.reports, [fresh]) });
        return true;
      });
      if (!isKept) return { refused: 'often' };
      try {
        return { told: await tell() };
      } catch (error) {
        warn('team', 'report put off', error);
        return { told: false };
      }
    },
    async answer({ id }) {
      const [seat, open] = [await seatNow(), line()];
      if (!seat || !open) return { refused: 'down' };
      try {
        await answerReport(open, seat.team, id, seat.member);
        return {};
      } catch (error) {
        return { refused: error instanceof HubRefusedError ? 'refused' : 'down' };
      }
    },
    async tellLeft() {
      await tell().catch((error) => warn('team', 'report put off', error));
    },
  };
}
