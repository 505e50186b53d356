/** Branded ids: a plain string can never stand in for one, and one kind can never stand in for another. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** A console profile's id: 'pdd', 'feige' ... */
export type SiteId = Branded<'site'>;
/** The shop as the page knows it, or 'unknown'. Never a buyer's datum. */
export type ShopId = Branded<'shop'>;
/** One agent account on one site; a salted hash of the account name. */
export type AgentId = Branded<'agent'>;
/** Salted hash of the site's own conversation key; the raw key never leaves the tab. */
export type ConversationId = Branded<'conversation'>;
/** `<site>:<conversation>:<message key>` for messages; deterministic, so recording twice is harmless. */
export type FactId = Branded<'fact'>;
/** `<site>:<conversation>:<opening message key>`. */
export type TurnId = Branded<'turn'>;
export type SnippetId = Branded<'snippet'>;
export type PackId = Branded<'pack'>;
/** `YYYY-MM-DD` in the team's zone, after the team's day cut. */
export type BusinessDay = Branded<'day'>;

/** Names a raw string as one of the branded ids. Only edges (readers, parsers, tests) call it. */
export function asId<Id extends string>(raw: string): Id {
  return raw as Id;
}
