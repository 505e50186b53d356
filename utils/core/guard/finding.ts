/** What the guard may say of a draft: shapes, and which of them comes first. */

/** In the order of what a slip would cost; the first is shown. */
export const FINDING_KINDS = [
  'switched',
  'other-order',
  'other-buyer',
  'variable',
  'contact',
  'payment',
  'money',
  'banned',
  'repeated',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** stop: it would go to the wrong buyer or out unfinished. care: the platform may object. note: only so that it is known. */
export type FindingLevel = 'stop' | 'care' | 'note';

export const LEVEL_OF: { readonly [Kind in FindingKind]: FindingLevel } = {
  switched: 'stop',
  'other-order': 'stop',
  'other-buyer': 'stop',
  variable: 'stop',
  contact: 'care',
  payment: 'care',
  money: 'care',
  banned: 'care',
  repeated: 'note',
};

/** Puts `text` in place of [start, end) of the draft. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

export interface Finding {
  kind: FindingKind;
  /** What was found, as it stands in the draft; '' where naming it adds nothing. */
  subject: string;
  /** The same for the same slip in another draft: what "not this" remembers. */
  key: string;
  /** The safe wording. Absent where only the person can know it. */
  fix?: Edit;
}

/** Which findings are wanted. */
export interface GuardChoices {
  /** Unfilled `{...}`. */
  variable: boolean;
  /** Another buyer's name or order, and a draft that stayed through a switch. */
  buyer: boolean;
  banned: boolean;
  /** Contact details, other platforms, payment past the platform. */
  contact: boolean;
  money: boolean;
  repeated: boolean;
  /** Yuan up to which a promise needs no word; null: every promise is pointed out. */
  moneyLimitYuan: number | null;
}

const CHOICE_OF: { readonly [Kind in FindingKind]: Exclude<keyof GuardChoices, 'moneyLimitYuan'> } = {
  switched: 'buyer',
  'other-order': 'buyer',
  'other-buyer': 'buyer',
  variable: 'variable',
  contact: 'contact',
  payment: 'contact',
  money: 'money',
  banned: 'banned',
  repeated: 'repeated',
};

export function isWanted(kind: FindingKind, choices: GuardChoices): boolean {
  return choices[CHOICE_OF[kind]];
}
