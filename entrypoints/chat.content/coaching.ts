/**
 * The coach of one tab: hears what the tracker read, keeps promises, says at most one thing. Reads nothing of the page itself,
 * takes no focus and no key; while an input method composes, it waits.
 */
import type { CoachAct, CoachView } from '../../components/overlay/coach-model';
import { isQuiet } from '../../utils/core/coach/hint-choices';
import { HINT_RULES } from '../../utils/core/coach/hint-rules';
import { createHintEngine, type SaidHint } from '../../utils/core/coach/hints';
import { createReplyPace } from '../../utils/core/coach/pace';
import type { PromiseReader } from '../../utils/core/coach/promises';
import { stageOf } from '../../utils/core/coach/reminders';
import { createStandings } from '../../utils/core/coach/standing';
import type { Fact } from '../../utils/core/facts';
import type { AgentId, ConversationId } from '../../utils/core/ids';
import type { Heard } from '../../utils/core/track/scribe';
import type { LiveConversation } from '../../utils/core/track/tracker';
import { ask } from '../../utils/messaging/client';
import type { SessionState } from '../../utils/messaging/protocol';
import type { SiteProfile } from '../../utils/sites/site-profile';
import { createBuyerDesk } from './buyer-desk';
import { createChime } from './chime';
import { copyText } from './clipboard';
import { watchCoachChoices } from './coach-choices';
import { drawCoach } from './coach-view';
import { createDueDesk } from './due-desk';
import { keepEqual } from './keep-equal';
import type { Panel } from './panel';
import { scenesOf } from './scenes';
import type { ScriptHand } from './script-hand';
import type { ScriptShelf } from './script-shelf';
import { createShiftLog } from './shift-log';
import { createTalkDesk } from './talk-desk';
import { whenReadersAreMade } from './word-readers';

/** Words older than this were heard by a tab before this one. */
const STALE_MS = 120_000;
const COPIED_MS = 4000;

export interface CoachingSeams {
  profile: SiteProfile;
  panel: Pick<Panel, 'change' | 'drawn'>;
  live(): readonly LiveConversation[];
  agentId(): AgentId | undefined;
  isComposing(): boolean;
  jump(conversationId: ConversationId): boolean;
  search(): void;
  shelf: Pick<ScriptShelf, 'firstOf'>;
  hand: Pick<ScriptHand, 'insert'>;
}

export interface Coaching {
  begin(state: SessionState): void;
  hear(facts: readonly Fact[], heard: readonly Heard[]): void;
  beat(): void;
  act(act: CoachAct): void;
  /** Whoever comes next and is not open already; false when there is nobody. */
  jumpToNext(): boolean;
  end(): void;
}

