/** Owns the simulated platform's server side: conversations, messages, waits, orders and the evidence of what happened.
 *  It knows nothing of the DOM or of timers; the time of what is said is always given. */
import { ALL_HAZARDS, type Hazards } from './hazards';
import { numberMessage } from './message-keys';
import { type Random, seeded } from './random';
import type {
  AutoMark,
  Card,
  Conversation,
  LoggedMessage,
  Media,
  Message,
  Opened,
  Order,
  Played,
  RecallLook,
  Role,
  ScreenStep,
  SystemEvent,
  TrueLog,
  Written,
} from './shapes';
import { TRAITS } from './traits';

export interface NewMessage {
  role: Role;
  text: string;
  media?: Media;
  card?: Card;
  event?: SystemEvent;
  mark?: AutoMark;
}

export interface NewConversation {
  key?: string;
  name?: string;
  avatar?: number;
  returning?: boolean;
  orders?: Order[];
}

/** What a page saves when it goes down and reads when it comes back: the server went on without it. */
export interface PlatformSnapshot {
  site: Played;
  seed: number;
  randomState: number;
  hazards: Hazards;
  pageStarts: number[];
  conversations: Conversation[];
  opens: Opened[];
  screen: ScreenStep[];
  inserted: Written[];
  sent: Written[];
  droppedDrafts: Written[];
}

export class Platform {
  readonly site: Played;
  readonly seed: number;
  readonly random: Random;
  hazards: Hazards;
  readonly conversations = new Map<string, Conversation>();
  readonly pageStarts: number[] = [];
  readonly opens: Opened[] = [];
  readonly screen: ScreenStep[] = [];
  readonly inserted: Written[] = [];
  readonly sent: Written[] = [];
  readonly droppedDrafts: Written[] = [];
  /** The conversation whose thread is wholly on screen; kept by the screen. */
  onScreenKey: string | null = null;
  private untold: Message[] = [];
  private readonly used = new Set<string>();
  private readonly watchers = new Set<() => void>();

  constructor(site: Played, seed: number, hazards: Partial<Hazards> = {}, snapshot?: PlatformSnapshot) {
    this.site = site;
    this.seed = snapshot?.seed ?? seed;
    this.random = seeded(snapshot?.randomState ?? seed);
    this.hazards = { ...ALL_HAZARDS, ...(snapshot?.hazards ?? hazards) };
    if (!snapshot) return;
    for (const conversation of snapshot.conversations) {
      this.conversations.set(conversation.key, conversation);
      for (const message of conversation.messages) {
        this.used.add(message.key);
        if (!message.history && message.toldAt === undefined) this.untold.push(message);
      }
    }
    this.pageStarts.push(...snapshot.pageStarts);
    this.opens.push(...snapshot.opens);
    this.screen.push(...snapshot.screen);
    this.inserted.push(...snapshot.inserted);
    this.sent.push(...snapshot.sent);
    this.droppedDrafts.push(...snapshot.droppedDrafts);
  }

  /** Calls back after every change; returns the way to stop. */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  changed(): void {
    for (const watcher of this.watchers) watcher();
  }

  conversation(key: string): Conversation {
    const found = this.conversations.get(key);
    if (!found) throw new Error(`no conversation ${key}`);
    return found;
  }

  addConversation(wanted: NewConversation = {}): Conversation {
    const key = wanted.key ?? this.newConversationKey();
    const conversation: Conversation = {
      key,
      name: wanted.name ?? `买家${this.conversations.size + 1}`,
      avatar: wanted.avatar ?? this.random.between(1, 1_000_000),
      returning: wanted.returning ?? false,
      messages: [],
      unread: 0,
      waitingSince: null,
      draft: '',
      listed: false,
      orders: wanted.orders ?? [],
    };
    this.conversations.set(key, conversation);
    return conversation;
  }

  private newConversationKey(): string {
    let key: string;
    do key = TRAITS[this.site].conversationKey(this.random, this.conversations.size);
    while (this.conversations.has(key));
    return key;
  }

