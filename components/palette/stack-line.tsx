/** The scripts that will be inserted together, in order. */
import { useText } from '../text';
import type { StackedScript } from './use-choosing';

export function StackLine({ stack, onRemove }: { stack: readonly StackedScript[]; onRemove(at: number): void }) {
  const t = useText();
  return (
    <div role="status" className="stack-room">
      {stack.length > 0 && (
        <>
          <p>{t('paletteStack', stack.length)}</p>
          <ol className="stack">
            {stack.map(({ snippetId, title }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one script may be stacked twice, and the place is all that differs
              <li key={`${at}-${snippetId}`}>
                <span className="stack-title">{title}</span>
                <button
                  type="button"
                  aria-label={t('paletteUnstack', title)}
                  title={t('paletteUnstack', title)}
                  onClick={() => onRemove(at)}
                >
                  ×
                </button>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
