/** Says why a file or a pack was refused, to be heard at once. */
import { refusalWords } from '../../refusal-words';
import { useText } from '../../text';
import type { PackRefusal } from '../lead-model';

export function RefusalText({ refusal }: { refusal: PackRefusal }) {
  const t = useText();
  return (
    <p className="warning" role="alert">
      {refusalWords(refusal, t)}
    </p>
  );
}
