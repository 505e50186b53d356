/** A whole profile from what was taught. Every number of it is an estimate: nobody knows the page's robots. */

import type { SitePatch, SlotName } from '../core/site-patch';
import type { Field, SiteProfile } from './site-profile';
import { taughtField, taughtRoles } from './taught';

const NONE: Field = [];
const RESOLUTION_MS: Record<SitePatch['times'], number> = {
  'epoch-ms': 0,
  'epoch-s': 1000,
  label: 1000,
  'month-day': 1000,
  none: 0,
};

/** A console nobody had written a profile for: always an estimate, for nobody knows its robots. */
export function profileOf(patch: SitePatch): SiteProfile {
  const of = (name: SlotName) => taughtField(patch, name);
  const keyed = of('list.key').length > 0;
  const unknown = [
    ...(keyed ? [] : ['list.key']),
    ...(['list.active', 'list.unread', 'list.preview', 'thread.key', 'thread.shownAt', 'current.name'] as const).filter(
      (name) => of(name).length === 0,
    ),
    'list.waited',
    'list.remaining',
    'list.waiting',
    'thread.auto',
  ];
  const must = [
    'list.root',
    'list.row',
    keyed ? 'list.key' : 'list.name',
    'thread.list',
    'thread.message',
    'thread.roles',
    'thread.text',
    of('list.active').length > 0 ? 'list.active' : 'current.name',
  ] as SiteProfile['must'];
  return {
    id: patch.site,
    name: { zh: patch.name, en: patch.name },
    ruleId: 'coach',
    verifiedOn: patch.taughtOn,
    proof: 'unproven',
    taught: true,
    unknown,
    matches: [`${patch.origin}/*`],
    excludes: [],
    urls: { mine: [`${patch.origin}/`], notMine: [] },
    must,
    list: {
      root: of('list.root'),
      row: of('list.row'),
      key: of('list.key'),
      ...(keyed ? {} : { keyParts: [of('list.name')] }),
      name: of('list.name'),
      active: of('list.active'),
      unread: of('list.unread'),
      preview: of('list.preview'),
      waited: NONE,
      remaining: NONE,
      waiting: NONE,
      ignore: NONE,
      previewIgnore: ['[草稿]'],
    },
    thread: {
      root: of('thread.root'),
      list: of('thread.root'),
      message: of('thread.message'),
      key: of('thread.key'),
      keyScope: 'conversation',
      shownAt: of('thread.shownAt'),
      shownAtFormat: patch.times,
      resolutionMs: RESOLUTION_MS[patch.times],
      roles: taughtRoles(patch),
      text: of('thread.text'),
      image: NONE,
      goodsCard: NONE,
      orderCard: NONE,
      card: NONE,
      recalled: NONE,
      recalledBy: [],
      order: { id: NONE, state: NONE, amount: NONE },
      events: [],
      owner: NONE,
    },
    current: { name: of('current.name') },
    composer: { field: of('composer.field'), kind: 'contenteditable' },
    agent: { name: NONE, shop: NONE },
    order: { panel: NONE, item: NONE, id: NONE, state: NONE, amount: NONE, goods: NONE, ownTab: NONE },
  };
}
