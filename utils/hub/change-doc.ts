/** Owns changing a document that several leads write: read, changed, written on top of what another may have written meanwhile. */
import { type HubLine, HubRefusedError, OVERTAKEN } from './connect';

const TRIES = 5;

/** A reader of one kind of document: undefined for what is not exactly one. */
export function docReader<Doc>(
  schema: { safeParse(value: unknown): { success: true; data: Doc } | { success: false } },
  mostBytes = Number.POSITIVE_INFINITY,
) {
  return (bytes: Uint8Array): Doc | undefined => {
    if (bytes.length > mostBytes) return undefined;
    try {
      const parsed = schema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
      return parsed.success ? parsed.data : undefined;
    } catch {
      return undefined;
    }
  };
}

/**
 * @throws RangeError when what is there cannot be read (it holds other leads' entries), or when what it makes would be
 * refused by everybody; HubRefusedError when the server says no
 */
export async function changeDoc<Doc extends { v: 1 }>(
  line: HubLine,
  subject: string,
  read: (bytes: Uint8Array) => Doc | undefined,
  change: (before: Doc | undefined) => Record<Exclude<keyof Doc, 'v'>, unknown>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const there = await line.get(subject);
    const before = there && read(there.bytes);
    if (there && !before) throw new RangeError('unreadable document');
    const bytes = new TextEncoder().encode(JSON.stringify({ v: 1, ...change(before) }));
    if (!read(bytes)) throw new RangeError('not such a document');
    try {
      await line.put(subject, bytes, there?.sequence ?? 0);
      return;
    } catch (error) {
      if (!(error instanceof HubRefusedError) || error.code !== OVERTAKEN || attempt === TRIES) throw error;
    }
  }
}
