/** Who signed the file that is being brought in; a key nobody here knows can be accepted under a name. */
import { type FormEvent, useState } from 'react';
import { useText } from '../../text';
import { useOutcome } from '../../use-outcome';
import type { PackSignature } from '../lead-model';

interface SignatureLineProps {
  signature: PackSignature;
  onTrust: ((key: string, name: string) => Promise<boolean>) | undefined;
}

export function SignatureLine({ signature: { state, key }, onTrust }: SignatureLineProps) {
  const t = useText();
  const [name, setName] = useState('');
  const { outcome, run } = useOutcome();
  // Enough to compare by voice; the whole key is in the file.
  const mark = `${key.slice(0, 6)}…${key.slice(-6)}`;
  if (state === 'signed' || outcome === 'done') return <p className="done">✓ {t('signatureKnown', mark)}</p>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (onTrust && name.trim() !== '') void run(() => onTrust(key, name.trim()));
  };
  return (
    <form className="inline" onSubmit={submit}>
      <span>{t('signatureUnknown', mark)}</span>
      {onTrust && (
        <>
          <input
            type="text"
            aria-label={t('signatureName')}
            placeholder={t('signatureName')}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <button type="submit" className="plain" disabled={name.trim() === '' || outcome === 'busy'}>
            {t('signatureTrust')}
          </button>
          {outcome === 'failed' && <span className="warning">{t('outcomeFailed')}</span>}
        </>
      )}
    </form>
  );
}
