/** Owns the one stored record that says we are in a team, secret included. Absent, nothing of the hub runs or is loaded. */
import type { KeyValue } from '../platform/key-value';
import { invitationSchema } from '../schema/hub';
import type { Invitation } from './invitation';

/** Under which name the invitation is kept. */
export const MEMBERSHIP_KEY = 'team';

/** undefined when we are in none, or the record is damaged: then a new invitation is needed. */
export async function readMembership(keyValue: KeyValue): Promise<Invitation | undefined> {
  const kept = await keyValue.read(MEMBERSHIP_KEY);
  const parsed = kept === undefined ? undefined : invitationSchema.safeParse(kept);
  return parsed?.success ? parsed.data : undefined;
}
