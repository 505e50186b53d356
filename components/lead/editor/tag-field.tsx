/** Tags of one script as text with separators, as people write them. */
import { useId, useState } from 'react';
import { LIMITS, plainText } from '../../../utils/core/snippet-check';
import { useText } from '../../text';

export function readTags(text: string): string[] {
  const tags = plainText(text, 'joined').split(/[,，、;；\s]+/);
  return [...new Set(tags.map((tag) => tag.slice(0, LIMITS.tag)).filter(Boolean))].slice(0, LIMITS.tags);
}

export function TagField({ tags, onChange }: { tags: readonly string[]; onChange(tags: string[]): void }) {
  const t = useText();
  const id = useId();
  const [text, setText] = useState(tags.join(' '));
  const isOurs = readTags(text).join('\n') === tags.join('\n');
  return (
    <div>
      <label htmlFor={id}>{t('fieldTags')}</label>
      <input
        id={id}
        type="text"
        placeholder={t('tagHint')}
        value={isOurs ? text : tags.join(' ')}
        onChange={(event) => {
          setText(event.target.value);
          onChange(readTags(event.target.value));
        }}
      />
    </div>
  );
}
