/** Owns turning a file's text into a pack, whole or not at all. Every refusal says where, and never quotes what was there. */
import type { Pack } from '../core/snippet';
import { packSchema } from '../schema/pack';
import { type ScanCode, scanJson } from './scan';

export type PackCode = ScanCode | 'bad-format' | 'bad-field' | 'duplicate-id' | 'bad-dates';
export type PackReading = { ok: true; pack: Pack } | { ok: false; code: PackCode; where: string };

export function parsePack(text: string): PackReading {
  const scan = scanJson(text);
  if (!scan.ok) return scan;
  const format = (scan.value as { format?: unknown } | null)?.format;
  if (format !== 'sideline-pack/1') return { ok: false, code: 'bad-format', where: 'format' };
  const parsed = packSchema.safeParse(scan.value);
  if (!parsed.success) {
    return { ok: false, code: 'bad-field', where: parsed.error.issues[0]?.path.map(String).join('.') ?? '' };
  }
  const seen = new Set<string>();
  for (const [index, snippet] of parsed.data.snippets.entries()) {
    if (seen.has(snippet.id)) return { ok: false, code: 'duplicate-id', where: `snippets.${index}.id` };
    seen.add(snippet.id);
    if (snippet.activeFrom !== undefined && snippet.activeTo !== undefined && snippet.activeFrom > snippet.activeTo) {
      return { ok: false, code: 'bad-dates', where: `snippets.${index}.activeTo` };
    }
  }
  return { ok: true, pack: parsed.data };
}
