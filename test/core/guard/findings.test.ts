import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GuardChoices } from '../../../utils/core/guard/finding';
import { createGuard, type DraftContext } from '../../../utils/core/guard/findings';
import { LONGEST_DRAFT } from '../../../utils/core/guard/fold';
import { OUR_WORDS } from '../../../utils/core/guard/lists';
import { asId, type ConversationId } from '../../../utils/core/ids';
import type { Pack } from '../../../utils/core/snippet';
import { NASTY } from '../matching/nasty-strings';
import { ORDINARY_LINES } from './ordinary-lines';
import { SLIPS } from './slips';

const id = (name: string) => asId<ConversationId>(name);
const ALL: GuardChoices = {
  variable: true,
  buyer: true,
  banned: true,
  contact: true,
  money: true,
  repeated: true,
  moneyLimitYuan: null,
};
const ALONE: DraftContext = { buyers: [], ownersOf: () => undefined, values: {} };
const BUYERS = [
  { conversationId: id('a'), name: '青山不老松', open: true },
  { conversationId: id('b'), name: '南风知我意', open: false },
  { conversationId: id('c'), name: '小鱼', open: false },
  { conversationId: id('d'), name: '云朵**糖', open: false },
  { conversationId: id('e'), name: 'moonlight', open: false },
  { conversationId: id('g'), name: '没关系', open: false },
];
const guard = createGuard(OUR_WORDS, 'pdd');
const look = (draft: string, context: Partial<DraftContext> = {}, choices: Partial<GuardChoices> = {}) =>
  guard.look(draft, { ...ALONE, ...context }, { ...ALL, ...choices });
const kinds = (...args: Parameters<typeof look>) => look(...args).map(({ kind }) => kind);

describe('what is said', () => {
  it.each(SLIPS)('%s: %s, %s', (draft, kind, subject) => {
    expect(look(draft)[0]).toMatchObject({ kind, subject });
  });

  it('starts with what would cost most, and says each once', () => {
    const draft = '南风知我意您好，{order} 加我微信，绝对补偿您50元';
    expect(kinds(draft, { buyers: BUYERS })).toEqual(['other-buyer', 'variable', 'contact', 'money', 'banned']);
  });

  it('says nothing of what the person does not want', () => {
    const draft = '{order} 加我微信，绝对补偿您50元';
    expect(kinds(draft, {}, { variable: false, contact: false })).toEqual(['money', 'banned']);
  });

  it('lets a promise within the limit pass', () => {
    expect(kinds('补偿您10元', {}, { moneyLimitYuan: 10 })).toEqual([]);
    expect(kinds('补偿您10.5元', {}, { moneyLimitYuan: 10 })).toEqual(['money']);
    expect(kinds('赔您十倍', {}, { moneyLimitYuan: 10 })).toEqual(['money']);
  });

  it('knows each console as itself and the other as elsewhere', () => {
    const feige = createGuard(OUR_WORDS, 'feige');
    expect(kinds('我们抖音也有店')).toEqual(['contact']);
    expect(feige.look('我们抖音也有店', ALONE, ALL)).toEqual([]);
    expect(feige.look('拼多多也有卖', ALONE, ALL)).toHaveLength(1);
    expect(look('看 mobile.yangkeduo.com/goods.html')).toEqual([]);
  });
});

describe('whose words', () => {
  it.each([
    ['南风知我意您好，已发出', ['other-buyer']],
    ['moonlight, your parcel left', ['other-buyer']],
    ['a moonlighting job', []],
    ['小鱼您好，查到了', ['other-buyer']],
    ['送您一包小鱼干', []],
    ['云朵**糖 您好', ['other-buyer']],
    ['青山不老松您好', []],
    ['没关系，您慢慢看', []],
    ['没关系您好，查到了', ['other-buyer']],
  ])('%s', (draft, wanted) => expect(kinds(draft, { buyers: BUYERS })).toEqual(wanted));

  it('minds a name only while the open buyer is known and called otherwise', () => {
    expect(kinds('南风知我意您好', { buyers: BUYERS.slice(1) })).toEqual([]);
    const twin = [...BUYERS, { conversationId: id('f'), name: '青山不老松', open: false }];
    expect(kinds('青山不老松您好', { buyers: twin })).toEqual([]);
  });

  it('minds an order number that is known to be of others alone', () => {
    const owners: Record<string, ConversationId[]> = {
      '261121-111111111111111': [id('b')],
      '261121-222222222222222': [id('b'), id('a')],
    };
    const context = { buyers: BUYERS, ownersOf: (number: string) => owners[number] };
    expect(kinds('订单261121-111111111111111已发', context)).toEqual(['other-order']);
    expect(kinds('订单261121-222222222222222已发', context)).toEqual([]);
    expect(kinds('订单261121-333333333333333已发', context)).toEqual([]);
  });

  it('says a repeat, but not of a short courtesy', () => {
    expect(kinds('好的，马上为您查询', { lastAgentText: '好的,马上为您查询 ' })).toEqual(['repeated']);
    expect(kinds('好的', { lastAgentText: '好的' })).toEqual([]);
    expect(kinds('好的，马上为您查询一下', { lastAgentText: '好的，马上为您查询' })).toEqual([]);
  });

  it('says whose draft stayed', () => {
    expect(look('已经给您发了', { buyers: BUYERS, strayed: id('b') })[0]).toMatchObject({
      kind: 'switched',
      subject: '南风知我意',
    });
  });
});

