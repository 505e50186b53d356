/**
 * The coach of one tab: hears what the tracker read, keeps promises, says at most one thing. Reads nothing of the page itself,
 * takes no focus and no key; while an input method composes, it waits.
 */
import type { CoachAct, CoachView } from '../../components/overlay/coach-model';
import type { DueKind } from '../../utils/core/coach/due';
import { isQuiet } from '../../utils/core/coach/hint-choices';
import { createHintEngine, type SaidHint } from '../../utils/core/coach/hints';
import { createReplyPace } from '../../utils/core/coach/pace';
import type { FoundDue, PromiseReader } from '../../utils/core/coach/promises';
import { stageOf } from '../../utils/core/coach/reminders';
import { createStandings } from '../../utils/core/coach/standing';
import type { Fact } from '../../utils/core/facts';
import type { AgentId, ConversationId } from '../../utils/core/ids';
import type { Heard } from '../../utils/core/track/scribe';
import type { LiveConversation } from '../../utils/core/track/tracker';
import { ask } from '../../utils/messaging/client';
import type { Response, SessionState } from '../../utils/messaging/protocol';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { createBuyerDesk } from './buyer-desk';
import { createChime } from './chime';
import { createCoachActs } from './coach-acts';
import { watchCoachChoices } from './coach-choices';
import { drawCoach } from './coach-view';
import { createDueDesk } from './due-desk';
import { keepEqual } from './keep-equal';
import { createLessonBox } from './lesson-box';
import { createMissNotice } from './miss-notice';
import type { Panel } from './panel';
import { scenesOf } from './scenes';
import type { ScriptHand } from './script-hand';
import type { ScriptShelf } from './script-shelf';
import { createShiftLog } from './shift-log';
import { createTalkDesk } from './talk-desk';
import { watchCalendar } from './team-calendar';
import { whenReadersAreMade } from './word-readers';

/** Words older than this were heard by a tab before this one. */
const STALE_MS = 120_000;
const READ_AGAIN_MS = 5000;
/** How soon after somebody composed what could not wait is tried again. */
const COMPOSED_MS = 100;

export interface CoachingSeams {
  profile: SiteProfile;
  panel: Pick<Panel, 'change' | 'drawn'>;
  live(): readonly LiveConversation[];
  agentId(): AgentId | undefined;
  isComposing(): boolean;
  isHidden(): boolean;
  jump(conversationId: ConversationId): boolean;
  search(): void;
  shelf: Pick<ScriptShelf, 'firstOf'>;
  hand: Pick<ScriptHand, 'insert'>;
}

export interface Coaching {
  begin(state: SessionState): void;
  hear(facts: readonly Fact[], heard: readonly Heard[]): void;
  reassigned(from: ConversationId, to: ConversationId, swapped: boolean): void;
  beat(): void;
  act(act: CoachAct): void;
  /** False when there is nobody else. */
  jumpToNext(): boolean;
  end(): void;
}

