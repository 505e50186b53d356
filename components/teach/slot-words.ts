/** What a slot is called to people: which of the four things that are pointed at it belongs to. */
import type { MessageKey } from '../text';
import type { TeachStep } from './teach-panel';

export const STEP_WORDS: Record<TeachStep, MessageKey> = {
  row: 'teachRowName',
  buyer: 'teachBuyerName',
  own: 'teachOwnName',
  field: 'teachFieldName',
};
/** What was pointed at for which slots; the first that fits. */
const SLOT_STEPS: readonly [string, TeachStep][] = [
  ['list.', 'row'],
  ['current.', 'row'],
  ['thread.own', 'own'],
  ['thread.', 'buyer'],
  ['composer.', 'field'],
];

export function slotWords(slot: string): MessageKey | undefined {
  const [, step] = SLOT_STEPS.find(([start]) => slot.startsWith(start)) ?? [];
  return step && STEP_WORDS[step];
}
