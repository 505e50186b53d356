import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeUpdate, type PackSource, type PackTrust, type Standing } from '../../utils/core/pack-trust';
import { createEd25519, ed25519Source } from '../../utils/library/ed25519';
import { parsePack } from '../../utils/library/parse-pack';
import { createSigningKey, keyMark, signPack, verifyPack } from '../../utils/library/sign-pack';
import { anyPack, fullPack, makePack, makeSnippet } from './sample-pack';

/** A browser that has never heard of Ed25519. */
const without = new Proxy(crypto.subtle, {
  get: () => () => Promise.reject(new DOMException('Algorithm: Unrecognized name', 'NotSupportedError')),
});
const ENGINES = { browser: createEd25519(), library: createEd25519(without) };

it('knows which one it uses', async () => {
  expect(await ed25519Source()).toBe('browser');
  expect(await ed25519Source(without)).toBe('library');
});

describe.each(['browser', 'library'] as const)('made by the %s', (maker) => {
  it.each(['browser', 'library'] as const)('checked by the %s', async (checker) => {
    const key = await createSigningKey(ENGINES[maker]);
    const trusted = [{ key: key.publicKey, name: '林组长', addedAt: 1 }];
    const signed = await signPack(fullPack(), key, ENGINES[maker]);
    const reading = parsePack(JSON.stringify(signed));
    if (!reading.ok) throw new Error(reading.code);
    const verify = (pack: typeof signed, keys = trusted) => verifyPack(pack, keys, ENGINES[checker]);
    expect(await verify(reading.pack)).toEqual({ state: 'signed', key: key.publicKey, name: '林组长' });
    expect(await verify(reading.pack, [])).toEqual({ state: 'unknown', key: key.publicKey });
    expect(await verify(fullPack())).toEqual({ state: 'unsigned' });
    expect(await verify({ ...signed, version: 2 })).toEqual({ state: 'bad' });
    expect(await verify({ ...signed, snippets: [makeSnippet('other')] })).toEqual({ state: 'bad' });
    const other = await createSigningKey(ENGINES[maker]);
    const value = signed.signature?.value ?? '';
    expect(await verify({ ...signed, signature: { key: other.publicKey, value } })).toEqual({ state: 'bad' });
    // The last of 86 characters carries four bits that mean nothing: only one spelling of them is taken.
    const last =
      value.at(-1) === 'A' ? 'B' : `${value.slice(0, -1)}${String.fromCharCode((value.charCodeAt(85) ?? 65) + 1)}`;
    expect(await verify({ ...signed, signature: { key: key.publicKey, value: last } })).toEqual({ state: 'bad' });
    expect(await verify({ ...signed, signature: { key: 'A'.repeat(43), value: 'A'.repeat(86) } })).toEqual({
      state: 'bad',
    });
  });
});

it('covers what the pack says, not how its file is laid out; signing again replaces', async () => {
  const key = await createSigningKey();
  await fc.assert(
    fc.asyncProperty(anyPack, async (pack) => {
      const signed = await signPack(await signPack(pack, await createSigningKey()), key);
      const turned = JSON.parse(JSON.stringify(signed, null, 3), (_name, value) =>
        value !== null && typeof value === 'object' && !Array.isArray(value)
          ? Object.fromEntries(Object.entries(value).reverse())
          : value,
      );
      expect(await verifyPack(turned, [])).toEqual({ state: 'unknown', key: key.publicKey });
    }),
    { numRuns: 30 },
  );
});

it('a key has a mark that two people can read to each other', async () => {
  expect(await keyMark((await createSigningKey()).publicKey)).toMatch(/^[0-9a-f]{4}( [0-9a-f]{4}){3}$/);
});

describe('judgeUpdate', () => {
  const v3: Standing = { version: 3, highest: 3, builtIn: false, isSame: false };
  const fed: Standing = { ...v3, feedId: 'f' };
  const hand: PackSource = { kind: 'hand' };
  const feed: PackSource = { kind: 'feed', feedId: 'f', adopts: false };
  const signed = (key: string): PackTrust => ({ state: 'signed', key, name: '林' });
  const unsigned: PackTrust = { state: 'unsigned' };
  const cases: [string | undefined, Standing | undefined, number, PackTrust, PackSource][] = [
    [undefined, undefined, 1, unsigned, hand],
    [undefined, v3, 4, unsigned, hand],
    [undefined, v3, 3, unsigned, hand],
    ['older-version', v3, 2, unsigned, hand],
    ['older-version', { ...v3, version: 2 }, 2, unsigned, hand],
    ['bad-signature', undefined, 1, { state: 'bad' }, hand],
    [undefined, undefined, 1, { state: 'unknown', key: 'k' }, hand],
    ['unsigned-update', { ...v3, signedBy: 'k' }, 4, unsigned, hand],
    ['other-key', { ...v3, signedBy: 'k' }, 4, { state: 'unknown', key: 'x' }, hand],
    [undefined, { ...v3, signedBy: 'k' }, 4, signed('x'), hand],
    [undefined, { ...v3, signedBy: 'k' }, 4, { state: 'unknown', key: 'k' }, hand],
    [undefined, fed, 4, unsigned, feed],
    ['older-version', fed, 2, unsigned, feed],
    ['same-version', fed, 3, unsigned, feed],
    [undefined, { ...fed, isSame: true }, 3, unsigned, feed],
    ['pack-taken', v3, 4, unsigned, feed],
    [undefined, v3, 4, unsigned, { ...feed, adopts: true }],
    ['pack-taken', { ...v3, feedId: 'other' }, 4, unsigned, { ...feed, adopts: true }],
    ['pack-taken', { ...v3, builtIn: true }, 4, unsigned, { ...feed, adopts: true }],
    ['other-key', fed, 4, signed('x'), { ...feed, key: 'k' }],
    ['unsigned-update', fed, 4, unsigned, { ...feed, key: 'k' }],
    ['other-key', { ...fed, signedBy: 'k' }, 4, signed('x'), feed],
    [undefined, fed, 4, signed('k'), { ...feed, key: 'k' }],
  ];
  it.each(cases)('%s for %j at version %s', (expected, standing, version, trust, source) => {
    expect(judgeUpdate(standing, makePack([], { version }), trust, source)).toBe(expected);
  });
});
