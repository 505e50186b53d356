/** Whether a pack is used on this computer: the agent may switch off what the lead did not make mandatory. Owns that rule alone. */
import type { Pack, Snippet } from './snippet';

/** What is known of a stored pack here. */
export interface PackStanding {
  pack: Pick<Pack, 'mandatory'>;
  /** Switched off on this computer. */
  off?: true;
}

/** Its words, hints and all of its scripts count. A pack that became mandatory counts again, whatever was chosen before. */
export function isInUse({ pack, off }: PackStanding): boolean {
  return off !== true || pack.mandatory === true;
}

/** A mandatory script stays when the rest of its pack is switched off. */
export function isScriptInUse(standing: PackStanding, { mandatory }: Pick<Snippet, 'mandatory'>): boolean {
  return mandatory === true || isInUse(standing);
}
