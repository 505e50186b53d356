/**
 * Owns Ed25519: the browser's own where it has it (Chrome 137, Firefox 129), else a small audited library. Both follow
 * RFC 8032, so a signature made by one is checked by the other. Refuses to throw on keys and signatures from outside.
 */
import { keygenAsync, signAsync, verifyAsync } from '@noble/ed25519';

/** `privateKey` is a key that cannot be read out where the browser makes it, else 32 bytes. */
export interface KeyPair {
  publicKey: Uint8Array<ArrayBuffer>;
  privateKey: CryptoKey | Uint8Array;
}

export interface Ed25519 {
  generate(): Promise<KeyPair>;
  sign(privateKey: CryptoKey | Uint8Array, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  verify(
    publicKey: Uint8Array<ArrayBuffer>,
    signature: Uint8Array<ArrayBuffer>,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
}

/** Whose Ed25519 this browser uses; for the diagnostics page. */
export async function ed25519Source(subtle: SubtleCrypto = crypto.subtle): Promise<'browser' | 'library'> {
  try {
    await subtle.generateKey('Ed25519', false, ['sign', 'verify']);
    return 'browser';
  } catch {
    return 'library';
  }
}

export function createEd25519(subtle: SubtleCrypto = crypto.subtle): Ed25519 {
  return {
    async generate() {
      try {
        const pair = (await subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
        return {
          publicKey: new Uint8Array(await subtle.exportKey('raw', pair.publicKey)),
          privateKey: pair.privateKey,
        };
      } catch (error) {
        if (!isMissing(error)) throw error;
        const { publicKey, secretKey } = await keygenAsync();
        return { publicKey: new Uint8Array(publicKey), privateKey: secretKey };
      }
    },
    async sign(privateKey, bytes) {
      if (privateKey instanceof Uint8Array) return signAsync(bytes, privateKey);
      return new Uint8Array(await subtle.sign('Ed25519', privateKey, bytes));
    },
    async verify(publicKey, signature, bytes) {
      try {
        const key = await subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
        return await subtle.verify('Ed25519', key, signature, bytes);
      } catch (error) {
        if (!isMissing(error)) return false;
        // Its other, looser rules take keys for which any signature fits.
        return verifyAsync(signature, bytes, publicKey, { zip215: false }).catch(() => false);
      }
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && error.name === 'NotSupportedError';
}
