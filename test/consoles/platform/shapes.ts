/** Owns the shapes of the simulated platform: what its server knows and what its true log says. No behaviour. */

export type Site =
  | 'pdd'
  | 'feige'
  | 'jd'
  | 'kuaishou'
  | 'xiaohongshu'
  | 'chatwoot'
  | 'weixin'
  | 'wangwang'
  | 'shopee'
  | 'goofish'
  | 'livehelperchat';
/** Chat pages of components that others published (`test/foreign/kits`): no console, but they have a server's side too. */
export type Kit = 'chatscope' | 'chat-elements';
/** Consoles of which only the input field is known: nothing of theirs is measured. */
export type Filled = 'tiktok';
export type Played = Site | Kit | Filled;
export type Role = 'buyer' | 'agent' | 'assist' | 'auto' | 'system';
export type Media = 'text' | 'image' | 'video' | 'voice' | 'emoji' | 'goods-card' | 'order-card';
/** What a system row tells: `hint` is chatter (a buyer looks at goods), the others change who serves. */
export type SystemEvent = 'hint' | 'handover' | 'transfer-in' | 'transfer-out' | 'closed';
/** How the page marks an automatic message. pdd: callback, robot-text, nickname. feige: welcome, robot, template. `prefix`: its own words before the text. */
export type AutoMark = 'callback' | 'robot-text' | 'nickname' | 'welcome' | 'robot' | 'template' | 'prefix';
/** What a withdrawn message turns into, in place: other text, a system row, or other text on the other side. */
export type RecallLook = 'text' | 'system' | 'flip';

export interface Card {
  goodsId: string;
  name: string;
  cents: number;
  orderSn?: string;
  status?: string;
}

export interface Order {
  sn: string;
  status: string;
  goods: string;
  spec: string;
  cents: number;
}

export interface Message {
  /** pdd: the digits of `li#middlePanel_list_<digits>` (epoch ms). feige: the `data-id`. */
  key: string;
  /** Epoch ms. pdd: the server's time, equal to the key. feige: when the page's state changed. */
  at: number;
  role: Role;
  media: Media;
  text: string;
  card?: Card;
  event?: SystemEvent;
  mark?: AutoMark;
  recalled?: { at: number; look: RecallLook };
  /** Its thread was on screen, whole, when it came. */
  openWhenItCame: boolean;
  /** When a thread first rendered it; absent: never shown. */
  firstShownAt?: number;
  /** How long its page had been there when it last stood in a thread: a reader starts some time after the page. */
  shownAgeMs?: number;
  /** feige: when the page's DOM first told of it, in the list or in the thread: under load the DOM lags `at`. */
  toldAt?: number;
  /** And when the page's observers had been told of that: a reader hears of it somewhere between the two. */
  toldBy?: number;
  /** Older than the first page start. */
  history: boolean;
  /** Came while the page was down (reloading); appeared with the next start. */
  whileDown: boolean;
}

export interface Conversation {
  key: string;
  name: string;
  /** Seed of the avatar picture; 0 is the platform's default one. */
  avatar: number;
  returning: boolean;
  messages: Message[];
  unread: number;
  /** Time of the first buyer message that no person (or assist robot) answered yet. */
  waitingSince: number | null;
  draft: string;
  /** Stands in the list. A closed conversation leaves it and comes back with the next message. */
  listed: boolean;
  orders: Order[];
}

export interface Opened {
  conversationKey: string;
  at: number;
}
export interface Written {
  conversationKey: string;
  text: string;
  at: number;
}

/** Which conversation the page showed, told at each of its steps; a switch is several of them. */
export interface ScreenStep {
  at: number;
  what: 'active' | 'header' | 'thread' | 'settled';
  conversationKey: string | null;
}

/** The judge's evidence: everything that happened, whether or not a reader of the page could know. */
export interface TrueLog {
  site: Played;
  seed: number;
  /** Epoch ms of every start of the page, first one included. */
  pageStarts: number[];
  conversations: { key: string; name: string; avatar: number }[];
  /** Every message, oldest first per conversation; `recalledAt` when it was withdrawn. */
  messages: LoggedMessage[];
  /** Clicks on rows. */
  opens: Opened[];
  screen: ScreenStep[];
  /** Texts the composer's own state took from anything but the scenario's hands (a person, an extension). */
  inserted: Written[];
  /** Messages that left through the composer, with the conversation they truly went to. */
  sent: Written[];
  /** Composer texts that the page threw away on a switch. */
  droppedDrafts: Written[];
}

export interface LoggedMessage {
  key: string;
  conversationKey: string;
  role: Role;
  media: Media;
  at: number;
  length: number;
  openWhenItCame: boolean;
  everShown: boolean;
  firstShownAt?: number;
  shownAgeMs?: number;
  toldAt?: number;
  toldBy?: number;
  history: boolean;
  whileDown: boolean;
  event?: SystemEvent;
  recalledAt?: number;
}
