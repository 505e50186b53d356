/**
 * A model console at the level of readings, with every hazard a real one has, and the truth about what it showed.
 * `timed`: message keys carry the time (拼多多). Otherwise only order and the list's badge tell (飞鸽).
 */
import type { Role } from '../../../utils/core/facts';
import { asId, type ConversationId } from '../../../utils/core/ids';
import type { MessageReading, TrackInput } from '../../../utils/core/readings';

export interface ModelMessage {
  key: string;
  role: Role;
  text: string;
  at: number;
  history: boolean;
  recalled: boolean;
  /** The robot's mark is rendered some time after the bubble. */
  lateMark: boolean;
  /** A reading has shown it. */
  shown: boolean;
  /** Nobody can know that it is new: only its preview told of it, and the tab that saw it was reloaded. */
  unknowable: boolean;
}

export interface ModelConversation {
  id: ConversationId;
  messages: ModelMessage[];
  unread: number;
  waiting: boolean;
  /** How many messages from the bottom the window is scrolled away. */
  scrolled: number;
}

const WINDOW = 16;
export const START = 1_780_000_000_000;

export class ModelConsole {
  now = START;
  open: ModelConversation | undefined;
  readonly conversations: ModelConversation[] = [];
  readonly inputs: { input: TrackInput; now: number }[] = [];
  private serial = 0;
  private openedAt = 0;

  constructor(
    readonly timed: boolean,
    conversations: number,
    histories: readonly number[],
  ) {
    for (let index = 0; index < conversations; index++) {
      const conversation: ModelConversation = {
        id: asId(`c${index}`),
        messages: [],
        unread: 0,
        waiting: false,
        scrolled: 0,
      };
      this.conversations.push(conversation);
      for (let past = histories[index] ?? 0; past > 0; past--) {
        const role = past % 3 === 1 ? 'agent' : 'buyer';
        this.push(conversation, role, `旧${past % 4}`, START - past * 60_000 - 600_000, true);
      }
    }
  }

  private push(conversation: ModelConversation, role: Role, text: string, at: number, history = false): ModelMessage {
    this.serial++;
    const key = this.timed ? String(at * 1000 + this.serial) : `m${this.serial}`;
    const message = { key, role, text, at, history, recalled: false, lateMark: false, shown: false, unknowable: false };
    conversation.messages.push(message);
    return message;
  }

  at(index: number): ModelConversation {
    return this.conversations[index % this.conversations.length] as ModelConversation;
  }

  pass(ms: number): void {
    this.now += ms;
    this.inputs.push({ input: { kind: 'tick' }, now: this.now });
  }

  buyer(index: number, text: string): void {
    const conversation = this.at(index);
    this.push(conversation, 'buyer', text, this.now);
    conversation.waiting = true;
    if (this.open !== conversation) conversation.unread++;
    this.render(conversation);
  }

  agent(text: string): void {
    const conversation = this.open;
    if (!conversation) return;
    this.push(conversation, 'agent', text, this.now);
    conversation.waiting = false;
    conversation.scrolled = 0;
    this.render(conversation);
  }

  robot(index: number, lateMark: boolean): void {
    const conversation = this.at(index);
    this.push(conversation, 'auto', `您好，欢迎光临${this.serial}`, this.now).lateMark =
      lateMark && this.open === conversation;
    this.render(conversation);
  }

  recall(index: number, back: number): void {
    const conversation = this.at(index);
    const message = conversation.messages.filter(({ history, role }) => !history && role === 'buyer').at(-1 - back);
    if (!message) return;
    message.recalled = true;
    this.render(conversation);
  }

