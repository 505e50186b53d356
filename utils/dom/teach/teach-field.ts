/** The input field from wherever a person pointed in it. Refuses what a text may not be written into, passwords before all. */
import type { SlotWay } from '../../core/site-patch';
import { editorOf } from '../editors/find-composer';
import { onlySelectors } from './single';

const FIELDS = 'textarea, input, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"]';

export interface TaughtField {
  field: Element;
  ways: SlotWay[];
}

export function teachField(pointed: Element): TaughtField | undefined {
  const field = pointed.closest(FIELDS) ?? onlyIn(pointed);
  if (!field || !editorOf(field)?.isWritable()) return undefined;
  const ways = onlySelectors(field);
  return ways.length > 0 ? { field, ways } : undefined;
}

/** The box around a field, or the words that stand in it while it is empty. */
function onlyIn(pointed: Element): Element | undefined {
  for (let node: Element | null = pointed, depth = 0; node && depth < 4; node = node.parentElement, depth++) {
    const fields = [...node.querySelectorAll(FIELDS)].filter((field) => editorOf(field)?.isWritable());
    if (fields.length === 1) return fields[0];
    if (fields.length > 1) return undefined;
  }
  return undefined;
}
