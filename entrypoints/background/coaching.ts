/** What coaching asks to be kept or told, from the background's side. */
import { COACH_WORDS } from '../../utils/core/coach/coach-words';
import { buyerNoteId } from '../../utils/core/coach/kept';
import { REASONS } from '../../utils/core/coach/talk-words';
import { withTeam } from '../../utils/core/coach/team-coach';
import { reasonMark, teamReasons } from '../../utils/core/coach/team-reasons';
import { addLesson, keepBuyer, keepDue, markTheme, openDues, readBuyer } from '../../utils/db/coaching';
import type { Ledger } from '../../utils/db/ledger';
import { readTeamCoach } from '../../utils/library/store-packs';
import type { Ack } from '../../utils/messaging/protocol';
import { type Handlers, RefusedError } from '../../utils/messaging/server';
import type { BackgroundContext } from './context';
import { usualPeakAt } from './usual-peak';

const DONE: Ack = { ok: true, watermark: 0 };

type CoachKind = Extract<keyof Handlers, `coach/${string}`>;

export interface CoachSeams {
  /** Puts it on the desktop, where that is wanted and allowed. */
  showNotice?(notice: { count: number; longestMs: number }, tabId: number): Promise<void>;
}

export function createCoachHandlers(
  context: BackgroundContext,
  showNotice?: CoachSeams['showNotice'],
): Pick<Handlers, CoachKind> {
  const today = async () => (await context.folding()).calendar.dayOf(context.now());
  return {
    'coach/read': async ({ siteId, agentId }) => {
      // Words are told also where nothing can be kept: the coach goes on.
      const ledger = await context.ledger().catch(() => undefined);
      if (!ledger) return { dues: [], lessons: [], words: COACH_WORDS };
      const now = context.now();
      const { calendar } = await context.folding();
      const lessons = await ledger.lessons.toArray();
      const who = agentId && { agentId, siteId };
      const peakAt = who && (await usualPeakAt(ledger, who, calendar, lessons, now).catch(() => undefined));
      const said = await readTeamCoach(await ledger.packs.toArray(), await today()).catch(() => []);
      return {
        dues: await openDues(ledger, siteId, now),
        lessons,
        words: { ...withTeam(COACH_WORDS, said), ...(peakAt !== undefined && { peakAt }) },
      };
    },
    'coach/due': async ({ due }) => {
      if (!due.id.startsWith(`${due.siteId}:${due.conversationId}:`))
        throw new RefusedError('bad-request', { where: 'due.id' });
      // A promise must outlive a crash of the next second: its commit is on the disk when it is answered.
      const strict = (await context.ledger()).strict();
      try {
        await keepDue(strict, due);
      } finally {
        strict.close();
      }
      return DONE;
    },
    'coach/lesson': async ({ lesson }) => {
      await addLesson(await context.ledger(), lesson);
      return DONE;
    },
    'coach/buyer': async ({ siteId, shopId, conversationId }) =>
      readBuyer(await context.ledger(), {
        siteId,
        shopId,
        conversationId,
        noteId: buyerNoteId(siteId, shopId, conversationId),
        day: await today(),
      }),
    'coach/note': async ({ note }) => {
      if (note.id !== buyerNoteId(note.siteId, note.shopId, note.conversationId))
        throw new RefusedError('bad-request', { where: 'note.id' });
      await keepBuyer(await context.ledger(), note);
      return DONE;
    },
    'coach/notice': async ({ count, longestMs }, { tabId }) => {
      if (tabId !== undefined) await showNotice?.({ count, longestMs }, tabId);
      return DONE;
    },
    'coach/theme': async ({ on, ...mark }) => {
      const day = await today();
      const id = `${mark.siteId}|${mark.conversationId}|${day}|${mark.theme}`;
      const ledger = await context.ledger();
      const isTeams = on && !REASONS.includes(mark.theme) && (await isNamed(ledger, day, mark.theme));
      const named = isTeams ? { mark: reasonMark(mark.theme) } : {};
      await markTheme(ledger, { ...mark, ...named, id, day, at: context.now() }, on);
      return DONE;
    },
  };
}

/** Whether a pack in use names this reason: only the team's words are counted towards the team. */
async function isNamed(ledger: Ledger, day: string, reason: string): Promise<boolean> {
  return teamReasons(await readTeamCoach(await ledger.packs.toArray(), day)).includes(reason);
}
