/** Keys of storage.local by which the background announces that something it keeps has changed. Values mean nothing. */

/** Scripts came, went or changed: tabs read the library again. */
export const LIBRARY_CHANGED = 'changed:library';
