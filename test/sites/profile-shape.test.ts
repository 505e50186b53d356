/** The shape of every profile, strictly: a key nobody reads would look like knowledge. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { EVERY_SITE, SITES } from '../../utils/sites';
import type { SiteProfile } from '../../utils/sites/site-profile';

const words = z.string().min(1).max(400);
const alternative = z.strictObject({
  css: words,
  attribute: words.optional(),
  pattern: z.instanceof(RegExp).optional(),
  reach: z.literal('around').optional(),
  shown: z.literal(true).optional(),
  mirrored: z.literal(true).optional(),
  seen: words.min(4),
});
const field = z.array(alternative);
const texts = z.array(words);
const role = z.enum(['buyer', 'agent', 'assist', 'auto', 'system']);
const parts = { id: field, state: field, amount: field };
const path = z.string().regex(/^(list|thread|current|composer|agent|order)\.[a-zA-Z]+(\.[a-z]+)?$/);

const profile = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  name: z.strictObject({ zh: words, en: words }),
  ruleId: words,
  verifiedOn: z.string().regex(/^(\d{4}-\d\d-\d\d)?$/),
  proof: z.enum(['simulated', 'unproven']),
  unknown: z.array(path),
  fillOnly: z.literal(true).optional(),
  frames: z.literal(true).optional(),
  matches: texts.min(1),
  excludes: texts,
  urls: z.strictObject({ mine: texts.min(1), notMine: texts.min(3) }),
  must: z.array(path).min(1),
  list: z.strictObject({
    root: field,
    row: field,
    key: field,
    keyParts: z.array(field).optional(),
    name: field,
    active: field,
    unread: field,
    preview: field,
    waited: field,
    remaining: field,
    waiting: field,
    ignore: field,
    previewIgnore: texts,
  }),
  thread: z.strictObject({
    root: field,
    list: field,
    message: field,
    key: field,
    keyScope: z.enum(['global', 'conversation']),
    shownAt: field,
    shownAtFormat: z.enum(['epoch-ms', 'epoch-s', 'label', 'month-day', 'none']),
    resolutionMs: z.number(),
    roles: z.array(z.strictObject({ css: words, role, textIncludes: texts.optional(), seen: words })),
    text: field,
    image: field,
    goodsCard: field,
    orderCard: field,
    card: field,
    recalled: field,
    recalledBy: z.array(z.strictObject({ textIncludes: words, role })),
    order: z.strictObject(parts),
    events: z.array(
      z.strictObject({
        css: words,
        event: z.enum(['handover', 'transfer-in', 'transfer-out', 'closed']),
        textIncludes: texts,
        seen: words,
      }),
    ),
    owner: field,
    writer: field.optional(),
  }),
  current: z.strictObject({ name: field }),
  composer: z.strictObject({
    field,
    kind: z.enum(['textarea', 'contenteditable', 'quill']),
    pictures: z.exactOptional(z.literal('attached')),
    around: z.exactOptional(field),
    most: z.exactOptional(z.int()),
  }),
  agent: z.strictObject({ name: field, shop: field }),
  order: z.strictObject({ panel: field, item: field, ...parts, goods: field, ownTab: field }),
});

/** Rows that are no buyers are a finding, not a field: a console may have none. */
const MAY_BE_EMPTY = ['list.ignore', 'list.previewIgnore', 'list.keyParts'];

function emptyFields(site: SiteProfile): string[] {
  const found = (['list', 'thread', 'current', 'composer', 'agent', 'order'] as const).flatMap((group) =>
    Object.entries(site[group]).flatMap(([name, value]) => {
      if (Array.isArray(value)) return value.length === 0 ? [`${group}.${name}`] : [];
      if (typeof value !== 'object' || value === null) return [];
      return Object.entries(value).flatMap(([part, one]) =>
        Array.isArray(one) && one.length === 0 ? [`${group}.${name}.${part}`] : [],
      );
    }),
  );
  if (!site.thread.roles.some((mark) => mark.role === 'auto' && !mark.seen.startsWith('guess')))
    found.push('thread.auto');
  return found.filter((one) => !MAY_BE_EMPTY.includes(one)).sort();
}

const ALL = EVERY_SITE;

describe.each(ALL.map((site) => [site.id as string, site] as const))('%s', (_, site) => {
  it('has no key that is not known, and none that is missing', () => {
    expect(profile.safeParse(site).error?.issues ?? []).toEqual([]);
    const more = { ...site, list: { ...site.list, sendButton: [] } };
    expect(profile.safeParse(more).success).toBe(false);
  });

  it('declares what is unknown, and nothing else', () => {
    expect([...site.unknown].sort()).toEqual(emptyFields(site));
  });

  it('needs nothing that it does not know, and can tell rows apart', () => {
    expect(site.must.filter((one) => site.unknown.includes(one))).toEqual([]);
    if (site.fillOnly) return expect(site.must).toEqual(['composer.field']);
    expect(site.must.length).toBeGreaterThan(3);
    expect(site.list.key.length > 0 || (site.list.keyParts?.length ?? 0) > 0).toBe(true);
    expect(site.thread.shownAtFormat === 'none').toBe(site.thread.shownAt.length === 0);
  });
});

it('no two consoles have one id', () => {
  expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
});

it('nothing runs that no simulated console proves', () => {
  expect(SITES.filter(({ proof }) => proof !== 'simulated')).toEqual([]);
});
