/**
 * Owns when the team's line lives: only while joined, and only while somebody works or looks. Nothing of it runs before.
 * Refuses to keep anything here that must outlive the worker: membership and revisions are stored.
 */
import { readMeta, type TeamSeat, writeMeta } from '../../utils/db/meta';
import { forgetTeam } from '../../utils/db/team';
import { changeBattles } from '../../utils/hub/battles';
import { HubRefusedError } from '../../utils/hub/connect';
import { eraseTold } from '../../utils/hub/erase-told';
import { type Invitation, readInvitation } from '../../utils/hub/invitation';
import { MEMBERSHIP_KEY, readMembership } from '../../utils/hub/membership';
import { startSync, type TeamSync } from '../../utils/hub/sync';
import type { InvitationView, Request, Response } from '../../utils/messaging/protocol';
import { RefusedError } from '../../utils/messaging/server';
import { warn } from '../../utils/platform/log';
import type { BackgroundContext } from './context';
import { ruleOfSite } from './folding';
import { oneAtATime } from './one-at-a-time';
import { createHandoutDesk } from './team-handouts';
import { createReportDesk, type ReportDesk } from './team-reports';

export interface TeamSeams {
  /** Whether a console is open in some tab. */
  hasConsole(): Promise<boolean>;
  /** An alarm wakes us while joined, and never else. */
  setAlarm(on: boolean): Promise<void>;
  /** Whether the browser, where it asks by itself, was told that numbers may go to the team. */
  mayShare(): Promise<boolean>;
  /** The library changed: open consoles read it anew. */
  libraryChanged(): Promise<void>;
}

export interface TeamDesk extends Pick<ReportDesk, 'report' | 'answer'> {
  /** At the start of the worker and at each alarm: starts or ends the line as it is needed. */
  wake(): Promise<void>;
  /** Records were committed. */
  changed(): void;
  read(text: string): Promise<InvitationView>;
  join(text: string): Promise<Response<'team/join'>>;
  /** `erase` also empties on the server what was told of the last days; `erased` says whether it could be. */
  leave(erase: boolean): Promise<Response<'team/leave'>>;
  /** Takes a pack that was offered. */
  take(packId: string): Promise<Response<'team/take'>>;
  /** Hands a pack out to the team; the server lets leads only. */
  push(request: Request<'team/push'>): Promise<Response<'team/push'>>;
  /** Sets a race of groups, or takes one out; the server lets leads only. */
  battle(request: Request<'team/battle'>): Promise<Response<'team/battle'>>;
  /** The sealed book of the person who runs a team. */
  keep(sealed: string): Promise<void>;
  /** A page of ours looks; it asks again every half minute while it does. */
  watch(): Promise<Response<'team/watch'>>;
}

/** A page that looks asks twice in this time. */
const LOOKED_MS = 75_000;
/** Somebody put out by mistake comes back without doing anything; a server is not asked more often. */
const REFUSED_REST_MS = 600_000;

