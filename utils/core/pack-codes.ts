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
  'bad-site': 'packBadSite',
} as const;
export type PackCode = keyof typeof PACK_CODES;

/** Files chosen together, and a spreadsheet file as a whole. */
export const SHEET_CODES = {
  'sheet-too-big': 'packSheetTooBig',
  'sheet-damaged': 'packSheetDamaged',
  'sheet-locked': 'packSheetLocked',
  'sheet-empty': 'packSheetEmpty',
  'sheet-unknown': 'packSheetUnknown',
  'sheet-encoding': 'packSheetEncoding',
  'sheet-mixed': 'packSheetMixed',
  'packs-mixed': 'packPacksMixed',
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

/** Why a sound pack may not take the place of the one that is there. */
export const PACK_UPDATE_CODES = {
  'older-version': 'packOlderVersion',
  'same-version': 'packSameVersion',
  'bad-signature': 'packBadSignature',
  'unsigned-update': 'packUnsignedUpdate',
  'other-key': 'packOtherKey',
  'pack-taken': 'packTaken',
} as const;
export type PackUpdateCode = keyof typeof PACK_UPDATE_CODES;

/** What can go wrong between a feed's address and its file. */
export const FETCH_CODES = {
  'feed-bad-url': 'packFeedBadUrl',
  'feed-exists': 'packFeedExists',
  'feed-no-permission': 'packFeedNoPermission',
  'feed-unreachable': 'packFeedUnreachable',
  'feed-timeout': 'packFeedTimeout',
  'feed-status': 'packFeedStatus',
  'feed-redirected': 'packFeedRedirected',
  'feed-encoding': 'packFeedEncoding',
  'feed-other-pack': 'packFeedOtherPack',
} as const;
export type FetchCode = keyof typeof FETCH_CODES;
export type FeedCode = FetchCode | PackCode | PackUpdateCode;

/** Why a pack that a lead hands out was not taken. */
export const HANDOUT_CODES = { 'not-whole': 'packNotWhole', 'other-pack': 'packNotItself' } as const;

/** The message that says a code, with the place (`$1`) where it has one. */
export const CODE_KEYS = {
  ...PACK_CODES,
  ...SHEET_CODES,
  ...ROW_CODES,
  ...PACK_UPDATE_CODES,
  ...FETCH_CODES,
  ...HANDOUT_CODES,
} as const;
export type AnyPackCode = keyof typeof CODE_KEYS;
