/** Scripts (话术) and packs: shapes only. */
import type { TeamCoach } from './coach/team-coach';
import type { BannedWords } from './guard/lists';
import type { PackId, SnippetId } from './ids';
import type { PackFormat } from './pack-formats';
import type { SettingEntry } from './setting-entry';
import type { SiteEntry } from './site-patch';

export type Stage = 'greeting' | 'presale' | 'order' | 'shipping' | 'aftersale' | 'complaint' | 'closing';

export interface Snippet {
  id: SnippetId;
  title: string;
  /** Ways buyers ask for it. The biggest lever of matching: five or more. */
  triggers: string[];
  /** Plain text; may hold `{buyer}` `{order}` `{goods}` `{shop}` `{agent}` and `{ask:label}` variables. */
  body: string;
  stage: Stage;
  /** Nested by slashes, outermost first: `售后/退款`. Split it with `categoryPath`. */
  category: string;
  tags: string[];
  /** What the agent types to reach it directly. */
  shortcut?: string;
  /** `YYYY-MM-DD`, inclusive both. */
  activeFrom?: string;
  activeTo?: string;
  /** ISO weekdays on which it holds: 1 is Monday, 7 Sunday. */
  weekdays?: number[];
  hours?: HourSpan;
  /** Names of shops, as the console shows them; any one fits. */
  shops?: string[];
  /** Plain words of which the goods' name holds at least one. */
  goods?: string[];
  /** Stays when the person switches the rest of its pack off. */
  mandatory?: boolean;
  /** Goes with the text: put on the clipboard, or handed to the page where that is known to send nothing. */
  picture?: SnippetPicture;
}

/** A still picture, as bytes and never as an address: nothing is loaded from anywhere. Judged by `core/picture.ts`. */
export interface SnippetPicture {
  type: 'image/png' | 'image/jpeg';
  /** Base64; '' in the library as tabs read it: 'library/picture' has the bytes. */
  data: string;
  /** What it shows, in words. */
  alt: string;
}

/** `HH:MM` on the shop's clock, `from` inclusive, `to` exclusive. `to` before `from` goes past midnight. */
export interface HourSpan {
  from: string;
  to: string;
}

/** Who a pack is for: its author alone, everyone of the team, or the agents of the shops it names. */
export type PackScope = 'private' | 'team' | 'shop';

/** Ed25519 over the pack's canonical JSON without this field. Both values base64url. */
export interface PackSignature {
  key: string;
  value: string;
}

/** The file and the stored thing are one shape; `utils/library/FORMAT.md` describes it for people. */
export interface Pack {
  /** See `formatOf` in pack-formats.ts. */
  format: PackFormat;
  id: PackId;
  version: number;
  title: string;
  author: string;
  locale: 'zh-CN' | 'en';
  /** Absent means `team`. */
  scope?: PackScope;
  /** For the scope `shop`: names of shops, as the console shows them. */
  shops?: string[];
  /** `YYYY-MM-DD`: the last day on which any of its scripts holds. */
  expiresOn?: string;
  /** Agents cannot switch it off; see `pack-use.ts`. */
  mandatory?: boolean;
  snippets: Snippet[];
  /** Words that the guard points out in a draft, and how to say it better. */
  banned?: BannedWords[];
  /** What the team adds to the coach. */
  coach?: TeamCoach;
  /** How consoles' pages are to be read, each used only after a person said so. */
  sites?: SiteEntry[];
  /** What agents are to set, each used only after a person said so. */
  settings?: SettingEntry[];
  signature?: PackSignature;
}