/** One per background. Holds the line only: killed with the worker, it is opened again at the next wake. */
export function createTeamDesk(context: BackgroundContext, seams: TeamSeams): TeamDesk {
  const state: {
    sync?: TeamSync | undefined;
    joined?: boolean;
    lookedAt: number;
  } = {
    lookedAt: 0,
  };

  /** Two wakes never open two lines, and nothing opens one while a team is left. */
  const steps = oneAtATime((error) => warn('team', 'put off', error));
  const packs = createHandoutDesk(context, {
    line: () => state.sync?.line(),
    steps,
    async taken() {
      await seams.libraryChanged();
      state.sync?.changed();
    },
  });

  const reports = createReportDesk(context, () => state.sync?.line());

  async function membership(): Promise<Invitation | undefined> {
    const found = await readMembership(context.keyValue);
    state.joined = found !== undefined;
    return found;
  }

  async function isWanted(): Promise<boolean> {
    return context.now() - state.lookedAt < LOOKED_MS || (await seams.hasConsole());
  }

  async function settle(): Promise<void> {
    const joined = await membership();
    if (!joined) return stop();
    await seams.setAlarm(true);
    const allowed = await seams.mayShare();
    const wanted = allowed && (await isWanted());
    if (!wanted && state.sync) {
      await state.sync.stop();
      state.sync = undefined;
    }
    if (wanted && state.sync) {
      // What only time changes (a turn that ran out) is told as well; equal days are not sent again.
      state.sync.changed();
      await packs.look();
    }
    const ledger = await context.ledger();
    if (!allowed) await writeMeta(ledger, 'teamStatus', { state: 'unshared', at: context.now() });
    if (!wanted || state.sync) return;
    const status = await readMeta(ledger, 'teamStatus');
    if (status?.state === 'taken') return;
    if (status?.state === 'refused' && context.now() - status.at < REFUSED_REST_MS) return;
    const { calendar } = await context.folding();
    const sync = startSync({
      ledger,
      membership: joined,
      ruleOf: ruleOfSite,
      dayOf: calendar.dayOf,
      now: context.now,
      onHandouts: packs.heard,
      onSettled: () => void reports.tellLeft(),
    });
    state.sync = sync;
    void sync.ended.then(() => {
      if (state.sync === sync) state.sync = undefined;
    });
  }

  async function stop(): Promise<void> {
    await state.sync?.stop();
    state.sync = undefined;
  }

  return {
    wake: () => steps.quietly(settle),
    changed() {
      if (state.sync) state.sync.changed();
      else if (state.joined !== false) void steps.quietly(settle);
    },
    async read(text) {
      const found = readInvitation(text, context.now());
      if (!found.ok) return found;
      const { invitation } = found;
      const before = await readMeta(await context.ledger(), 'team');
      const { calendar } = await context.settings();
      return {
        ok: true,
        ...seatOf(invitation, context.now()),
        expiresAt: invitation.expiresAt * 1000,
        sameDays: invitation.zone === calendar.zone && invitation.dayCut === calendar.dayCut,
        ...(before && before.team !== invitation.team && { leaves: before.teamName }),
      };
    },
    async join(text) {
      const found = readInvitation(text, context.now());
      if (!found.ok) throw new RefusedError('bad-request', { where: found.code });
      const { invitation } = found;
      if (!(await seams.mayShare())) throw new RefusedError('bad-request', { where: 'consent' });
      // One step: a wake in between would open the old team's line again.
      await steps.asked(async () => {
        await stop();
        const ledger = await context.ledger();
        await forgetTeam(ledger);
        await writeMeta(ledger, 'teamOwn', { install: createInstall(), days: {} });
        await writeMeta(ledger, 'team', seatOf(invitation, context.now()));
        await context.keyValue.write(MEMBERSHIP_KEY, invitation);
      });
      state.lookedAt = context.now();
      await steps.quietly(settle);
      return { joined: state.joined === true };
    },
    leave: (erase) =>
      steps.asked(async () => {
        const ledger = await context.ledger();
        const joined = await membership();
        const today = (await context.folding()).calendar.dayOf(context.now());
        await stop();
        // First of all nothing more is told, whatever happens after it.
        await context.keyValue.remove(MEMBERSHIP_KEY);
        state.joined = false;
        const erased = erase && joined !== undefined && (await eraseTold(ledger, joined, today));
        await forgetTeam(ledger);
        await seams.setAlarm(false);
        return { erased };
      }),
    take: packs.take,
    push: packs.push,
    report: reports.report,
    answer: reports.answer,
    async battle(request) {
      const seat = await readMeta(await context.ledger(), 'team');
      const line = state.sync?.line();
      if (!seat || !line) return { refused: 'down' };
      try {
        await changeBattles(line, seat.team, 'put' in request ? { put: { ...request.put, by: seat.member } } : request);
        return {};
      } catch (error) {
        return { refused: error instanceof HubRefusedError ? 'refused' : error instanceof RangeError ? 'bad' : 'down' };
      }
    },
    async keep(sealed) {
      await writeMeta(await context.ledger(), 'teamBook', sealed);
    },
    async watch() {
      state.lookedAt = context.now();
      await steps.quietly(settle);
      return { joined: state.joined === true };
    },
  };
}

function seatOf({ team, teamName, member, memberName, device, role, urls }: Invitation, now: number): TeamSeat {
  const hosts = urls.map((url) => new URL(url).host);
  return { team, teamName, member, memberName, device, role, hosts, joinedAt: now };
}

/** Names this life of the membership, so that a second browser with the same invitation is noticed. */
function createInstall(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
