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

/** A spreadsheet file as a whole. */
export const SHEET_CODES = {
  'sheet-too-big': 'packSheetTooBig',
  'sheet-damaged': 'packSheetDamaged',
  'sheet-locked': 'packSheetLocked',
  'sheet-empty': 'packSheetEmpty',
  'sheet-unknown': 'packSheetUnknown',
  'sheet-encoding': 'packSheetEncoding',
} as const;
export type SheetCode = keyof typeof SHEET_CODES;

/** One cell of a sheet. */
export const ROW_CODES = {
  'row-no-body': 'packRowNoBody',
  'row-body-long': 'packRowBodyLong',
  'row-duplicate': 'packRowDuplicate',
  'row-cut': 'packRowCut',
  'row-cleaned': 'packRowCleaned',
  'row-bad-value': 'packRowBadValue',
} as const;
export type RowCode = keyof typeof ROW_CODES;