  /** A click; `pieces` paints the thread in chunks, a few ms apart, from the top or from the bottom. */
  switchTo(index: number, pieces: 'whole' | 'top-first' | 'bottom-first'): void {
    const conversation = this.at(index);
    if (this.open === conversation) return;
    this.open = conversation;
    this.openedAt = this.now;
    conversation.scrolled = 0;
    conversation.unread = 0;
    this.list();
    const rows = this.rows(conversation);
    const half = Math.ceil(rows.length / 2);
    if (pieces !== 'whole' && rows.length > 1) {
      this.thread(conversation, pieces === 'top-first' ? rows.slice(0, half) : rows.slice(half));
      this.now += 20;
    }
    this.thread(conversation, this.rows(conversation));
  }

  /** Rows away from the bottom come into the window; keyed consoles load older ones above. */
  scroll(back: number): void {
    const conversation = this.open;
    // Nobody scrolls a thread that is still being painted.
    if (!conversation || this.now - this.openedAt < 350) return;
    conversation.scrolled = Math.min(back, Math.max(0, conversation.messages.length - WINDOW));
    this.thread(conversation, this.rows(conversation));
  }

  /** Nothing changed, everything is painted again: re-render, recycling, remount. */
  repaint(remount: boolean): void {
    const conversation = this.open;
    if (!conversation) return;
    for (const message of conversation.messages) message.lateMark = false;
    if (remount) this.thread(conversation, []);
    this.thread(conversation, this.rows(conversation));
    this.list();
  }

  private render(conversation: ModelConversation): void {
    this.list();
    if (this.open === conversation) this.thread(conversation, this.rows(conversation));
  }

  private rows({ messages, scrolled }: ModelConversation): ModelMessage[] {
    const end = messages.length - scrolled;
    return messages.slice(Math.max(0, end - WINDOW), end);
  }

  private thread({ id }: ModelConversation, rows: readonly ModelMessage[]): void {
    for (const row of rows) row.shown = true;
    const messages = rows.map((row): MessageReading => {
      const role = row.lateMark ? 'agent' : row.role;
      const reading: MessageReading = {
        key: row.key,
        role,
        media: 'text',
        text: row.recalled ? '对方撤回了一条消息' : row.text,
      };
      if (row.recalled) reading.recalled = true;
      if (this.timed) Object.assign(reading, { shownAt: row.at, resolutionMs: 0 });
      return reading;
    });
    this.say({ kind: 'thread', reading: { conversationId: id, at: this.now, messages } });
  }

  list(): void {
    const rows = this.conversations.map((conversation) => {
      const last = conversation.messages.at(-1);
      const dot = conversation.unread > 0 ? ('some' as const) : 0;
      return {
        conversationId: conversation.id,
        name: `${conversation.id}`,
        active: this.open === conversation,
        unread: this.timed ? dot : conversation.unread,
        preview: last?.recalled ? '对方撤回了一条消息' : (last?.text ?? ''),
        waiting: conversation.waiting,
      };
    });
    this.say({ kind: 'list', reading: { at: this.now, rows } });
  }

  /** The tab goes down: what was read survives in the ledger, a preview that was noticed does not. */
  reload(): void {
    this.pass(2000);
    if (this.timed) return;
    for (const conversation of this.conversations) {
      for (const message of conversation.messages) {
        if (!message.shown && message.role === 'auto') message.unknowable = true;
      }
    }
  }

  private say(input: TrackInput): void {
    this.inputs.push({ input, now: this.now });
  }

  /** Keys a reader may record or not. */
  unknowable(): Set<string> {
    return new Set(
      this.conversations.flatMap(({ id, messages }) =>
        messages.filter((message) => message.unknowable).map(({ key }) => `${id}:${key}`),
      ),
    );
  }

  /** What a reader must have recorded in the end: everything new that was ever shown. */
  truth(): Map<string, Role> {
    const expected = new Map<string, Role>();
    for (const { id, messages } of this.conversations) {
      for (const { key, role, history, shown, unknowable } of messages) {
        if (!history && shown && !unknowable) expected.set(`${id}:${key}`, role);
      }
    }
    return expected;
  }
}
