/** The scripts on offer for the open conversation, and the hand that puts one into the input field when asked. */

import type { InsertNotice, SuggestionCard } from '../../components/overlay/overlay-model';
import { variableLabel } from '../../components/variable-label';
import type { ConversationId, SnippetId } from '../../utils/core/ids';
import type { MatchTurn, Suggestion } from '../../utils/core/matching/match-turn';
import { questionOf } from '../../utils/core/remembered';
import type { Snippet } from '../../utils/core/snippet';
import { fillVariables, listVariables, type VariableValues } from '../../utils/core/snippet-text';
import type { LiveConversation } from '../../utils/core/track/tracker';
import type { ComposerPorts } from '../../utils/dom/composer';
import { ask } from '../../utils/messaging/client';
import { t } from '../../utils/platform/i18n';
import { createChatStages } from './chat-stages';
import { insertPick } from './insertion';
import { createKeptOffers } from './kept-offers';
import type { PictureEnd } from './picture-hand';
import type { ScriptShelf } from './script-shelf';
import { createSteadyCards } from './steady-cards';

const OFFERED = 3;

export interface ScriptHandSeams {
  shelf: ScriptShelf;
  composer: ComposerPorts<ConversationId>;
  /** What the page tells now of this conversation, beside the buyer's name. It is looked for each time. */
  told(conversationId: ConversationId): Told;
  /** `of`: the chat it is about, beside which alone it may stand. */
  onNotice(notice: InsertNotice, of?: ConversationId): void;
  /** One script was wanted, and lacks what the page does not tell: the agent is asked. False when that is not possible now. */
  askFor(snippetId: SnippetId): boolean;
  /** The script's text stands in the field of this chat; its picture is to come too. */
  bringPicture(snippetId: SnippetId, conversationId: ConversationId): Promise<PictureEnd>;
  /** About to insert: what the agent sends next may be it. */
  onTry(snippetId: SnippetId, conversationId: ConversationId, text: string): void;
  /** `snippetIds`: one, or several that were stacked. */
  onInserted(snippetIds: readonly SnippetId[], conversationId: ConversationId): void;
}

/** Absent: the page does not say, or not surely. */
export type Told = Pick<VariableValues, 'agent' | 'shop' | 'order' | 'goods'>;

export interface WantedScript {
  snippetId: SnippetId;
  /** Added to what page and person have told. */
  values?: VariableValues;
}

export interface ScriptHand {
  /** What the open conversation asks now; `anew` when the library itself changed. True when that is a new question. */
  offer(open: LiveConversation | undefined, anew?: boolean): boolean;
  /** The card is on offer still, and all of them have stood long enough for a person to have chosen among them. */
  isSteady(card: Pick<SuggestionCard, 'conversationId' | 'snippetId'>): boolean;
  /** What fits the question; looked for once per question, and only when somebody wants to see it. */
  cards(): readonly SuggestionCard[];
  /** Inserts for `conversationId`, which the person saw when choosing; refused once another is open. One at a time. */
  insert(wanted: readonly WantedScript[], conversationId: ConversationId): Promise<void>;
  /** Keeps what was offered to be kept after the last reply. */
  remember(): Promise<void>;
  /** Keeps a question that no script answers, as the panel showed it. */
  keepQuestion(question: string): Promise<void>;
  /** What is known of the buyer and of who works here. */
  values(): VariableValues;
  /** What the palette starts from: what is known of the buyer, and the scripts on offer. */
  context(): { values: VariableValues; suggested: SnippetId[] };
}

