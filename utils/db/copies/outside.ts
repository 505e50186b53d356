/** Owns what lies outside the database: values under a seal, so that a damaged one is refused and not believed. */
import { textSum } from '../fact-sum';

/** The part of storage.local that copies need. Reading one key at a time, for a damaged one must not hide the others. */
export interface Outside {
  read(key: string): Promise<unknown>;
  readAll(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  writeAll(values: Readonly<Record<string, unknown>>): Promise<void>;
  removeAll(keys: readonly string[]): Promise<void>;
}

interface Sealed {
  v: 1;
  text: string;
  sum: number;
}

export function seal(value: unknown): Sealed {
  const text = JSON.stringify(value);
  return { v: 1, text, sum: textSum(text) };
}

/** undefined: nothing there, or not what was written. */
export function unseal<Value>(raw: unknown): Value | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { text, sum } = raw as Partial<Sealed>;
  if (typeof text !== 'string' || sum !== textSum(text)) return undefined;
  return JSON.parse(text) as Value;
}

/** @returns undefined when it is missing, damaged or cannot be read: `state` says which */
export async function readSealed<Value>(
  outside: Outside,
  key: string,
): Promise<{ state: 'sound'; value: Value } | { state: 'absent' | 'damaged' }> {
  let raw: unknown;
  try {
    raw = await outside.read(key);
  } catch {
    return { state: 'damaged' };
  }
  if (raw === undefined) return { state: 'absent' };
  const value = unseal<Value>(raw);
  return value === undefined ? { state: 'damaged' } : { state: 'sound', value };
}
