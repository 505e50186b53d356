/** The shape of a console profile: data only. What a site can change lives here, never in code. */
import type { Role } from '../core/facts';
import type { MessageReading } from '../core/readings';
import type { SiteFace } from './faces';

/**
 * One way to find something. Tried in order; the first that resolves wins. `seen` says where and when it was observed.
 * Inside a row, `css` may name the row itself as well as what is in it.
 */
export interface Alternative {
  css: string;
  /** Read this attribute instead of the text. */
  attribute?: string;
  /** Linear text pattern with one capture; shipped with the extension only, never accepted from a pack. */
  pattern?: RegExp;
  /** Look around a row instead of in it. */
  reach?: 'around';
  /** Counts only when the element's inline style does not hide it. Computed style is never asked: it forces layout. */
  shown?: true;
  /** The page writes the same words beside it at the same moment: that change is watched, and this one need not be. */
  mirrored?: true;
  seen: string;
}
export type Field = readonly Alternative[];

export interface RoleMark {
  css: string;
  role: Role;
  /** Only when the row's text around the message, or the end of the message, holds one of these. */
  textIncludes?: readonly string[];
  seen: string;
}

export interface EventMark {
  css: string;
  event: NonNullable<MessageReading['event']>;
  textIncludes: readonly string[];
  seen: string;
}

export type FieldGroup = 'list' | 'thread' | 'current' | 'composer' | 'agent' | 'order';

export interface SiteProfile extends SiteFace {
  /** Day of the newest dated observation, YYYY-MM-DD; '' where no source states one. */
  verifiedOn: string;
  /**
   * What the numbers rest on. `simulated`: a simulated console with this markup reads exactly in the tests. `unproven`: never
   * shown as exact.
   */
  proof: 'simulated' | 'unproven';
  /** What nobody has seen on this console, as `group.field`: exactly the empty fields, and `thread.auto` for a robot's mark. */
  unknown: readonly string[];
  /** Nothing of it is read but the field and what stands around it: see `dom/standing-chat.ts`. */
  fillOnly?: true;
  /** Selectors of it were taught or brought by somebody: nothing they name is ever clicked. */
  taught?: true;
  /** The chat stands in a frame of another page: to be read there, the content script must be let into frames. */
  frames?: true;
  /** Match patterns of pages there that hold no chat (log-in, archives). */
  excludes: readonly string[];
  /** Examples, each checked by a test: this profile answers for `mine` and for none of `notMine`. */
  urls: { mine: readonly string[]; notMine: readonly string[] };
  /** Fields without which nothing may be measured, as `group.field`. The rest only costs what it names. */
  must: readonly `${FieldGroup}.${string}`[];
  list: {
    root: Field;
    row: Field;
    /** The site's own id of the conversation. Empty: there is none, and `keyParts` joined stand in for it. */
    key: Field;
    keyParts?: readonly Field[];
    name: Field;
    active: Field;
    /** A number where the page prints one; anything else that resolves is a bare dot. */
    unread: Field;
    preview: Field;
    /** Elapsed ('45秒', '已等待1小时') and remaining ('12秒后超时') counters. */
    waited: Field;
    remaining: Field;
    /** Present in or around a row whose buyer waits for us. */
    waiting: Field;
    /** Rows that are not buyers. */
    ignore: Field;
    /** Previews that are not the conversation's last message. */
    previewIgnore: readonly string[];
  };
  thread: {
    root: Field;
    list: Field;
    message: Field;
    key: Field;
    /** `global`: no two conversations share a key. `conversation`: two may, by chance. */
    keyScope: 'global' | 'conversation';
    shownAt: Field;
    /** `label`: a date with its year. `month-day`: 'MM-DD HH:MM:SS', the year is the one nearest to now. */
    shownAtFormat: 'epoch-ms' | 'epoch-s' | 'label' | 'month-day' | 'none';
    resolutionMs: number;
    /** First that fits wins. */
    roles: readonly RoleMark[];
    text: Field;
    image: Field;
    goodsCard: Field;
    orderCard: Field;
    card: Field;
    recalled: Field;
    /** Who withdrew: the notice's words outlast the side it stands on. */
    recalledBy: readonly { textIncludes: string; role: Role }[];
    /** Parts of an order card. */
    order: { id: Field; state: Field; amount: Field };
    events: readonly EventMark[];
    /** Which buyer a message row belongs to, where the page says. */
    owner: Field;
    /** The name of who wrote it, for rows that have a time and no id. */
    writer?: Field;
  };
  /** Name of the open conversation as the header shows it. */
  current: { name: Field };
  composer: {
    field: Field;
    kind: 'textarea' | 'contenteditable' | 'quill';
    /** A pasted picture is known to become an attachment, and never to be sent by the paste itself. */
    pictures?: 'attached';
    /** Something that always stands in the input area, beside the field. */
    around?: Field;
    /** Longest text the console takes, where its field does not say so itself. */
    most?: number;
  };
  agent: { name: Field; shop: Field };
  order: {
    panel: Field;
    item: Field;
    id: Field;
    state: Field;
    amount: Field;
    goods: Field;
    /** Resolves only while the panel shows the open buyer's own orders. */
    ownTab: Field;
  };
}
