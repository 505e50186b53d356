/** What the buyer would read, variables marked; and the variables to put in. */
import { partsOf, VARIABLES } from '../../../utils/core/snippet-text';
import { useText } from '../../text';
import { variableLabel } from '../../variable-label';

interface BodyPreviewProps {
  body: string;
  onInsert(variable: string): void;
}

export function BodyPreview({ body, onInsert }: BodyPreviewProps) {
  const t = useText();
  return (
    <>
      <fieldset className="chips" aria-label={t('editorVariables')}>
        {VARIABLES.map((name) => (
          <button key={name} type="button" className="chip" onClick={() => onInsert(name)}>
            {variableLabel(name, t)}
          </button>
        ))}
        <button type="button" className="chip" onClick={() => onInsert(`ask:${t('editorAskLabel')}`)}>
          {t('editorAsk')}
        </button>
      </fieldset>
      {body !== '' && (
        <section className="bubble" aria-label={t('editorPreview')}>
          {partsOf(body).map((part, index) =>
            'text' in part ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place
              <span key={index}>{part.text}</span>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <mark key={index} className={part.known ? undefined : 'unknown'}>
                {variableLabel(part.name, t)}
              </mark>
            ),
          )}
        </section>
      )}
    </>
  );
}
