/** Owns the questions that agents of this computer have kept, with their own replies where they gave them, as one bounded record. */
import { MOST_REMEMBERED, type Remembered } from '../core/remembered';
import type { Ledger } from './ledger';
import { dropMeta, readMeta, writeMeta } from './meta';

/** Oldest first. */
export async function readRemembered(ledger: Ledger): Promise<Remembered[]> {
  return (await readMeta(ledger, 'remembered')) ?? [];
}

/** Keeps it once, however often it is tapped. */
export function remember(ledger: Ledger, kept: Omit<Remembered, 'id'>): Promise<void> {
  const id = crypto.randomUUID();
  return ledger.transaction('rw', ledger.meta, async () => {
    const known = await readRemembered(ledger);
    const isSame = ({ snippetId, text }: Remembered) => snippetId === kept.snippetId && text === kept.text;
    // Kept before without a reply, it takes the reply; with one, the newer reply.
    if (known.some((one) => isSame(one) && (kept.reply === undefined || one.reply === kept.reply))) return;
    const others = known.filter((one) => !isSame(one));
    await writeMeta(ledger, 'remembered', [...others, { id, ...kept }].slice(-MOST_REMEMBERED));
  });
}

export function unremember(ledger: Ledger, ids: readonly string[]): Promise<void> {
  return ledger.transaction('rw', ledger.meta, async () => {
    const left = (await readRemembered(ledger)).filter(({ id }) => !ids.includes(id));
    await writeMeta(ledger, 'remembered', left);
  });
}

export function forgetRemembered(ledger: Ledger): Promise<void> {
  return dropMeta(ledger, 'remembered');
}
