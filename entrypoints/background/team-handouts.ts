/**
 * Owns packs between the team's line and the library: fetched when they are due, without holding up joining or leaving,
 * and handed out by a lead. Refuses to put in what arrives after the team was left.
 */
import { readMeta, type TeamSeat } from '../../utils/db/meta';
import { type HubLine, HubRefusedError } from '../../utils/hub/connect';
import { fetchHandout, type Handout, handOut, waitBefore } from '../../utils/hub/handouts';
import type { Request, Response } from '../../utils/messaging/protocol';
import { warn } from '../../utils/platform/log';
import type { BackgroundContext } from './context';
import { signStored } from './feeds';
import type { OneAtATime } from './one-at-a-time';
import { sortHandouts, takeFiles } from './team-packs';

export interface HandoutSeams {
  /** While there is one and it is up. */
  line(): HubLine | undefined;
  /** Joining and leaving take their turns here too. */
  steps: OneAtATime;
  /** Packs came in. */
  taken(): Promise<void>;
  /** How long each waits before it fetches, ms: hundreds must not ask at once. */
  waitMs?(handout: Handout): number;
}

export interface HandoutDesk {
  /** What leads hand out is another now. */
  heard(handouts: Handout[]): void;
  /** Some are for later: fetches what is due by now. Resolves when that is known, not when it is here. */
  look(): Promise<void>;
  take(packId: string): Promise<Response<'team/take'>>;
  push(request: Request<'team/push'>): Promise<Response<'team/push'>>;
}

/** One per background; what is under way is begun again by the next worker. */
export function createHandoutDesk(context: BackgroundContext, seams: HandoutSeams): HandoutDesk {
  const state: { handouts: Handout[]; fetching: Set<string> } = { handouts: [], fetching: new Set() };
  const waitMs = seams.waitMs ?? ((handout: Handout) => waitBefore(handout, Math.random()));

  const seatNow = async () => readMeta(await context.ledger(), 'team');

  /** undefined: the team was left meanwhile, or the lead hands out another. */
  async function stillMeant(before: TeamSeat, { sha256 }: Handout): Promise<TeamSeat | undefined> {
    const seat = await seatNow();
    const listed = state.handouts.some((each) => each.sha256 === sha256);
    return listed && seat?.team === before.team && seat.joinedAt === before.joinedAt ? seat : undefined;
  }

  async function fetchDue(seat: TeamSeat, handout: Handout): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, waitMs(handout)));
    const line = seams.line();
    if (!line) return;
    const files = await fetchHandout(line, seat.team, handout);
    await seams.steps.asked(() => keep(seat, handout, files));
  }

  /** @returns why it was not taken, as a code */
  async function keep(before: TeamSeat, handout: Handout, files: string[] | undefined): Promise<string | undefined> {
    const seat = await stillMeant(before, handout);
    if (!seat) return 'gone';
    const refused = await takeFiles(await context.ledger(), seat, handout, files, context.now());
    if (refused === undefined) await seams.taken();
    return refused;
  }

  const desk: HandoutDesk = {
    heard(handouts) {
      state.handouts = handouts;
      void seams.steps.quietly(desk.look);
    },
    async look() {
      const seat = await seatNow();
      if (!seams.line() || !seat) return;
      for (const handout of await sortHandouts(await context.ledger(), seat, state.handouts, context.now())) {
        const { sha256 } = handout;
        if (state.fetching.has(sha256)) continue;
        state.fetching.add(sha256);
        // A line that fell silent says nothing about the pack: the next look tries again.
        fetchDue(seat, handout)
          .catch((error) => warn('team', 'pack put off', error))
          .finally(() => state.fetching.delete(sha256));
      }
    },
    async take(packId) {
      const [seat, line] = [await seatNow(), seams.line()];
      const handout = state.handouts.find(({ id }) => id === packId);
      if (!seat || !line || !handout) return { refused: 'down' };
      try {
        const files = await fetchHandout(line, seat.team, handout);
        const refused = await seams.steps.asked(() => keep(seat, handout, files));
        return refused === undefined ? {} : { refused };
      } catch {
        return { refused: 'down' };
      }
    },
    async push({ packIds, ...about }) {
      const ledger = await context.ledger();
      const [seat, line] = [await seatNow(), seams.line()];
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
        await handOut(line, seat.team, files, { id, title, version, ...about, by: seat.member });
        return {};
      } catch (error) {
        warn('team', 'not handed out', error);
        return {
          refused: error instanceof HubRefusedError ? 'refused' : error instanceof RangeError ? 'large' : 'down',
        };
      }
    },
  };
  return desk;
}
