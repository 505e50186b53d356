/**
 * Reads the library in portions: tens of thousands of scripts in one message would be one long task where they arrive.
 * Refuses to mix versions: when the library changes on the way, it is read from the beginning.
 */
import type { Snippet } from '../core/snippet';
import { ask } from './client';
import type { Reply, Response } from './protocol';

const ATTEMPTS = 3;

/** @param since left out of the answer are the scripts of a library that is still of this version */
export async function readLibrary(since: string | undefined): Promise<Reply<'library/read'>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const first = await ask('library/read', { from: 0, ...(since !== undefined && { since }) });
    if (!first.ok || !first.value.snippets) return first;
    const rest = await readRest(first.value);
    if (rest !== 'changed') return rest;
  }
  return { ok: false, code: 'not-delivered' };
}

async function readRest(first: Response<'library/read'>): Promise<Reply<'library/read'> | 'changed'> {
  const { version, synonyms = [] } = first;
  const snippets: Snippet[] = [...(first.snippets ?? [])];
  let from = first.next;
  while (from !== undefined) {
    const more = await ask('library/read', { from, of: version });
    if (!more.ok) return more;
    if (more.value.version !== version || !more.value.snippets) return 'changed';
    for (const snippet of more.value.snippets) snippets.push(snippet);
    from = more.value.next;
  }
  return { ok: true, value: { version, snippets, synonyms } };
}