  /**
   * A message comes to be at `at` (epoch ms). `how.history`: it was there before the page; `how.whileDown`: the page
   * was away. Returns it with its key and its true time.
   */
  say(
    conversationKey: string,
    wanted: NewMessage,
    at: number,
    how: { history?: boolean; whileDown?: boolean } = {},
  ): Message {
    const conversation = this.conversation(conversationKey);
    const previousAt = conversation.messages.at(-1)?.at ?? 0;
    const numbered = numberMessage(this.site, this.random, this.used, { ...wanted, conversationKey }, at, previousAt);
    this.used.add(numbered.key);
    const onScreen = !how.history && !how.whileDown && this.onScreenKey === conversationKey;
    const message: Message = {
      ...wanted,
      ...numbered,
      media: wanted.media ?? 'text',
      openWhenItCame: onScreen,
      history: how.history ?? false,
      whileDown: how.whileDown ?? false,
    };
    conversation.messages.push(message);
    if (!message.history) this.untold.push(message);
    conversation.listed = wanted.event !== 'closed';
    if (wanted.role === 'buyer') {
      conversation.waitingSince ??= message.at;
      if (!onScreen && !how.history) conversation.unread += 1;
    } else if (wanted.role === 'agent' || wanted.role === 'assist') {
      conversation.waitingSince = null;
      if (wanted.role === 'agent') conversation.unread = 0;
    }
    this.changed();
    return message;
  }

  /** Withdraws a message in place. The turn it opened stays: someone did wait. */
  recall(messageKey: string, at: number, look?: RecallLook): void {
    for (const conversation of this.conversations.values()) {
      const message = conversation.messages.find((one) => one.key === messageKey);
      if (!message || message.recalled) continue;
      const looks: readonly RecallLook[] = this.hazards.recallFlips ? TRAITS[this.site].recallLooks : ['text'];
      message.recalled = { at, look: look ?? this.random.pick(looks) };
      this.changed();
      return;
    }
  }

  unlist(conversationKey: string): void {
    this.conversation(conversationKey).listed = false;
    this.changed();
  }

  markShown(messages: readonly Message[], at: number): void {
    for (const message of messages) message.firstShownAt ??= at;
  }

  /** The DOM now shows everything said so far; its observers are told before the next task. */
  markTold(): void {
    const told = this.untold;
    this.untold = [];
    for (const message of told) message.toldAt = Date.now();
    queueMicrotask(() => {
      for (const message of told) message.toldBy = Date.now();
    });
  }

  snapshot(): PlatformSnapshot {
    const { site, seed, hazards, pageStarts, opens, screen, inserted, sent, droppedDrafts } = this;
    const evidence = { pageStarts, opens, screen, inserted, sent, droppedDrafts };
    const randomState = this.random.state();
    return { site, seed, randomState, hazards, conversations: [...this.conversations.values()], ...evidence };
  }

  trueLog(): TrueLog {
    const conversations = [...this.conversations.values()];
    return {
      site: this.site,
      seed: this.seed,
      pageStarts: [...this.pageStarts],
      conversations: conversations.map(({ key, name, avatar }) => ({ key, name, avatar })),
      messages: conversations.flatMap((one) => one.messages.map((message) => logged(one.key, message))),
      opens: [...this.opens],
      screen: [...this.screen],
      inserted: [...this.inserted],
      sent: [...this.sent],
      droppedDrafts: [...this.droppedDrafts],
    };
  }
}

function logged(conversationKey: string, message: Message): LoggedMessage {
  const { key, role, media, at, openWhenItCame, history, whileDown } = message;
  return {
    key,
    conversationKey,
    role,
    media,
    at,
    length: media === 'text' ? [...message.text].length : 0,
    openWhenItCame,
    everShown: message.firstShownAt !== undefined,
    ...(message.firstShownAt === undefined
      ? {}
      : { firstShownAt: message.firstShownAt, shownAgeMs: message.shownAgeMs ?? 0 }),
    history,
    whileDown,
    ...(message.toldAt === undefined ? {} : { toldAt: message.toldAt, toldBy: message.toldBy ?? message.toldAt }),
    ...(message.event ? { event: message.event } : {}),
    ...(message.recalled ? { recalledAt: message.recalled.at } : {}),
  };
}
