/** The wording of one script: written here, variables put in where the caret stands, and what the buyer would read below. */
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { LIMITS, plainText } from '../../../utils/core/snippet-check';
import { useText } from '../../text';
import { BodyPreview } from './body-preview';

interface BodyFieldProps {
  id: string;
  body: string;
  /** What is wrong with it. */
  flaws: ReactNode;
  flawsId: string;
  onChange(body: string): void;
}

export function BodyField({ id, body, flaws, flawsId, onChange }: BodyFieldProps) {
  const t = useText();
  const area = useRef<HTMLTextAreaElement>(null);
  /** Where the person last was in it: a field nobody has been in has a caret all the same, and it means nothing. */
  const place = useRef<{ from: number; to: number }>(undefined);
  const wanted = useRef<{ from: number; to: number }>(undefined);
  useLayoutEffect(() => {
    const { current } = wanted;
    wanted.current = undefined;
    if (!current || !area.current) return;
    area.current.focus();
    area.current.setSelectionRange(current.from, current.to);
    place.current = current;
  });
  const insert = (name: string) => {
    const { from, to } = place.current ?? { from: body.length, to: body.length };
    const end = from + name.length + 2;
    // A label of one's own is there to be written over.
    const label = name.startsWith('ask:') ? { from: from + 'ask:'.length + 1, to: end - 1 } : { from: end, to: end };
    wanted.current = label;
    onChange(`${body.slice(0, from)}{${name}}${body.slice(to)}`);
  };
  return (
    <>
      <label htmlFor={id}>{t('fieldBody')}</label>
      <textarea
        ref={area}
        id={id}
        rows={5}
        maxLength={LIMITS.body}
        value={body}
        aria-describedby={flawsId}
        onSelect={({ currentTarget }) => {
          place.current = { from: currentTarget.selectionStart, to: currentTarget.selectionEnd };
        }}
        onChange={(event) => onChange(plainText(event.target.value, 'kept'))}
      />
      {flaws}
      <BodyPreview body={body} onInsert={insert} />
    </>
  );
}
