/** Says why a file or a pack was refused, and where; a code we do not know is said as it is. */
import { CODE_KEYS } from '../../../utils/core/pack-codes';
import { type Translate, useText } from '../../text';
import type { PackRefusal } from '../lead-model';

export function refusalText({ code, where }: PackRefusal, t: Translate): string {
  const key = Object.hasOwn(CODE_KEYS, code) ? CODE_KEYS[code as keyof typeof CODE_KEYS] : undefined;
  return key ? t(key, where) : t('packRefused', code, where);
}

export function RefusalText({ refusal }: { refusal: PackRefusal }) {
  const t = useText();
  return (
    <p className="warning" role="alert">
      {refusalText(refusal, t)}
    </p>
  );
}
