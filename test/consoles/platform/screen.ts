/** Owns what one page shows of the platform: which row is lit, whose header and thread stand there, how much of the
 *  thread is painted, and the composer's own state. Dies with the page; drafts and messages do not. */
import type { Platform } from './platform';
import type { Message } from './shapes';
import { TRAITS } from './traits';

const PAGE_SIZE = 20;
/** Slots of the feige thread: a window this wide over the loaded messages. */
export const SLOTS = 16;

export interface ThreadWindow {
  conversationKey: string | null;
  messages: Message[];
  /** Position of the first of `messages` among the loaded ones (pdd's `index` attribute counts from there). */
  firstIndex: number;
}

type Later = (ms: number, run: () => void) => void;

export class Screen {
  activeKey: string | null = null;
  headerKey: string | null = null;
  threadKey: string | null = null;
  panelKey: string | null = null;
  composerText = '';
  bannerShown = false;
  atBottom = true;
  /** Bumped to make the list's rows, the thread's rows, or the thread's containers anew. */
  rowEpoch = 0;
  messageEpoch = 0;
  remountEpoch = { list: 0, container: 0, box: 0 };
  ownTyping = false;
  /** The thread's nodes are gone for a moment. */
  away = false;
  private loadedFrom = 0;
  private slotFrom = 0;
  private chunk: 'head' | 'tail' | null = null;
  private switchNumber = 0;

  constructor(
    readonly platform: Platform,
    private readonly later: Later,
    private readonly clock: () => number,
  ) {}

  /** What a click on a row does: the row lights up at once, the rest follows when the page gets round to it. */
  open(conversationKey: string): void {
    const { platform } = this;
    const { hazards, random } = platform;
    const now = this.clock();
    platform.opens.push({ conversationKey, at: now });
    if (this.isSettledOn(conversationKey)) return;
    this.activeKey = conversationKey;
    this.note('active', conversationKey);
    platform.onScreenKey = null;
    this.switchNumber += 1;
    const mine = this.switchNumber;
    const still = (run: () => void) => () => {
      if (mine === this.switchNumber) run();
    };
    const headerMs = random.lag(...hazards.switchLagMs);
    const threadMs = random.chance(hazards.staleThreadChance)
      ? random.lag(...hazards.staleThreadMs)
      : random.lag(...hazards.switchLagMs);
    const chunked = random.chance(hazards.chunkChance);
    const chunk = random.pick(['head', 'tail'] as const);
    const gapMs = random.lag(...hazards.chunkGapMs);
    let headerDone = false;
    let threadDone = false;
    const settle = () => {
      if (headerDone && threadDone) this.settle(conversationKey);
    };
    const showHeader = () => {
      this.swapComposer(conversationKey);
      headerDone = true;
      settle();
      platform.changed();
    };
    const showThread = () => {
      this.showThread(conversationKey, chunked ? chunk : null);
      if (!chunked) threadDone = true;
      else {
        this.later(
          gapMs,
          still(() => {
            this.chunk = null;
            threadDone = true;
            settle();
            platform.changed();
          }),
        );
      }
      settle();
      platform.changed();
    };
    if (headerMs === 0) showHeader();
    else this.later(headerMs, still(showHeader));
    if (threadMs === 0) showThread();
    else this.later(threadMs, still(showThread));
    this.later(
      threadMs + 15,
      still(() => this.showPanel(conversationKey)),
    );
    platform.changed();
  }

  isSettledOn(conversationKey: string): boolean {
    const same = this.activeKey === conversationKey && this.headerKey === conversationKey;
    return same && this.threadKey === conversationKey && this.chunk === null;
  }

  private settle(conversationKey: string): void {
    this.platform.onScreenKey = conversationKey;
    this.platform.conversation(conversationKey).unread = 0;
    this.note('settled', conversationKey);
  }

  private note(what: 'active' | 'header' | 'thread' | 'settled', conversationKey: string | null): void {
    this.platform.screen.push({ at: this.clock(), what, conversationKey });
  }

  private showThread(conversationKey: string, chunk: 'head' | 'tail' | null): void {
    this.threadKey = conversationKey;
    this.chunk = chunk;
    this.loadedFrom = Math.max(0, this.platform.conversation(conversationKey).messages.length - PAGE_SIZE);
    this.atBottom = true;
    this.note('thread', conversationKey);
  }

  private showPanel(conversationKey: string): void {
    this.panelKey = conversationKey;
    this.platform.changed();
  }

