/**
 * Owns the sum by which a set of facts is known: it does not depend on their order, and changes when one is missing,
 * is there twice or was altered. Refuses secrets: it finds damage, not forgery.
 */
import type { Fact } from '../core/facts';
import { canonical } from './merge-facts';

/** Sums stay below this, so that adding two is exact in a number. */
const MODULUS = 2 ** 52;

/** A 53-bit hash (two multiplied halves) of a text, cut to 52 bits. */
export function textSum(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (2 ** 32 * (1048575 & low) + (high >>> 0)) % MODULUS;
}

/** The sum of one fact as the folds know it (without its business day). */
export function factSum(fact: Fact): number {
  return textSum(canonical(fact));
}

export function addSums(a: number, b: number): number {
  return (a + b) % MODULUS;
}

export function takeSum(from: number, part: number): number {
  return (from - part + MODULUS) % MODULUS;
}
