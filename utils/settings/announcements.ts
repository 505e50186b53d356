/** Keys of storage.local by which the background announces that something it keeps has changed. Values mean nothing. */

/** Scripts came, went or changed: tabs read the library again. */
export const LIBRARY_CHANGED = 'changed:library';

/** Another tab records a console, or none does: its tabs ask again which of them it is. */
export const RECORDING_CHANGED = 'changed:recording';

/** Other records took the place of those that were kept: tabs begin anew from them. */
export const RECORDS_REPLACED = 'changed:records';