export function createCoaching(seams: CoachingSeams, signal: AbortSignal): Coaching {
  const { panel, profile } = seams;
  const startedAt = Date.now();
  const talks = createTalkDesk();
  const dues = createDueDesk();
  const shift = createShiftLog(startedAt);
  const pace = createReplyPace();
  const buyers = createBuyerDesk(profile.id, () => step());
  const wanted = watchCoachChoices(signal);
  const chime = createChime(signal);
  const gone = new Set<ConversationId>();
  const offsetMin = -new Date().getTimezoneOffset();
  let engine = createHintEngine(HINT_RULES, []);
  let session: SessionState | undefined;
  let standings: ReturnType<typeof createStandings> | undefined;
  let cardFor: ConversationId | undefined;
  let copied: { what: NonNullable<CoachView['copied']>; at: number } | undefined;
  let shown: CoachView | undefined;
  let reader: PromiseReader | undefined;

  const listening = whenReadersAreMade(
    {
      ready: ({ promises, ladder }) => {
        reader = promises;
        talks.readWith(ladder);
      },
      // What turns dangerous is said at once, not with the next beat.
      hear: (heard) => heard.map(listen).some((heated) => heated) && step(),
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
    const promised = role === 'agent' ? reader?.readPromise(text, at, offsetMin) : undefined;
    if (role === 'agent') dues.replied(conversationId, at);
    const kind = role === 'agent' ? 'promise' : 'deadline';
    const found =
      promised ?? (role === 'buyer' && !heard.preview ? reader?.readDeadline(text, at, offsetMin) : undefined);
    const { promises, escalation } = wanted();
    if (found && fresh && promises && session) {
      const agentId = seams.agentId();
      const owner = agentId && { siteId: profile.id, shopId: session.shopId, agentId };
      if (owner) dues.offer(owner, conversationId, kind, found, at);
    }
    const heated = talks.hear(heard, promised?.foundBy.startsWith('stall') === true);
    return heated && escalation;
  }

  function step(): void {
    if (signal.aborted || !session || seams.isComposing()) return;
    const now = Date.now();
    const choices = wanted();
    const clock = new Date(now);
    const quiet = isQuiet(choices, clock.getHours() * 60 + clock.getMinutes());
    const live = seams.live();
    const { waiting, today } = panel.drawn();
    const list = choices.promises ? dues.list() : [];
    const before = engine.current();
    const saidOf = before?.subject;
    const scenes = scenesOf({ live, waiting, dues: list, talks, gone, shift, choices, today, saidOf, now });
    const hint = engine.step(scenes, { now, quiet, choices });
    if (hint && hint !== before) said(hint, now);
    for (const lesson of engine.takeLessons()) void ask('coach/lesson', { lesson });
    const open = live.find((conversation) => conversation.open);
    buyers.follow(open?.conversationId, session.shopId);
    if (copied && now - copied.at > COPIED_MS) copied = undefined;
    const view = drawCoach({
      hint,
      dues: list,
      live,
      waiting,
      talks,
      cardFor,
      buyers,
      open: open?.conversationId,
      script: seams.shelf.firstOf('complaint'),
      copied: copied?.what,
      now,
    });
    const next = keepEqual(shown, view);
    if (next === shown) return;
    shown = next;
    panel.change({ coach: next });
  }

  function said({ rule, subject, sound }: SaidHint, now: number): void {
    const due = rule.scope === 'due' ? dues.find(subject) : undefined;
    if (due) dues.remindedOf(due.id, stageOf(due, now));
    if (sound) chime();
  }

  function takeHint(): void {
    const hint = engine.current();
    if (!hint) return;
    const { rule, subject } = hint;
    const about = (rule.scope === 'due' ? dues.find(subject)?.conversationId : subject) as ConversationId | undefined;
    engine.note('acted', subject, Date.now());
    if (rule.action === 'confirm') dues.set(subject, 'keep', Date.now());
    else if (rule.action === 'card') cardFor = about;
    else if (rule.action === 'search') seams.search();
    else if (rule.action === 'jump' && about !== undefined && seams.jump(about))
      engine.note('opened', subject, Date.now());
    engine.settle();
  }

  function dropHint(): void {
    const hint = engine.current();
    if (!hint) return;
    const { rule, subject } = hint;
    if (rule.id === 'offered') dues.set(subject, 'drop', Date.now());
    if (rule.when.some(([fact]) => fact === 'level')) talks.waveOff(subject as ConversationId);
    engine.waveOff();
  }

  async function copy(text: string, what: 'handover' | 'evidence'): Promise<void> {
    copied = { what: (await copyText(text)) ? what : 'failed', at: Date.now() };
    step();
  }

  function insertCalm(): void {
    const card = shown?.card;
    if (card?.script) void seams.hand.insert([{ snippetId: card.script.snippetId }], card.conversationId);
  }

  function actOnDue({ id, to }: Extract<CoachAct, { kind: 'due' }>): void {
    const due = dues.find(id);
    if (!due) return;
    if (to === 'jump') seams.jump(due.conversationId);
    else dues.set(id, to, Date.now());
    engine.note('acted', id, Date.now());
  }

  return {
    begin(state) {
      session = state;
      standings = createStandings(state.rule, offsetMin * 60_000);
      standings.note(state.recent);
      panel.change({ pace: { standingOf: standings.of, replyMs: pace.replyMs } });
      void ask('coach/read', { siteId: profile.id }).then((reply) => {
        if (!reply.ok || signal.aborted) return;
        listening.make(reply.value.words);
        dues.take(reply.value.dues, reply.value.lessons);
        engine = createHintEngine(HINT_RULES, reply.value.lessons);
      });
    },
    hear(facts, heard) {
      if (!standings || (facts.length === 0 && heard.length === 0)) return;
      standings.note(facts);
      pace.note(facts);
      facts.forEach(note);
      if (heard.length > 0) listening.hear(heard);
    },
    beat() {
      step();
      dues.flush(Date.now());
    },
    act(act) {
      if (act.kind === 'hint') takeHint();
      else if (act.kind === 'hint-off') dropHint();
      else if (act.kind === 'due') actOnDue(act);
      else if (act.kind === 'card-close') cardFor = undefined;
      else if (act.kind === 'card-jump' && cardFor !== undefined) seams.jump(cardFor);
      else if (act.kind === 'script') insertCalm();
      else if (act.kind === 'theme') buyers.mark(act.theme, seams.agentId());
      else if (act.kind === 'copy') void copy(act.text, act.what);
      step();
      dues.flush(Date.now());
    },
    jumpToNext() {
      const next = panel.drawn().waiting.find(({ active }) => !active);
      return next !== undefined && seams.jump(next.conversationId);
    },
    end: dues.end,
  };
}
