/** Packs through the hub, over a line that lies: what is not whole, not listed or overtaken changes nothing. */

import { describe, expect, it } from 'vitest';
import { asId, type PackId } from '../../utils/core/ids';
import type { Stored } from '../../utils/hub/connect';
import {
  fetchHandout,
  type Handout,
  handOut,
  handoutsSubject,
  isMeant,
  readHandouts,
  waitBefore,
} from '../../utils/hub/handouts';
import { ABOUT, memoryLine } from './memory-line';

const big = () => Array.from({ length: 40_000 }, (_, index) => Math.sin(index).toString(36)).join('');

describe('a pack handed out', () => {
  it('comes whole, in as many parts as it takes', async () => {
    const { line, listed } = memoryLine();
    const files = ['{"a":1}', big()];
    await handOut(line, 't1', files, ABOUT);
    const [handout] = listed();
    expect(handout?.parts).toBeGreaterThan(1);
    expect(await fetchHandout(line, 't1', handout as Handout)).toEqual(files);
  });

  it('is not taken when a part is missing, changed, longer, or its own list says otherwise', async () => {
    const { line, kept, listed } = memoryLine();
    await handOut(line, 't1', [big()], ABOUT);
    const handout = listed()[0] as Handout;
    const [first] = [...kept.keys()];
    const good = kept.get(first ?? '') as Stored;
    const changes: (Uint8Array | undefined)[] = [
      undefined,
      new Uint8Array(good.bytes.length),
      new Uint8Array(good.bytes.length + 1),
    ];
    for (const bytes of changes) {
      if (bytes) kept.set(good.subject, { ...good, bytes });
      else kept.delete(good.subject);
      expect(await fetchHandout(line, 't1', handout)).toBeUndefined();
    }
    kept.set(good.subject, good);
    expect(await fetchHandout(line, 't1', { ...handout, sha256: '0'.repeat(64) })).toBeUndefined();
    expect(await fetchHandout(line, 't1', { ...handout, bytes: handout.bytes - 1 })).toBeUndefined();
    expect(await fetchHandout(line, 't1', handout)).toHaveLength(1);
  });

  it('two leads at once: both are listed, the newer of one pack replaces the older', async () => {
    const { line, state, listed } = memoryLine();
    let once = true;
    state.beforePut = (subject) => {
      if (subject !== handoutsSubject('t1') || !once) return;
      once = false;
      // Another lead's list arrives between our reading and our writing.
      void line.put(
        subject,
        new TextEncoder().encode(
          JSON.stringify({ v: 1, packs: [{ ...ABOUT, id: 'p9', sha256: 'a'.repeat(64), bytes: 1, parts: 1 }] }),
        ),
      );
    };
    await handOut(line, 't1', ['x'], ABOUT);
    expect(listed().map(({ id }) => id)).toEqual(['p9', 'p1']);
    await handOut(line, 't1', ['y'], { ...ABOUT, version: 3 });
    expect(listed().map(({ id, version }) => [id, version])).toEqual([
      ['p9', 2],
      ['p1', 3],
    ]);
  });

  it('a list that is not one is refused whole', () => {
    const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    const entry = { ...ABOUT, sha256: 'a'.repeat(64), bytes: 1, parts: 1 };
    expect(readHandouts(encode({ v: 1, packs: [entry] }))).toHaveLength(1);
    for (const bad of [
      { ...entry, bytes: 6_000_000 },
      { ...entry, version: 0 },
      { ...entry, sha256: 'x' },
      { ...entry, more: 1 },
      { ...entry, by: '*' },
    ])
      expect(readHandouts(encode({ v: 1, packs: [entry, bad] })), JSON.stringify(bad)).toBeUndefined();
    expect(readHandouts(new Uint8Array([0xff]))).toBeUndefined();
  });

  it('too much is said before anything is sent', async () => {
    const { line, kept } = memoryLine();
    const noise = Array.from({ length: 100 }, () => crypto.getRandomValues(new Uint8Array(65_536)));
    const file = noise.map((bytes) => Buffer.from(bytes).toString('base64')).join('');
    await expect(handOut(line, 't1', [file], ABOUT)).rejects.toThrow(RangeError);
    expect(kept.size).toBe(0);
  });
});

describe('who and when', () => {
  it('a share is about that share, and always the same people', () => {
    const members = Array.from({ length: 2000 }, (_, index) => `m${index}`);
    const meant = members.filter((member) => isMeant(member, { id: asId<PackId>('p1'), share: 10 }));
    expect(meant.length).toBeGreaterThan(140);
    expect(meant.length).toBeLessThan(260);
    expect(members.filter((member) => isMeant(member, { id: asId<PackId>('p1'), share: 10 }))).toEqual(meant);
    expect(members.every((member) => isMeant(member, { id: asId<PackId>('p1'), share: 100 }))).toBe(true);
  });
  it('a small pack comes at once, a large one is spread over a minute', () => {
    expect(waitBefore({ bytes: 20_000 }, 1)).toBeLessThan(300);
    expect(waitBefore({ bytes: 5 * 1024 * 1024 }, 1)).toBe(60_000);
  });
});
