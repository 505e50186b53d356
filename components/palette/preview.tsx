/** The selected script as it would be inserted, with a field wherever something is still missing. */
import { type KeyboardEvent, memo } from 'react';
import type { Snippet } from '../../utils/core/snippet';
import { type BodyPart, partsOf, type VariableValues } from '../../utils/core/snippet-text';
import { useText } from '../text';
import { variableLabel } from '../variable-label';
import type { PaletteCallbacks } from './palette-model';
import { PreviewPicture } from './preview-picture';

const LONGEST_VALUE = 200;
const WIDEST = 24;

/** The same words stand in the list: parts are numbered so that React can tell two line breaks apart. */
function number(parts: readonly BodyPart[]): { key: string; part: BodyPart; first: boolean }[] {
  const seen = new Set<string>();
  return parts.map((part, at) => {
    const first = 'name' in part && !seen.has(part.name);
    if ('name' in part) seen.add(part.name);
    return { key: `${at}`, part, first };
  });
}

/** In Latin letters: a Chinese one is as wide as two. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter < '\u1100' ? 1 : 2), 0);
}

interface PreviewProps {
  snippet: Snippet;
  /** What the page knows. */
  values: VariableValues;
  typed: VariableValues;
  onType(name: string, value: string): void;
  onKey(event: KeyboardEvent<HTMLInputElement>): void;
  onPicture: PaletteCallbacks['onPicture'];
}

export const Preview = memo(function Preview({ snippet, values, typed, onType, onKey, onPicture }: PreviewProps) {
  const t = useText();
  const held = (name: string, from: VariableValues) =>
    Object.hasOwn(from, name) ? from[name as keyof VariableValues]?.trim() : undefined;
  const parts = number(partsOf(snippet.body));
  const wrong = parts.flatMap(({ part }) => ('name' in part && !part.known ? [`{${part.name}}`] : []));
  return (
    <section className="preview-room" data-snippet={snippet.id} aria-label={t('palettePreview')}>
      <p className="preview-text">
        {parts.map(({ key, part, first }) => {
          if ('text' in part) return <span key={key}>{part.text}</span>;
          if (!part.known) return <mark key={key}>{`{${part.name}}`}</mark>;
          const known = held(part.name, values);
          if (known) return <b key={key}>{known}</b>;
          const label = variableLabel(part.name, t);
          const value = (Object.hasOwn(typed, part.name) && typed[part.name as keyof VariableValues]) || '';
          if (!first) return <b key={key}>{value || label}</b>;
          return (
            <input
              key={key}
              type="text"
              className="blank"
              data-empty={value.trim() === ''}
              value={value}
              size={Math.min(WIDEST, Math.max(4, widthOf(value || label)))}
              maxLength={LONGEST_VALUE}
              autoComplete="off"
              aria-label={t('paletteFill', label)}
              placeholder={label}
              onChange={(event) => onType(part.name, event.target.value)}
              onKeyDown={onKey}
            />
          );
        })}
      </p>
      <PreviewPicture snippet={snippet} onPicture={onPicture} />
      {wrong.length > 0 && (
        <p className="preview-wrong" role="alert">
          {t('paletteUnknownVariable', wrong.join(t('listSeparator')))}
        </p>
      )}
    </section>
  );
});
