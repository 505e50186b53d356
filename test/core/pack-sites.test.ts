/** What waits, what holds, what is taken back, as packs come, change and go. */
import { describe, expect, it } from 'vitest';
import { asId, type PackId } from '../../utils/core/ids';
import {
  type CarryingPack,
  carriedSites,
  type SiteChoice,
  siteOffers,
  sitesOfPacks,
} from '../../utils/core/pack-sites';
import { isRest, isUpTo, type SiteEntry } from '../../utils/core/site-patch';
import { makePatch, PDD, sitesPack } from '../library/sample-pack';

const NOW = { team: 't1', day: '2026-11-23', version: '0.1.0' };
const P = asId<PackId>('p');
const Q = asId<PackId>('q');
const A = makePatch();
const B = makePatch({ taughtOn: '2026-11-21' });
const C = makePatch({ taughtOn: '2026-11-22' });
const REST = { site: PDD, restUpTo: '0.2.0' };
const rowOf = (sites: SiteEntry[], changes: Partial<CarryingPack> = {}, id = P): CarryingPack => ({
  pack: { ...sitesPack(sites), id, mandatory: false },
  builtIn: false,
  ...changes,
});
const said = (sites: SiteEntry[], id = P) => carriedSites([rowOf(sites, {}, id)], NOW);
const used = (entry: SiteEntry, changes: Partial<SiteChoice> = {}): SiteChoice => ({
  packId: P,
  entry,
  used: true,
  ...changes,
});

describe('what packs say of pages now', () => {
  it.each<[string, CarryingPack, number]>([
    ['a pack by hand', rowOf([A, REST]), 2],
    ['of our team', rowOf([A], { feedId: 'hub:t1' }), 1],
    ['of a team that was left', rowOf([A], { feedId: 'hub:t2' }), 0],
    ['switched off', rowOf([A], { off: true }), 0],
    ['built in', rowOf([A], { builtIn: true }), 0],
    ['expired', { ...rowOf([A]), pack: { ...sitesPack([A]), expiresOn: '2026-11-22' } }, 0],
    ['a rest that is over', rowOf([{ site: PDD, restUpTo: '0.0.9' }]), 0],
  ])('%s', (_name, row, count) => {
    expect(carriedSites([row], NOW)).toHaveLength(count);
  });

  it.each([
    ['0.1.0', '0.1.0', true],
    ['0.1.0', '0.2.0', true],
    ['0.9.0', '0.10.0', true],
    ['0.10.0', '0.9.9', false],
    ['1.0.0', '0.9.9', false],
    ['0.1.1', '0.1.0', false],
  ])('release %s rests up to %s: %s', (version, upTo, expected) => {
    expect(isUpTo(version, upTo)).toBe(expected);
  });

  it('waits, unless it was decided or is read already', () => {
    const states = (choices: SiteChoice[], taught = new Map()) =>
      siteOffers(said([B, REST]), choices, taught).map(
        ({ entry, state }) => `${isRest(entry) ? 'rest' : 'patch'} ${state}`,
      );
    expect(states([])).toEqual(['patch waiting', 'rest waiting']);
    expect(states([used(B), used(REST, { used: false })])).toEqual(['patch used', 'rest left']);
    expect(states([], new Map([['pdd', B]]))).toEqual(['rest waiting']);
    expect(states([used(A)], new Map([['pdd', A]]))).toEqual(['patch waiting', 'rest waiting']);
  });
});

describe('settling', () => {
  const [a, b] = [used(A), used(B, { before: A })];
  it.each<[string, SiteChoice[], ReturnType<typeof said>, SiteChoice[], SiteChoice[]]>([
    ['stays while it is said', [a], said([A]), [a], []],
    ['gone with the pack', [a], [], [], [a]],
    ['another that waits leaves it', [a], said([C]), [a], []],
    ['another that was left leaves it', [a, used(C, { used: false })], said([C]), [a, used(C, { used: false })], []],
    ['gone back to the one before', [a, b], said([A]), [a], [b]],
    ['both go, the newest first', [a, b], [], [], [b, a]],
    ['the one under it is kept for going back', [a, b], said([B]), [a, b], []],
    ['what was left is forgotten with the pack', [used(A, { used: false })], [], [], []],
    ['another pack says nothing for it', [a], said([A], Q), [], [a]],
    ['a rest is no patch', [used(REST)], said([A]), [], [used(REST)]],
  ])('%s', (_name, choices, carried, kept, undone) => {
    expect(sitesOfPacks.settle(choices, carried)).toEqual({ kept, undone });
  });

  it('what lay under another pack does not come back when that one goes', () => {
    const over = used(B, { packId: Q, before: A });
    const { kept, undone } = sitesOfPacks.settle([a, over], said([B], Q));
    expect(undone).toEqual([a]);
    expect(kept).toEqual([used(B, { packId: Q })]);
    expect(sitesOfPacks.notUnder([over], used(A, { before: C }))).toEqual([used(B, { packId: Q, before: C })]);
  });
});
