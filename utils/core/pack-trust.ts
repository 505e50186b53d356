/** Owns what may take a pack's place: who signed it, and that versions only go up. Pure; signatures are checked elsewhere. */
import type { PackUpdateCode } from './pack-codes';
import type { Pack } from './snippet';

export interface TrustedKey {
  /** Ed25519 public key, base64url, 43 characters. */
  key: string;
  /** Whose it is, as the person who accepted it wrote. */
  name: string;
  addedAt: number;
}

/** `unknown`: the signature fits, but nobody here has accepted its key. */
export type PackTrust =
  | { state: 'unsigned' }
  | { state: 'signed'; key: string; name: string }
  | { state: 'unknown'; key: string }
  | { state: 'bad' };

/** The pack that stands in the library under the same id, as far as it matters here. */
export interface Standing {
  version: number;
  /** The highest version ever put in. */
  highest: number;
  builtIn: boolean;
  signedBy?: string;
  feedId?: string;
  /** Whether its scripts and everything else about it equal the new one. */
  isSame: boolean;
}

/** `key` is pinned: nothing else is accepted from this feed. `adopts`: a person is just adding it, and sees what it replaces. */
export type PackSource = { kind: 'hand' } | { kind: 'feed'; feedId: string; key?: string; adopts: boolean };

/** Why `pack` may not be put in; undefined when it may. */
export function judgeUpdate(
  standing: Standing | undefined,
  pack: Pick<Pack, 'version'>,
  trust: PackTrust,
  source: PackSource,
): PackUpdateCode | undefined {
  if (trust.state === 'bad') return 'bad-signature';
  const key = trust.state === 'unsigned' ? undefined : trust.key;
  const wanted = (source.kind === 'feed' ? source.key : undefined) ?? standing?.signedBy;
  // A person who imports by hand may change to another key that was accepted before; a feed may not.
  const mayChange = source.kind === 'hand' && trust.state === 'signed';
  if (wanted !== undefined && key !== wanted && !mayChange) return key === undefined ? 'unsigned-update' : 'other-key';
  if (!standing) return undefined;
  if (source.kind === 'feed' && !isFree(standing, source)) return 'pack-taken';
  if (pack.version < standing.highest) return 'older-version';
  if (source.kind === 'feed' && pack.version === standing.version && !standing.isSame) return 'same-version';
  return undefined;
}

/** A feed never takes over what came with the extension, or what another feed keeps. */
function isFree(standing: Standing, source: Extract<PackSource, { kind: 'feed' }>): boolean {
  if (standing.feedId === source.feedId) return true;
  return source.adopts && standing.feedId === undefined && !standing.builtIn;
}
