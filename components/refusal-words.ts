/** Owns saying why a pack, a file or an address was refused, and where; a code we do not know is said as it is. */
import { CODE_KEYS } from '../utils/core/pack-codes';
import type { Translate } from './text';

export function refusalWords({ code, where = '' }: { code: string; where?: string }, t: Translate): string {
  const key = Object.hasOwn(CODE_KEYS, code) ? CODE_KEYS[code as keyof typeof CODE_KEYS] : undefined;
  return key ? t(key, where) : t('packRefused', code, where);
}
