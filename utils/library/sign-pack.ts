/** Owns a pack's signature: what bytes it covers, making it, checking it. Refuses to call a key trusted by itself. */
import type { PackTrust, TrustedKey } from '../core/pack-trust';
import type { Pack } from '../core/snippet';
import { canonical } from '../db/merge-facts';
import { createEd25519, type Ed25519 } from './ed25519';

/** What stays on the lead's computer. `publicKey` is base64url, as people hand it on. */
export interface SigningKey {
  publicKey: string;
  privateKey: CryptoKey | Uint8Array;
}

export async function createSigningKey(ed25519: Ed25519 = createEd25519()): Promise<SigningKey> {
  const { publicKey, privateKey } = await ed25519.generate();
  return { publicKey: toBase64Url(publicKey), privateKey };
}

/** The same pack with this key's signature in place of any other. */
export async function signPack(pack: Pack, key: SigningKey, ed25519: Ed25519 = createEd25519()): Promise<Pack> {
  const value = await ed25519.sign(key.privateKey, signedBytes(pack));
  return { ...pack, signature: { key: key.publicKey, value: toBase64Url(value) } };
}

/** @param pack one that was parsed: its fields and the shape of its signature are known to be sound */
export async function verifyPack(
  pack: Pack,
  trusted: readonly TrustedKey[],
  ed25519: Ed25519 = createEd25519(),
): Promise<PackTrust> {
  if (!pack.signature) return { state: 'unsigned' };
  const { key, value } = pack.signature;
  const [publicKey, signature] = [fromBase64Url(key), fromBase64Url(value)];
  if (publicKey?.length !== 32 || signature?.length !== 64) return { state: 'bad' };
  if (!(await ed25519.verify(publicKey, signature, signedBytes(pack)))) return { state: 'bad' };
  const known = trusted.find((entry) => entry.key === key);
  return known ? { state: 'signed', key, name: known.name } : { state: 'unknown', key };
}

/** A key as two people compare it by voice: sixteen hex digits of its SHA-256 in fours. */
export async function keyMark(publicKey: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', fromBase64Url(publicKey) ?? new Uint8Array());
  const hex = Array.from(new Uint8Array(digest).subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{4})(?!$)/g, '$1 ');
}

function signedBytes({ signature: _outside, ...pack }: Pack): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(canonical(pack));
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** undefined unless it is the one spelling of these bytes: a signature must not have two. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (unit) => unit.charCodeAt(0));
    return toBase64Url(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}
