/** The picture of one script: chosen, made small, described, taken off again. */
import { useId, useRef, useState } from 'react';
import { MAX_ALT } from '../../../utils/core/picture';
import type { SnippetPicture } from '../../../utils/core/snippet';
import { plainText } from '../../../utils/core/snippet-check';
import { useText } from '../../text';
import { type ShrinkCode, shrinkPicture } from './shrink-picture';

interface PictureFieldProps {
  picture: SnippetPicture | undefined;
  /** What it is called until somebody says what it shows. */
  title: string;
  onChange(picture: SnippetPicture | undefined): void;
}

export function PictureField({ picture, title, onChange }: PictureFieldProps) {
  const t = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<ShrinkCode>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    const shrunk = await shrinkPicture(file);
    setTrouble(shrunk.ok ? undefined : shrunk.code);
    const alt = picture?.alt ?? (plainText(title, 'joined').trim().slice(0, MAX_ALT) || t('fieldPicture'));
    if (shrunk.ok) onChange({ ...shrunk.picture, alt });
    // The same file may be chosen again.
    if (input.current) input.current.value = '';
  };
  return (
    <section className="picture-field" aria-labelledby={id}>
      <h4 id={id}>{t('fieldPicture')}</h4>
      {picture && (
        <div className="picture-shown">
          <img src={`data:${picture.type};base64,${picture.data}`} alt={picture.alt} />
          <div>
            <label htmlFor={`${id}-alt`}>{t('pictureAlt')}</label>
            <input
              id={`${id}-alt`}
              type="text"
              maxLength={MAX_ALT}
              value={picture.alt}
              onChange={(event) => onChange({ ...picture, alt: plainText(event.target.value, 'joined') })}
            />
            <button type="button" className="plain small" onClick={() => onChange(undefined)}>
              {t('pictureRemove')}
            </button>
          </div>
        </div>
      )}
      {/* The button a browser draws for a file speaks the browser's language, and says that no file was chosen when one was. */}
      <label htmlFor={`${id}-file`} className="plain small file">
        {t(picture ? 'pictureReplace' : 'pictureChoose')}
      </label>
      <input
        ref={input}
        id={`${id}-file`}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        className="unseen"
        aria-describedby={`${id}-hint`}
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <p id={`${id}-hint`} className="foot">
        {t('pictureHint')}
      </p>
      <p role="status" className="flaw">
        {trouble && <span className="must">{t(trouble === 'unreadable' ? 'pictureUnreadable' : 'pictureTooBig')}</span>}
      </p>
    </section>
  );
}
