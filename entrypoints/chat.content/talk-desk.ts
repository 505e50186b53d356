/** What is heard in this tab, conversation by conversation: how heated it is, how the answers go, the last lines for the card. Gone with the tab. */
import { isClosing } from '../../utils/core/closing';
import type { EscalationReader } from '../../utils/core/coach/escalation';
import type { EscalationLevel } from '../../utils/core/coach/escalation-words';
import type { HintFacts } from '../../utils/core/coach/hint-rule';
import { createTalkWatch, type TalkWatch } from '../../utils/core/coach/talk-watch';
import { themesIn } from '../../utils/core/coach/talk-words';
import type { ConversationId } from '../../utils/core/ids';
import type { Heard } from '../../utils/core/track/scribe';

/** A heated word counts this long; then the conversation is taken to have cooled. */
const HEATED_MS = 30 * 60_000;
const LINES = 8;
const MOST_TALKS = 400;
const WAVED_ENOUGH = 3;
/** Longer previews that read the same for two buyers were written by a machine; a short threat may be two people's. */
const AUTOMATIC_LENGTH = 12;
const MOST_PREVIEWS = 500;

export interface Talk {
  watch: TalkWatch;
  lines: Heard[];
  level: EscalationLevel;
  word: string;
  heatedAt: number;
  /** The list's words it was heated by; '' once a line of the thread says so. */
  preview: string;
  themes: Set<string>;
}

export interface TalkDesk {
  /** @returns true when it has become more heated */
  hear(heard: Heard, stalls: boolean): boolean;
  /** The ladder, and how to make one that leaves these words alone. */
  readWith(first: EscalationReader, make: (waved: ReadonlySet<string>) => EscalationReader): void;
  of(conversationId: ConversationId): Talk | undefined;
  factsOf(conversationId: ConversationId, now: number): HintFacts;
  /** Conversations at this level or above now. */
  heated(level: EscalationLevel, now: number): ConversationId[];
  /** The list took one buyer for another: what its preview told goes with it. */
  move(from: ConversationId, to: ConversationId, swapped: boolean): void;
  /** "Not this": calm again; a word waved off in three chats is left alone while this tab lives. */
  waveOff(conversationId: ConversationId): void;
}

export function createTalkDesk(): TalkDesk {
  const talks = new Map<ConversationId, Talk>();
  const waved = new Map<string, number>();
  /** Heated words of the list, and whose they were; undefined once they were two buyers'. */
  const previews = new Map<string, ConversationId | undefined>();
  let ladder: EscalationReader = { read: () => ({ level: 0, word: '' }) };
  let makeLadder = (_waved: ReadonlySet<string>): EscalationReader => ladder;

  function get(conversationId: ConversationId): Talk {
    let talk = talks.get(conversationId);
    if (!talk) {
      const oldest = talks.size >= MOST_TALKS ? talks.keys().next().value : undefined;
      if (oldest !== undefined) talks.delete(oldest);
      talk = { watch: createTalkWatch(), lines: [], level: 0, word: '', heatedAt: 0, preview: '', themes: new Set() };
      talks.set(conversationId, talk);
    }
    return talk;
  }

  function cool(talk: Talk): void {
    Object.assign(talk, { level: 0, word: '', preview: '' });
  }

  /** The same words in a second buyer's row: a machine's, and both are calm. */
  function isAutomatic(preview: string, conversationId: ConversationId): boolean {
    if (preview.length < AUTOMATIC_LENGTH) return false;
    if (!previews.has(preview)) {
      const oldest = previews.size >= MOST_PREVIEWS ? previews.keys().next().value : undefined;
      if (oldest !== undefined) previews.delete(oldest);
      previews.set(preview, conversationId);
      return false;
    }
    if (previews.get(preview) === conversationId) return false;
    previews.set(preview, undefined);
    for (const talk of talks.values()) if (talk.preview === preview) cool(talk);
    return true;
  }

  /** What only the list has told. */
  function heatOf(id: ConversationId): Pick<Talk, 'level' | 'word' | 'heatedAt' | 'preview'> | undefined {
    const talk = talks.get(id);
    if (!talk || talk.preview === '') return undefined;
    const { level, word, heatedAt, preview } = talk;
    return { level, word, heatedAt, preview };
  }

  const levelAt = (talk: Talk, now: number): EscalationLevel => (now - talk.heatedAt < HEATED_MS ? talk.level : 0);

  return {
    hear(heard, stalls) {
      const talk = get(heard.conversationId);
      if (!heard.preview) {
        talk.watch.hear(heard, stalls);
        talk.lines = [...talk.lines.slice(1 - LINES), heard];
      }
      if (heard.role !== 'buyer' || heard.text === '') return false;
      for (const theme of themesIn(heard.text)) talk.themes.add(theme);
      const { level, word } = ladder.read(heard.text);
      const before = levelAt(talk, heard.at);
      // Somebody who says thanks is not angry any more; what they threatened with still stands.
      if (level === 0 && before <= 2 && before > 0 && !heard.preview && isClosing(heard.text)) cool(talk);
      if (level === 0 || level < before) return false;
      const preview = heard.preview ? heard.text : '';
      // No machine says that somebody is hurt: of that, twice is twice.
      if (preview !== '' && level < 4 && isAutomatic(preview, heard.conversationId)) return false;
      Object.assign(talk, { level, word, heatedAt: heard.at, preview });
      return level > before;
    },
    move(from, to, swapped) {
      const [theirs, ours] = [heatOf(from), heatOf(to)];
      // It is one buyer's all the same.
      for (const heat of [theirs, ours]) if (heat) previews.delete(heat.preview);
      if (theirs) Object.assign(get(to), theirs);
      if (swapped && ours) Object.assign(get(from), ours);
      else if (theirs) cool(get(from));
    },
    readWith(first, make) {
      makeLadder = make;
      ladder = first;
    },
    of: (conversationId) => talks.get(conversationId),
    factsOf(conversationId, now) {
      const talk = talks.get(conversationId);
      return talk ? { ...talk.watch.facts(now), level: levelAt(talk, now) } : {};
    },
    heated: (level, now) => [...talks].filter(([, talk]) => levelAt(talk, now) >= level).map(([id]) => id),
    waveOff(conversationId) {
      const talk = talks.get(conversationId);
      if (!talk || talk.level === 0) return;
      // No one word told: there is none to leave alone.
      if (talk.word === '') return cool(talk);
      const times = (waved.get(talk.word) ?? 0) + 1;
      waved.set(talk.word, times);
      cool(talk);
      if (times === WAVED_ENOUGH)
        ladder = makeLadder(new Set([...waved].flatMap(([word, n]) => (n >= WAVED_ENOUGH ? [word] : []))));
    },
  };
}