export function createScriptHand(seams: ScriptHandSeams): ScriptHand {
  let open: LiveConversation | undefined;
  let asked: string | undefined;
  let found: readonly SuggestionCard[] | undefined;
  const steady = createSteadyCards(() => performance.now());
  /** What is open now asks something that could be kept. */
  let isQuestion = false;
  let inserting = false;
  /** Conversations for which a script was put in since the last reply. */
  const helped = new Set<ConversationId>();
  /** Where each chat stands, as far as the scripts used in it tell. */
  const stages = createChatStages();
  const kept = createKeptOffers(seams.onNotice);

  /** A masked buyer's name is not a name to call someone by. */
  function known(told = open ? seams.told(open.conversationId) : {}): VariableValues {
    if (!open) return {};
    const buyer = open.name && !open.name.includes('*') ? { buyer: open.name } : {};
    return { ...buyer, ...told };
  }

  function turn(): MatchTurn {
    const context = open?.lastAgentText ? [{ role: 'agent' as const, text: open.lastAgentText }] : [];
    const stage = open && stages.get(open.conversationId);
    return { messages: open?.unanswered ?? [], context, ...(stage && { stage }) };
  }

  function offered(told: () => Told): readonly Suggestion[] {
    return open ? seams.shelf.suggest(turn(), OFFERED, told) : [];
  }

  function findCards(): SuggestionCard[] {
    const conversationId = open?.conversationId;
    if (conversationId === undefined || open?.unanswered.length === 0) return [];
    let page: Told | undefined;
    const told = () => {
      page ??= seams.told(conversationId);
      return page;
    };
    return offered(told).flatMap(({ snippetId, sure }) => {
      const snippet = seams.shelf.find(snippetId);
      if (!snippet) return [];
      const values = listVariables(snippet.body).length > 0 ? known(told()) : {};
      const label = (name: string) => variableLabel(name, t);
      const { text: preview, missing } = fillVariables(snippet.body, values, (name) => `[${label(name)}]`);
      return [
        {
          conversationId,
          snippetId,
          title: snippet.title,
          preview,
          sure,
          missing: missing.map(label),
          ...(snippet.picture && { picture: true }),
        },
      ];
    });
  }

  /** A script found in a newer library than ours is worth reading the library again for. */
  async function find(id: SnippetId): Promise<Snippet | undefined> {
    if (!seams.shelf.find(id)) await seams.shelf.refresh();
    return seams.shelf.find(id);
  }

  async function put(wanted: readonly WantedScript[], conversationId: ConversationId): Promise<void> {
    const asking = turn();
    const snippets = await Promise.all(wanted.map(({ snippetId }) => find(snippetId)));
    if (open?.conversationId !== conversationId) return seams.onNotice({ kind: 'refused-switched' });
    const parts = wanted.flatMap(({ values }, at) => {
      const snippet = snippets[at];
      return snippet ? [{ snippet, values: { ...known(), ...values } }] : [];
    });
    if (parts.length < wanted.length) return seams.onNotice({ kind: 'failed' });
    const result = await insertPick(seams.composer, { conversationId, parts }, (text) => {
      const [first] = parts;
      if (first) seams.onTry(first.snippet.id, conversationId, text);
    });
    const lacks = result.notice.kind === 'missing-variable' && parts.length === 1 && parts[0];
    if (lacks && seams.askFor(lacks.snippet.id)) return;
    if (result.inserted === undefined)
      return seams.onNotice(result.notice, result.notice.kind === 'refused-switched' ? undefined : conversationId);
    helped.add(conversationId);
    const scripts = parts.map(({ snippet }) => snippet);
    for (const { stage } of scripts) stages.used(conversationId, stage);
    const said = kept.inserted(asking.messages, scripts, conversationId) ?? result.notice;
    seams.onNotice(said, conversationId);
    const ids = scripts.map(({ id }) => id);
    for (const id of ids) void seams.shelf.learn(asking, id, Date.now());
    seams.onInserted(ids, conversationId);
    const pictured = scripts.find(({ picture }) => picture !== undefined);
    if (!pictured || said.kind !== 'inserted') return;
    const picture = await seams.bringPicture(pictured.id, conversationId);
    seams.onNotice({ ...said, picture }, conversationId);
  }

  /** The question before was answered in this conversation, and nothing had been on offer for it. */
  function noteUnmatched(next: LiveConversation | undefined): void {
    if (!open || next?.conversationId !== open.conversationId || next.unanswered.length > 0) return;
    if (found?.length !== 0 || !isQuestion) return;
    void ask('library/unmatched', { at: Date.now() });
    const reply = next.lastAgentText;
    if (!helped.has(open.conversationId) && reply !== undefined && reply !== open.lastAgentText)
      kept.answered(open.unanswered, reply, known(), open.conversationId);
  }

  function cards(): readonly SuggestionCard[] {
    if (found) return found;
    found = findCards();
    steady.drawn(found.map(nameOf).join('\n'));
    return found;
  }

  return {
    remember: kept.take,
    keepQuestion: (question) => kept.keepQuestion(question, open?.conversationId),
    offer(next, anew = false) {
      const question = next && [next.conversationId, ...next.unanswered].join('\n');
      if (question !== asked) noteUnmatched(next);
      if (next?.unanswered.length === 0) helped.delete(next.conversationId);
      if (!next?.unanswered.length || next.conversationId !== open?.conversationId) steady.gone();
      open = next;
      if (!anew && question === asked) return false;
      asked = question;
      found = undefined;
      isQuestion = next !== undefined && !next.closingOnly && questionOf(next.unanswered) !== undefined;
      return next !== undefined && next.unanswered.length > 0;
    },
    cards,
    // What is drawn may be older than what is known: a question answered a moment ago has no card any more.
    isSteady: (card) => cards().some((each) => nameOf(each) === nameOf(card)) && steady.isSteady(),
    async insert(wanted, conversationId) {
      if (wanted.length === 0 || inserting) return;
      inserting = true;
      try {
        await put(wanted, conversationId);
      } finally {
        inserting = false;
      }
    },
    values: () => known(),
    context() {
      const told = open ? seams.told(open.conversationId) : {};
      return { values: known(told), suggested: offered(() => told).map(({ snippetId }) => snippetId) };
    },
  };
}

const nameOf = ({ conversationId, snippetId }: Pick<SuggestionCard, 'conversationId' | 'snippetId'>) =>
  `${conversationId} ${snippetId}`;