describe('safe wording', () => {
  const fixed = (draft: string, context: Partial<DraftContext> = {}) => {
    const fix = look(draft, context)[0]?.fix;
    return fix && draft.slice(0, fix.start) + fix.text + draft.slice(fix.end);
  };
  it.each([
    ['这是全网最低价了', '这是实惠价了'],
    ['绝对正品', '正品'],
    ['用的顶 级面料', '用的优质面料'],
    ['好的，加我微信 abc，我发图', '好的，有事直接在这里找我就好，我发图'],
    ['Sure, my telegram is abc. Bye', 'Sure,just message me here any time. Bye'],
    ['线下付款也行', '请直接在订单页面付款'],
    ['绝对', undefined],
    ['爱买不买', undefined],
    ['{order}已发', undefined],
  ])('%s', (draft, wanted) => {
    const got = fixed(draft);
    expect(got?.replace(', just', ',just')).toBe(wanted);
  });

  it('fills a variable that is known by now', () => {
    expect(fixed('{buyer}您好', { values: { buyer: '青山' } })).toBe('青山您好');
    expect(fixed('｛buyer｝您好', { values: { buyer: '青山' } })).toBe('青山您好');
  });

  it('leaves a draft that the same finding is no longer said of', () => {
    for (const [draft] of SLIPS) {
      const [finding] = look(draft);
      const after = fixed(draft);
      if (after === undefined) continue;
      expect(
        look(after).filter(({ key }) => key === finding?.key),
        `${draft} -> ${after}`,
      ).toEqual([]);
    }
  });
});

describe('words of packs', () => {
  it('adds, rewords, allows, and keeps to its console', () => {
    const packed = createGuard(
      [
        { words: ['现货秒发', 'FAKE one'], instead: '按页面时间发货' },
        { words: ['顶级'], instead: '上好的' },
        { words: ['绝对'], allow: true },
        { words: ['只在那边'], sites: ['feige'] },
        { words: ['发货'], unless: ['今天发货'] },
        ...OUR_WORDS,
      ],
      'pdd',
    );
    const said = (draft: string) => packed.look(draft, ALONE, ALL);
    expect(said('现货 秒发')[0]?.fix?.text).toBe('按页面时间发货');
    expect(said('a fake ONE here')).toHaveLength(1);
    expect(said('顶级')[0]?.fix?.text).toBe('上好的');
    expect(said('绝对好')).toEqual([]);
    expect(said('只在那边有')).toEqual([]);
    expect(said('今天发货')).toEqual([]);
    expect(said('明天发货')).toHaveLength(1);
  });
});

describe('quiet', () => {
  it(`${ORDINARY_LINES.length} ordinary lines: nothing is said`, () => {
    expect(ORDINARY_LINES.length).toBeGreaterThanOrEqual(200);
    const noisy = ORDINARY_LINES.flatMap((line) => {
      const [first] = look(line, { buyers: BUYERS });
      return first ? [`${line} -> ${first.kind} ${first.subject}`] : [];
    });
    expect(noisy).toEqual([]);
  });

  it.each(['zh-CN', 'en'])('the starter pack %s: nothing but the variables it asks for', (locale) => {
    const path = new URL(`../../../assets/packs/starter.${locale}.json`, import.meta.url);
    const { snippets } = JSON.parse(readFileSync(path, 'utf8')) as Pack;
    for (const site of ['pdd', 'feige']) {
      const noisy = snippets.flatMap(({ body }) =>
        createGuard(OUR_WORDS, site)
          .look(body, { ...ALONE, buyers: BUYERS }, { ...ALL, variable: false })
          .map(({ kind, subject }) => `${kind} ${subject}: ${body}`),
      );
      expect(noisy).toEqual([]);
    }
  });
});

describe('nasty drafts', () => {
  it(`${NASTY.length} strings: never throws, bounded, edits within the draft`, () => {
    for (const text of NASTY) {
      const since = performance.now();
      for (const { fix, subject } of look(text, { buyers: BUYERS, lastAgentText: text })) {
        expect([...subject].length).toBeLessThanOrEqual(24);
        if (!fix) continue;
        expect(fix.start).toBeGreaterThanOrEqual(0);
        expect(fix.end).toBeLessThanOrEqual(Math.min(text.length, LONGEST_DRAFT));
        expect(fix.start).toBeLessThanOrEqual(fix.end);
      }
      // A runaway takes seconds; a busy machine may well take a tenth of one.
      expect(performance.now() - since).toBeLessThan(1000);
    }
  });

  it('any text: never throws, the same draft says the same', () => {
    const pieces = fc.constantFrom(
      '微',
      '信',
      '1',
      '3',
      '8',
      ' ',
      '.',
      '{',
      '}',
      '赔您',
      '元',
      '\ud83d',
      '😀',
      'v',
      '，',
      'a',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
        ),
        (text) => {
          expect(look(text)).toEqual(look(text));
        },
      ),
      { numRuns: 500, seed: 41 },
    );
  });
});
