/**
 * The part of the protocol that is about tabs: what one reads of the library, how many wait there, which one records, and
 * which one is taught. Types alone.
 */
import type { CoachWords } from '../core/coach/coach-words';
import type { Due } from '../core/coach/due';
import type { Lesson } from '../core/coach/kept';
import type { AgentId, PackId, SiteId, SnippetId } from '../core/ids';
import type { SettingEntry } from '../core/setting-entry';
import type { SiteEntry, SitePatch } from '../core/site-patch';
import type { Snippet, SnippetPicture } from '../core/snippet';
import type { Ack } from './protocol';

/** `gone`: no pack says so any more. `host`: the browser does not let us run there. `full`: too many pages were taught. */
export type SiteRefusal = 'gone' | 'host' | 'full';
/** `gone`: no pack says so any more. `unsound`: it cannot be set beside what is set here. */
export type SettingRefusal = 'gone' | 'unsound';

export interface TabProtocol {
  /**
   * The scripts that hold, and the synonym groups to index them with; pictures without their bytes. With `from` only a
   * portion, from that place on in the library of version `of`; `next` is where the next begins. See read-library.ts.
   */
  'library/read': {
    request: { since?: string; from?: number; of?: string };
    response: { version: string; snippets?: Snippet[]; synonyms?: readonly string[]; next?: number };
  };
  /** One script's picture with its bytes; absent when it has none. */
  'library/picture': { request: { snippetId: SnippetId }; response: { picture?: SnippetPicture } };
  /** How many buyers wait on this site in this tab: the number on the toolbar icon. */
  'badge/set': { request: { siteId: SiteId; waiting: number }; response: Ack };
  /**
   * What a tab goes on with after a restart: open and offered items of its site, what was learned, and the words to coach by;
   * with `agentId` also when that person's usual busiest hour begins.
   */
  'coach/read': {
    request: { siteId: SiteId; agentId?: AgentId };
    response: { dues: Due[]; lessons: Lesson[]; words: CoachWords };
  };
  /** Some in this tab, which nobody looks at, are about to run out of time; `longestMs` is the longest of their waits. */
  'coach/notice': { request: { siteId: SiteId; count: number; longestMs: number }; response: Ack };
  /** Whether this tab is the one that records. Repeated while it is; `take` by a person's wish. */
  'recording/claim': {
    request: { siteId: SiteId; agentId: AgentId; sessionId: string; take: boolean };
    response: { recording: boolean };
  };
  'recording/release': { request: { sessionId: string }; response: Ack };
  /** Puts the teaching panel into a tab. `started: false`: it waits for the permission that the page asks for next. */
  'teach/start': { request: { tabId: number; origin: string }; response: { started: boolean } };
  /** From the panel in that tab only, and for its own page. */
  'teach/save': { request: { patch: SitePatch }; response: { saved: boolean } };
  /** What a pack says of a console's page, as the person saw it: used from now on, or left (and taken back, if it was used). */
  'teach/decide': { request: { packId: PackId; entry: SiteEntry; use: boolean }; response: { refused?: SiteRefusal } };
  'teach/forget': { request: { siteId: SiteId }; response: Ack };
  /** What a pack suggests to set, as the person saw it: set now, or left (and taken back, if it was set). */
  'settings/decide': {
    request: { packId: PackId; entry: SettingEntry; use: boolean };
    response: { refused?: SettingRefusal };
  };
}
