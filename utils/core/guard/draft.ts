/** Whose draft this is: notices when the text in the field stays while the open conversation becomes another. Pure steps. */
import type { ConversationId } from '../ids';

export interface DraftTrail {
  /** Conversation in which the text now in the field was written, and that text as last seen there. */
  owner?: ConversationId;
  text: string;
  /** The conversation that was open at the last step. */
  open?: ConversationId;
}

export const NO_DRAFT: DraftTrail = { text: '' };
/** Shorter leftovers ("好的", "嗯") fit anybody. */
const LEAST = 3;

/** `open` undefined: the page does not say clearly; nothing is concluded. */
export function followDraft(trail: DraftTrail, open: ConversationId | undefined, text: string): DraftTrail {
  if (open === undefined) return trail;
  if (text.trim().length < LEAST) return { text: '', open };
  if (trail.owner === undefined) return { owner: open, text, open };
  if (open === trail.owner) return { owner: open, text, open };
  // The field kept its words through the switch, or still holds them with more added since.
  const kept = trail.open === open ? text.includes(trail.text) : text === trail.text;
  if (kept) return { ...trail, open };
  return { owner: open, text, open };
}

/** The conversation the draft was written for, when another one is open now. */
export function strayedFrom({ owner, open }: DraftTrail): ConversationId | undefined {
  return owner !== undefined && open !== undefined && owner !== open ? owner : undefined;
}
