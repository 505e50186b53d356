/** What a tap on the coach does: a hint taken up or waved off, a promise settled, a card, a copy. Decides nothing of what is said. */
import type { CoachAct, CoachView } from '../../components/overlay/coach-model';
import type { HintEngine, SaidHint } from '../../utils/core/coach/hints';
import type { ConversationId, SnippetId } from '../../utils/core/ids';
import { copyText } from './clipboard';
import type { DueDesk } from './due-desk';
import type { TalkDesk } from './talk-desk';

const COPIED_MS = 4000;

export interface CoachActSeams {
  engine(): HintEngine;
  dues: Pick<DueDesk, 'find' | 'set'>;
  talks: Pick<TalkDesk, 'waveOff'>;
  /** The card as it was drawn. */
  card(): CoachView['card'];
  jump(conversationId: ConversationId): boolean;
  search(): void;
  insert(snippetId: SnippetId, conversationId: ConversationId): void;
  mark(theme: string): void;
  note(conversationId: ConversationId, note: string, tags: string[]): void;
  /** Something is on the clipboard, or is not. */
  onCopied(): void;
}

export interface CoachActs {
  act(act: CoachAct): void;
  /** Whose card is open. */
  cardFor(): ConversationId | undefined;
  copied(now: number): CoachView['copied'];
}

export function createCoachActs(seams: CoachActSeams): CoachActs {
  const { dues, talks } = seams;
  let cardFor: ConversationId | undefined;
  let copied: { what: NonNullable<CoachView['copied']>; at: number } | undefined;

  /** The hint that was drawn when it was tapped, if it still stands: another one in its place was not meant. */
  function meant({ id, subject }: { id: string; subject: string }): SaidHint | undefined {
    const hint = seams.engine().current();
    return hint?.rule.id === id && hint.subject === subject ? hint : undefined;
  }

  function take({ rule, subject }: SaidHint): void {
    const engine = seams.engine();
    const about = (rule.scope === 'due' ? dues.find(subject)?.conversationId : subject) as ConversationId | undefined;
    engine.note('acted', subject, Date.now());
    if (rule.action === 'confirm') dues.set(subject, 'keep', Date.now());
    else if (rule.action === 'card') cardFor = about;
    else if (rule.action === 'search') seams.search();
    else if (rule.action === 'jump' && about !== undefined && seams.jump(about))
      engine.note('opened', subject, Date.now());
    engine.settle();
  }

  function drop({ rule, subject }: SaidHint): void {
    if (rule.id === 'offered') dues.set(subject, 'drop', Date.now());
    // Those with a card are about the heat itself.
    if (rule.action === 'card') talks.waveOff(subject as ConversationId);
    seams.engine().waveOff();
  }

  function settle({ id, to }: Extract<CoachAct, { kind: 'due' }>): void {
    const due = dues.find(id);
    if (!due) return;
    if (to === 'jump') seams.jump(due.conversationId);
    else dues.set(id, to, Date.now());
    seams.engine().note('acted', id, Date.now());
  }

  async function copy(text: string, what: 'handover' | 'evidence'): Promise<void> {
    copied = { what: (await copyText(text)) ? what : 'failed', at: Date.now() };
    seams.onCopied();
  }

  return {
    act(act) {
      const hint = act.kind === 'hint' || act.kind === 'hint-off' ? meant(act) : undefined;
      if (hint) act.kind === 'hint' ? take(hint) : drop(hint);
      else if (act.kind === 'due') settle(act);
      else if (act.kind === 'card-close') cardFor = undefined;
      else if (act.kind === 'card-jump' && cardFor !== undefined) seams.jump(cardFor);
      else if (act.kind === 'script') {
        const card = seams.card();
        if (card?.script) seams.insert(card.script.snippetId, card.conversationId);
      } else if (act.kind === 'theme') seams.mark(act.theme);
      else if (act.kind === 'note') seams.note(act.conversationId, act.note, act.tags);
      else if (act.kind === 'copy') void copy(act.text, act.what);
    },
    cardFor: () => cardFor,
    copied(now) {
      if (copied && now - copied.at > COPIED_MS) copied = undefined;
      return copied?.what;
    },
  };
}
