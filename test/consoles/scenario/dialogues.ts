/** Owns the list of sample dialogues, by theme; the texts are in the files beside. */
import { AFTERSALE } from './dialogues/aftersale';
import { COMPLAINT } from './dialogues/complaint';
import { GREETING } from './dialogues/greeting';
import { PRESALE } from './dialogues/presale';
import { SHIPPING } from './dialogues/shipping';
import { SMALL_TALK } from './dialogues/small-talk';

export type Line = readonly [who: 'b' | 'a', text: string];

export interface Dialogue {
  id: string;
  turns: readonly Line[];
}

export const DIALOGUES: readonly Dialogue[] = [
  ...GREETING,
  ...PRESALE,
  ...SHIPPING,
  ...AFTERSALE,
  ...COMPLAINT,
  ...SMALL_TALK,
];
