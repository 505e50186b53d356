/**
 * Owns when the team's line lives: only while joined, and only while somebody works or looks. Nothing of it runs before.
 * Refuses to keep anything here that must outlive the worker: membership and revisions are stored.
 */
import type { SiteId } from '../../utils/core/ids';
import { readMeta, type TeamSeat, writeMeta } from '../../utils/db/meta';
import { forgetTeam } from '../../utils/db/team';
import { HubRefusedError } from '../../utils/hub/connect';
import { eraseTold } from '../../utils/hub/erase-told';
import { fetchHandout, type Handout, handOut, waitBefore } from '../../utils/hub/handouts';
import { type Invitation, readInvitation } from '../../utils/hub/invitation';
import { MEMBERSHIP_KEY, readMembership } from '../../utils/hub/membership';
import { startSync, type TeamSync } from '../../utils/hub/sync';
import type { InvitationView, Request, Response } from '../../utils/messaging/protocol';
import { RefusedError } from '../../utils/messaging/server';
import { warn } from '../../utils/platform/log';
import type { BackgroundContext } from './context';
import { signStored } from './feeds';
import { ruleOfSite } from './folding';
import { oneAtATime } from './one-at-a-time';
import { takeHandouts, takeOne } from './team-packs';

export interface TeamSeams {
  /** Whether a console is open in some tab. */
  hasConsole(): Promise<boolean>;
  /** An alarm wakes us while joined, and never else. */
  setAlarm(on: boolean): Promise<void>;
  /** The library changed: open consoles read it anew. */
  libraryChanged(): Promise<void>;
}

export interface TeamDesk {
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
    handouts: Handout[];
  } = {
    lookedAt: 0,
    handouts: [],
  };

  /** Two wakes never open two lines, and nothing opens one while a team is left. */
  const steps = oneAtATime((error) => warn('team', 'put off', error));

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
    const wanted = await isWanted();
    if (!wanted && state.sync) {
      await state.sync.stop();
      state.sync = undefined;
    }
    if (wanted && state.sync) {
      // What only time changes (a turn that ran out) is told as well; equal days are not sent again.
      state.sync.changed();
      await takeWhatIsDue();
    }
    if (!wanted || state.sync) return;
    const ledger = await context.ledger();
    const status = await readMeta(ledger, 'teamStatus');
    if (status?.state === 'taken') return;
    if (status?.state === 'refused' && context.now() - status.at < REFUSED_REST_MS) return;
    const { calendar } = await context.folding();
    const sync = startSync({
      ledger,
      membership: joined,
      ruleIdOf: (siteId: SiteId) => ruleOfSite(siteId).id,
      dayOf: calendar.dayOf,
      now: context.now,
      onHandouts: (handouts) => {
        state.handouts = handouts;
        void steps.quietly(takeWhatIsDue);
      },
    });
    state.sync = sync;
    void sync.ended.then(() => {
      if (state.sync === sync) state.sync = undefined;
    });
  }

  /** Some are for later: each wake looks again. */
  async function takeWhatIsDue(): Promise<void> {
    const line = state.sync?.line();
    const seat = await readMeta(await context.ledger(), 'team');
    if (!line || !seat) return;
    const fetch = async (handout: Handout) => {
      await new Promise((resolve) => setTimeout(resolve, waitBefore(handout, Math.random())));
      return fetchHandout(line, seat.team, handout);
    };
    if (!(await takeHandouts(context, seat, state.handouts, fetch))) return;
    await seams.libraryChanged();
    state.sync?.changed();
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
        await stop();
        // First of all nothing more is told, whatever happens after it.
        await context.keyValue.remove(MEMBERSHIP_KEY);
        state.joined = false;
        const erased = erase && joined !== undefined && (await eraseTold(ledger, joined));
        await forgetTeam(ledger);
        await seams.setAlarm(false);
        return { erased };
      }),
    async take(packId) {
      const ledger = await context.ledger();
      const seat = await readMeta(ledger, 'team');
      const line = state.sync?.line();
      const handout = state.handouts.find(({ id }) => id === packId);
      if (!seat || !line || !handout) return { refused: 'down' };
      const refused = await takeOne(context, ledger, seat, handout, (each) => fetchHandout(line, seat.team, each));
      if (refused !== undefined) return { refused };
      const offers = (await readMeta(ledger, 'teamOffers')) ?? [];
      await writeMeta(
        ledger,
        'teamOffers',
        offers.filter(({ id }) => id !== packId),
      );
      await seams.libraryChanged();
      state.sync?.changed();
      return {};
    },
    async push({ packIds, note, mustTake, share, from }) {
      const ledger = await context.ledger();
      const seat = await readMeta(ledger, 'team');
      const line = state.sync?.line();
      if (!seat || !line) return { refused: 'down' };
      const files: string[] = [];
      for (const packId of packIds) {
        const { text } = await signStored(context, { packId });
        if (text === undefined) return { refused: 'gone' };
        files.push(text);
      }
      const [leading] = packIds;
      const first = leading === undefined ? undefined : await ledger.packs.get(leading);
      if (!first) return { refused: 'gone' };
      const { id, title, version } = first.pack;
      try {
        await handOut(line, seat.team, files, { id, title, version, note, mustTake, share, from, by: seat.member });
        return {};
      } catch (error) {
        warn('team', 'not handed out', error);
        return {
          refused: error instanceof HubRefusedError ? 'refused' : error instanceof RangeError ? 'large' : 'down',
        };
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
