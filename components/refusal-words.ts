/** Owns saying why a pack, a file or an address was refused, and where; a code we do not know is said as it is. */
import { CODE_KEYS } from '../utils/core/pack-codes';
import type { RefusalCode } from '../utils/messaging/protocol';
import type { Translate } from './text';

/** Nothing is wrong with what was given in: it never came to be looked at. */
const UNHEARD: ReadonlySet<string> = new Set([
  'failed',
  'not-delivered',
  'orphaned',
  'store-unavailable',
] satisfies RefusalCode[]);

/** Whether it is not even known what became of what was asked. */
export const isUnheard = (code: string): boolean => UNHEARD.has(code);

export function refusalWords({ code, where = '' }: { code: string; where?: string }, t: Translate): string {
  const key = Object.hasOwn(CODE_KEYS, code) ? CODE_KEYS[code as keyof typeof CODE_KEYS] : undefined;
  if (UNHEARD.has(code)) return t('outcomeFailed');
  // A field that we do not know: a newer release may.
  if (code === 'bad-field' && where === '') return t('packUnknownField');
  if (key) return t(key, where);
  return where === '' ? t('packRefusedAnywhere', code) : t('packRefused', code, where);
}
