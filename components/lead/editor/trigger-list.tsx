/** The ways buyers ask, one line each: added with Enter, corrected in place, pasted many at once. */
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { LIMITS, plainText } from '../../../utils/core/snippet-check';
import { useText } from '../../text';

interface TriggerListProps {
  triggers: readonly string[];
  /** Other scripts with the same question. */
  sharedWith(text: string): readonly string[];
  titleOf(id: string): string;
  /** Questions of buyers that may belong here: one click adds one. */
  offers: readonly string[];
  onChange(triggers: string[]): void;
  onOpen(id: string): void;
}

export function TriggerList({ triggers, sharedWith, titleOf, offers, onChange, onOpen }: TriggerListProps) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const isFull = triggers.length >= LIMITS.triggers;
  const add = (lines: readonly string[]) => {
    const clean = lines.map((line) => plainText(line, 'joined').trim().slice(0, LIMITS.trigger));
    const fresh = [...new Set(clean)].filter((line) => line !== '' && !triggers.includes(line));
    if (fresh.length > 0) onChange([...triggers, ...fresh].slice(0, LIMITS.triggers));
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // The Enter that ends a composition is not ours (229: some IMEs send it late, without the flag).
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    add([text]);
  };
  const put = (at: number, value: string) =>
    onChange(triggers.map((trigger, index) => (index === at ? plainText(value, 'joined') : trigger)));
  const drop = (at: number) => {
    onChange(triggers.filter((_, index) => index !== at));
    field.current?.focus();
  };
  return (
    <fieldset className="triggers" aria-label={t('fieldTriggers')}>
      <span className="label">
        {t('fieldTriggers')} <span className="foot">{t('triggerCount', triggers.length, LIMITS.triggers)}</span>
      </span>
      <ol>
        {triggers.map((trigger, at) => {
          const [rival] = sharedWith(trigger);
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line keeps its field while it is typed in
            <li key={at}>
              <input
                type="text"
                aria-label={t('triggerNumber', at + 1)}
                aria-describedby={rival === undefined ? undefined : `${id}-${at}`}
                maxLength={LIMITS.trigger}
                value={trigger}
                onChange={(event) => put(at, event.target.value)}
                onBlur={() => trigger.trim() === '' && onChange(triggers.filter((_, index) => index !== at))}
              />
              <button type="button" className="icon" aria-label={t('triggerDrop', trigger)} onClick={() => drop(at)}>
                ×
              </button>
              {rival !== undefined && (
                <p id={`${id}-${at}`} className="flaw">
                  <span className="should">{t('triggerShared')}</span>{' '}
                  <button type="button" className="link" onClick={() => onOpen(rival)}>
                    {titleOf(rival)}
                  </button>
                </p>
              )}
            </li>
          );
        })}
      </ol>
      {!isFull && offers.length > 0 && (
        <fieldset className="offers" aria-label={t('triggerOffers')}>
          <span className="foot">{t('triggerOffers')}</span>
          {offers.map((offer) => (
            <button key={offer} type="button" className="chip" onClick={() => add([offer])}>
              <span aria-hidden="true">+ </span>
              {offer}
            </button>
          ))}
        </fieldset>
      )}
      {!isFull && (
        <input
          ref={field}
          type="text"
          aria-label={t('triggerAdd')}
          placeholder={t('triggerAddHint')}
          maxLength={LIMITS.trigger}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          onBlur={() => add([text])}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text');
            if (!pasted.includes('\n')) return;
            event.preventDefault();
            add(pasted.split('\n'));
          }}
        />
      )}
    </fieldset>
  );
}
