/** What the list of addresses is told and may ask for. Shapes only. */
import type { PackRefusal, PackSignature } from '../lead-model';

/** An address that keeps a pack up to date, and how it went. */
export interface FeedLine {
  id: string;
  url: string;
  /** Of the pack it keeps; absent until one came. */
  title?: string;
  /** Version in use from it; 0 is none yet. */
  version: number;
  everyMin: number;
  /** Epoch ms of the last question; and of the last answer that was in order, 0 is never. */
  checkedAt: number;
  okAt: number;
  /** Why the last answer was not taken; what is in use stayed. */
  refusal?: PackRefusal;
}

export interface FeedWish {
  url: string;
  everyMin: number;
  /** Only versions signed with it are taken; '' takes what the first one is signed with. */
  key: string;
}

/** What an address gave, with nothing changed yet. */
export interface FeedOffer {
  ok: true;
  title: string;
  version: number;
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  signature?: PackSignature;
}

/** The first two ask the browser for the address's host, so they must be called from the click itself. */
export interface FeedSeams {
  onTry(wish: FeedWish): Promise<FeedOffer | PackRefusal>;
  onAllow(feed: FeedLine): Promise<boolean>;
  onSubscribe(wish: FeedWish): Promise<FeedOffer | PackRefusal>;
  /** What was tried is not wanted after all: its host need not be allowed any longer. */
  onDrop(url: string): void;
  onCheck(feedId: string): Promise<boolean>;
  /** The pack stays; only nobody keeps it up to date any more. */
  onUnsubscribe(feed: FeedLine): Promise<boolean>;
  onTrust(key: string, name: string): Promise<boolean>;
}