export function createCoaching(seams: CoachingSeams, signal: AbortSignal): Coaching {
  const { panel, profile } = seams;
  const startedAt = Date.now();
  const talks = createTalkDesk();
  const lessons = createLessonBox(startedAt);
  const dues = createDueDesk(lessons.add);
  const pace = createReplyPace();
  const shift = createShiftLog(startedAt, pace.slower);
  const buyers = createBuyerDesk(profile.id, seams.agentId, () => step());
  const [wanted, calendar] = [watchCoachChoices(signal), watchCalendar(signal)];
  const [chime, misses] = [createChime(signal), createMissNotice(profile.id, signal)];
  const gone = new Set<ConversationId>();
  const offsetMin = -new Date().getTimezoneOffset();
  let engine = createHintEngine([], []);
  let session: SessionState | undefined;
  let standings: ReturnType<typeof createStandings> | undefined;
  let shown: CoachView | undefined;
  let reader: PromiseReader | undefined;
  let readAgainAt: number | undefined;
  let words: Partial<Response<'coach/read'>['words']> = {};
  let owed: ReturnType<typeof setTimeout> | undefined;

  const acts = createCoachActs({
    engine: () => engine,
    dues,
    talks,
    card: () => shown?.card,
    jump: seams.jump,
    search: seams.search,
    insert: (snippetId, conversationId) => void seams.hand.insert([{ snippetId }], conversationId),
    mark: (theme) => void buyers.mark(theme),
    note: (conversationId, note, tags) => void buyers.note(conversationId, note, tags),
    onCopied: () => step(true),
  });
  const listening = whenReadersAreMade(
    {
      ready: ({ promises, first, ladder }) => {
        reader = promises;
        talks.readWith(first, ladder);
      },
      // What turns dangerous is said at once, not with the next beat.
      hear: (heard) => heard.map(listen).some((heated) => heated) && step(true),
    },
    signal,
  );

  function note(fact: Fact): void {
    const { conversationId, at } = fact;
    if (fact.kind === 'conversation-opened') engine.note('opened', conversationId, at);
    else if (fact.kind === 'transfer') {
      if (fact.direction === 'out') gone.add(conversationId);
      else gone.delete(conversationId);
    } else if (fact.kind === 'message' && fact.role === 'agent') {
      engine.note('replied', conversationId, at);
      shift.replied(at);
      gone.delete(conversationId);
    } else if (fact.kind === 'message' && fact.role === 'buyer') shift.asked(conversationId, at);
  }

  function listen(heard: Heard): boolean {
    const { conversationId, role, text, at } = heard;
    const fresh = at > startedAt - STALE_MS;
    const { promises, escalation } = wanted();
    // The list's preview is cut: what it promises or wants is read when the line itself is.
    if (heard.preview) return talks.hear(heard, false) && escalation;
    const isOurs = role === 'agent';
    if (isOurs) dues.replied(conversationId, at);
    const found = isOurs ? reader?.readPromise(text, at, offsetMin) : reader?.readDeadline(text, at, offsetMin);
    if (found && fresh && promises) offer(conversationId, isOurs ? 'promise' : 'deadline', found, at);
    const heated = talks.hear(heard, isOurs && found?.foundBy.startsWith('stall') === true);
    return heated && escalation;
  }

  function offer(conversationId: ConversationId, kind: DueKind, found: FoundDue, at: number): void {
    const agentId = seams.agentId();
    if (!session || agentId === undefined) return;
    dues.offer({ siteId: profile.id, shopId: session.shopId, agentId }, conversationId, kind, found, at);
  }

  /** Words and what was kept before; asked for again until they come. */
  async function read(): Promise<void> {
    readAgainAt = undefined;
    const { agentId } = session ?? {};
    const reply = await ask('coach/read', { siteId: profile.id, ...(agentId === undefined ? {} : { agentId }) });
    if (signal.aborted) return;
    if (!reply.ok) {
      readAgainAt = Date.now() + READ_AGAIN_MS;
      return;
    }
    ({ words } = reply.value);
    listening.make(reply.value.words);
    dues.take(reply.value.dues, reply.value.lessons);
    engine = createHintEngine(reply.value.words.rules, reply.value.lessons);
    step();
  }

  /** `asked`: the person did something and waits to see it, or must see it now. */
  function step(asked = false): void {
    // What is said while nobody looks would be over by the time somebody does.
    if (signal.aborted || !session || seams.isHidden()) return;
    if (seams.isComposing()) {
      if (asked && owed === undefined) owe();
      return;
    }
    const [clock, choices] = [new Date(), wanted()];
    const now = clock.getTime();
    const quiet = isQuiet(choices, clock.getHours() * 60 + clock.getMinutes());
    const live = seams.live();
    const { waiting, today } = panel.drawn();
    const list = choices.promises ? dues.list(seams.agentId(), now) : [];
    const [before, { may, peakAt, reasons = [] }] = [engine.current(), words];
    const scenes = scenesOf({ live, waiting, list, talks, gone, shift, choices, today, before, peakAt, now });
    if (shift.rests(now)) engine.note('rested', 'shift', now);
    const hint = engine.step(scenes, { now, quiet, choices });
    if (hint && hint !== before) said(hint, now);
    engine.takeLessons().forEach(lessons.add);
    const open = live.find((conversation) => conversation.open)?.conversationId;
    buyers.follow(open, session.shopId);
    const [cardFor, copied] = [acts.cardFor(), acts.copied(now)];
    const help = { may, script: cardFor === undefined ? undefined : seams.shelf.firstOf('complaint') };
    const known = { hint, dues: list, live, waiting, talks, cardFor, buyers, open, help, reasons, copied, now };
    const next = keepEqual(shown, drawCoach(known));
    if (next === shown) return;
    shown = next;
    // A hint can wait for the next drawing of the rest: what a question needs is not used up for it.
    panel.change({ coach: next }, asked);
  }

  /** No event says that somebody has done composing, so it is asked. */
  function owe(): void {
    owed = setTimeout(() => {
      owed = undefined;
      step(true);
    }, COMPOSED_MS);
  }

  function said({ rule, subject, sound }: SaidHint, now: number): void {
    const due = rule.scope === 'due' ? dues.find(subject) : undefined;
    if (due) dues.remindedOf(due.id, stageOf(due, now));
    if (sound) chime();
  }

  return {
    begin(state) {
      session = state;
      standings = createStandings(state.rule, calendar);
      standings.note(state.recent);
      panel.change({ pace: { standingOf: standings.of, replyMs: pace.replyMs } });
      void read();
    },
    hear(facts, heard) {
      if (!standings || (facts.length === 0 && heard.length === 0)) return;
      standings.note(facts);
      pace.note(facts);
      facts.forEach(note);
      if (heard.length > 0) listening.hear(heard);
      // What was said beside another chat must not stand beside this one until the next beat.
      if (facts.some(({ kind }) => kind === 'conversation-opened')) step();
    },
    reassigned: talks.move,
    beat() {
      if (readAgainAt !== undefined && Date.now() >= readAgainAt) void read();
      step();
      if (seams.isHidden() && seams.agentId() !== undefined) misses.look(panel.drawn().waiting, Date.now());
      dues.flush(Date.now());
      lessons.flush(Date.now());
    },
    act(act) {
      acts.act(act);
      step(true);
      dues.flush(Date.now());
    },
    jumpToNext() {
      const next = panel.drawn().waiting.find(({ active }) => !active);
      return next !== undefined && seams.jump(next.conversationId);
    },
    end() {
      engine.takeLessons().forEach(lessons.add);
      lessons.end();
      dues.end();
    },
  };
}
