/** Owns the names of everything that can be wrong with a pack, a sheet or a feed, and the message that says each. */

/** A pack's file. */
export const PACK_CODES = {
  'too-big': 'packTooBig',
  'not-json': 'packNotJson',
  'too-deep': 'packTooDeep',
  'too-many': 'packTooMany',
  'forbidden-name': 'packForbiddenName',
  'duplicate-name': 'packDuplicateName',
  'bad-format': 'packBadFormat',
  'newer-format': 'packNewerFormat',
  'bad-field': 'packBadField',
  'duplicate-id': 'packDuplicateId',
  'bad-dates': 'packBadDates',
  'bad-shops': 'packBadShops',
} as const;
export type PackCode = keyof typeof PACK_CODES;