  /** The composer belongs to the conversation of the header; its text stays behind as that conversation's draft. */
  private swapComposer(conversationKey: string): void {
    const { platform } = this;
    const old = this.headerKey;
    if (TRAITS[platform.site].draftFollows) {
      this.headerKey = conversationKey;
      this.note('header', conversationKey);
      return;
    }
    if (old !== null && old !== conversationKey) {
      if (!platform.hazards.drafts && this.composerText) {
        platform.droppedDrafts.push({ conversationKey: old, text: this.composerText, at: this.clock() });
      }
      platform.conversation(old).draft = platform.hazards.drafts ? this.composerText : '';
    }
    this.headerKey = conversationKey;
    this.composerText = platform.conversation(conversationKey).draft;
    this.note('header', conversationKey);
  }

  /** The framework's own state takes what was typed. Anything but the scenario's hands is written down as inserted. */
  typed(text: string): void {
    const grew = text !== this.composerText && text !== '';
    this.composerText = text;
    if (this.headerKey !== null) {
      this.platform.conversation(this.headerKey).draft = text;
      if (grew && !this.ownTyping) {
        this.platform.inserted.push({ conversationKey: this.headerKey, text, at: this.clock() });
      }
    }
    this.platform.changed();
  }

  /** Enter or the send button: what the framework's state holds goes out, whatever the field shows. */
  send(): Message | null {
    const { platform } = this;
    const text = this.composerText.trim();
    const key = this.headerKey;
    if (!text || key === null) return null;
    const now = this.clock();
    this.composerText = '';
    platform.conversation(key).draft = '';
    this.atBottom = true;
    const message = platform.say(key, { role: 'agent', text }, now);
    platform.sent.push({ conversationKey: key, text, at: message.at });
    return message;
  }

  private loaded(): Message[] {
    if (this.threadKey === null) return [];
    const all = this.platform.conversation(this.threadKey).messages;
    const loaded = all.slice(this.loadedFrom);
    const half = Math.ceil(loaded.length / 2);
    if (this.chunk === 'head') return loaded.slice(0, half);
    return this.chunk === 'tail' ? loaded.slice(half) : loaded;
  }

  /** pdd: everything loaded. feige: the slots' window over it. */
  thread(): ThreadWindow {
    const loaded = this.loaded();
    const { site } = this.platform;
    if (!TRAITS[site].windowed) return { conversationKey: this.threadKey, messages: loaded, firstIndex: 0 };
    const last = Math.max(0, loaded.length - SLOTS);
    const from = this.atBottom ? last : Math.min(this.slotFrom, last);
    this.slotFrom = from;
    return { conversationKey: this.threadKey, messages: loaded.slice(from, from + SLOTS), firstIndex: from };
  }

  /** Towards the past: moves the window, or loads another page of history. True when something older came up. */
  scrollUp(): boolean {
    if (this.threadKey === null || this.chunk !== null) return false;
    const { site } = this.platform;
    const before = this.loadedFrom;
    const windowFrom = this.thread().firstIndex;
    this.atBottom = false;
    if (TRAITS[site].windowed && windowFrom > 0) this.slotFrom = Math.max(0, windowFrom - SLOTS / 2);
    else {
      this.loadedFrom = Math.max(0, this.loadedFrom - PAGE_SIZE);
      const added = before - this.loadedFrom;
      this.slotFrom = Math.max(0, windowFrom + added - SLOTS / 2);
      if (added === 0) return false;
    }
    this.platform.changed();
    return true;
  }

  scrollToBottom(): void {
    this.atBottom = true;
    this.platform.changed();
  }

  /** Replaces the list node or one around it; with `awayMs` the page has no thread at all for that long. */
  remount(level: 'list' | 'container' | 'box', awayMs = 0): void {
    this.remountEpoch = { ...this.remountEpoch, [level]: this.remountEpoch[level] + 1 };
    if (awayMs > 0) {
      const { onScreenKey } = this.platform;
      this.away = true;
      this.platform.onScreenKey = null;
      this.later(awayMs, () => {
        this.away = false;
        if (onScreenKey !== null && this.isSettledOn(onScreenKey)) this.platform.onScreenKey = onScreenKey;
        this.platform.changed();
      });
    }
    this.platform.changed();
  }

  rerender(): void {
    this.rowEpoch += 1;
    this.messageEpoch += 1;
    this.platform.changed();
  }
}
