/** What this computer knows of the buyer whose chat is open, asked of the background once per opening; and the reasons put on it today. */
import type { BuyerGlance, ThemeChoice } from '../../components/overlay/coach-model';
import { type BuyerPast, buyerNoteId } from '../../utils/core/coach/kept';
import { OUTCOME_THEMES } from '../../utils/core/coach/talk-words';
import type { AgentId, ConversationId, ShopId, SiteId } from '../../utils/core/ids';
import { ask } from '../../utils/messaging/client';

export interface BuyerDesk {
  /** The open chat, or none; another one is asked about. */
  follow(open: ConversationId | undefined, shopId: ShopId): void;
  glance(conversationId: ConversationId): BuyerGlance | undefined;
  /** Reasons to offer: those already put, those that its words name, how it ended, and the team's own. */
  themes(conversationId: ConversationId, found: ReadonlySet<string>, team: readonly string[]): ThemeChoice[];
  /** Puts a reason on the open chat, or takes it off. */
  mark(theme: string): Promise<void>;
  /** Keeps the agent's own words on the buyer of the open chat; those of another chat were meant for one that is gone. */
  note(conversationId: ConversationId, note: string, tags: string[]): Promise<void>;
}

const MOST_THEMES = 5;

/** @param who works here: nothing is put in nobody's name */
export function createBuyerDesk(siteId: SiteId, who: () => AgentId | undefined, onNews: () => void): BuyerDesk {
  let open: ConversationId | undefined;
  let shop: ShopId | undefined;
  let past: BuyerPast | undefined;
  let noteFailed = false;

  async function read(conversationId: ConversationId, shopId: ShopId): Promise<void> {
    const reply = await ask('coach/buyer', { siteId, shopId, conversationId });
    if (!reply.ok || open !== conversationId) return;
    past = reply.value;
    onNews();
  }

  function put(theme: string, on: boolean): void {
    if (!past) return;
    const others = past.today.filter((one) => one !== theme);
    past = { ...past, today: on ? [...others, theme] : others };
  }

  return {
    follow(next, shopId) {
      if (next === open) return;
      open = next;
      shop = shopId;
      past = undefined;
      noteFailed = false;
      if (next !== undefined) void read(next, shopId);
    },
    glance(conversationId) {
      if (conversationId !== open || !past) return undefined;
      const { visits, orders, lastDay, theme, note } = past;
      if (visits === 0 && !note && theme === undefined && !noteFailed) return undefined;
      return {
        visits,
        orders,
        tags: note?.tags ?? [],
        ...(lastDay === undefined ? {} : { lastDay }),
        ...(theme === undefined ? {} : { theme }),
        ...(note?.note ? { note: note.note } : {}),
        ...(noteFailed ? { noteFailed } : {}),
      };
    },
    themes(conversationId, found, team) {
      // What a tap could not keep is not on offer.
      if (conversationId !== open || !past || who() === undefined) return [];
      const on = past.today;
      if (found.size === 0 && on.length === 0 && team.length === 0) return [];
      const offered = [...new Set([...on, ...found, ...OUTCOME_THEMES])].slice(0, MOST_THEMES);
      return [...new Set([...offered, ...team])].map((theme) => ({ theme, on: on.includes(theme) }));
    },
    async mark(theme) {
      const [agentId, conversationId] = [who(), open];
      if (conversationId === undefined || !past || agentId === undefined) return;
      const on = !past.today.includes(theme);
      put(theme, on);
      const reply = await ask('coach/theme', { siteId, agentId, conversationId, theme, on });
      if (reply.ok || open !== conversationId) return;
      put(theme, !on);
      onNews();
    },
    async note(conversationId, words, tags) {
      if (conversationId !== open || shop === undefined) return;
      const id = buyerNoteId(siteId, shop, conversationId);
      const note = { id, siteId, shopId: shop, conversationId, note: words, tags, changedAt: Date.now() };
      const reply = await ask('coach/note', { note });
      if (open !== conversationId || !past) return;
      noteFailed = !reply.ok;
      if (reply.ok) {
        const { note: _, ...rest } = past;
        past = words === '' && tags.length === 0 ? rest : { ...rest, note };
      }
      onNews();
    },
  };
}
