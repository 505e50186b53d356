/** Owns the one string that lets a device into a team. Refuses whole what is not exactly one. Holds a secret: shown once, never logged. */
import { invitationSchema } from '../schema/hub';
import { fromBase64Url, toBase64Url } from './base64';
import type { Role } from './names';

/** What the pasted string says. */
export interface Invitation {
  v: 1;
  team: string;
  /** As people call it. */
  teamName: string;
  /** `wss://...`, in the order to try them; `ws://` on this machine only. */
  urls: string[];
  member: string;
  memberName: string;
  device: string;
  role: Role;
  jwt: string;
  seed: string;
  /** The team's zone and day cut: days must be the same for all. */
  zone: string;
  dayCut: string;
  /** Epoch seconds; the server refuses it from then on. */
  expiresAt: number;
}

export type InvitationRead =
  | { ok: true; invitation: Invitation }
  | { ok: false; code: 'not-one' | 'damaged' | 'expired' };

const MARK = 'SIDELINE1.';
const MAX_LENGTH = 8000;

/** The string to hand over. Holds the device's secret. */
export function writeInvitation(invitation: Invitation): string {
  return MARK + toBase64Url(new TextEncoder().encode(JSON.stringify(invitation)));
}

/** Line breaks and blanks that a chat put in are ignored. `now` in epoch ms. */
export function readInvitation(pasted: string, now: number): InvitationRead {
  const text = pasted.replace(/\s+/g, '');
  if (!text.startsWith(MARK) || text.length > MAX_LENGTH) return { ok: false, code: 'not-one' };
  try {
    const bytes = fromBase64Url(text.slice(MARK.length));
    const parsed = invitationSchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (!parsed.success) return { ok: false, code: 'damaged' };
    // A day of grace: our clock may be ahead, and the server has the last word.
    if (parsed.data.expiresAt * 1000 + 86_400_000 < now) return { ok: false, code: 'expired' };
    return { ok: true, invitation: parsed.data };
  } catch {
    return { ok: false, code: 'damaged' };
  }
}
