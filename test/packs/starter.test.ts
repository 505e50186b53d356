// Owns the promises the shipped starter packs make to a shop; refuses to judge how the matcher uses them.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Pack, Snippet, Stage } from '../../utils/core/snippet';

const stages: Stage[] = ['greeting', 'presale', 'order', 'shipping', 'aftersale', 'complaint', 'closing'];

interface Expectation {
  locale: Pack['locale'];
  idPrefix: string;
  least: number;
  titleMax: number;
  /** Words a reply may not hold: absolute claims, promises nobody can keep, and what consoles punish. */
  banned: RegExp;
}

const packs: Expectation[] = [
  {
    locale: 'zh-CN',
    idPrefix: 'zh',
    least: 140,
    titleMax: 16,
    banned:
      /第一|最好|最低|最优|最高|最便宜|顶级|极品|国家级|100%|百分之?百|绝对|永久|万能|首选|独家|王牌|终身|保证|肯定|包治|根治|微信|支付宝|淘宝|天猫|QQ|返现|好评有礼|刷单|加V/i,
  },
  {
    locale: 'en',
    idPrefix: 'en',
    least: 50,
    titleMax: 32,
    banned: /\bbest\b|100%|guarantee|cheapest|\bperfect\b|\balways\b|number one|whatsapp|telegram|cashback|\bcure/i,
  },
];

/** The cases a shop meets in its first week; each must have a script of its own. */
const hardCases = [
  'shipping-when shipping-courier shipping-choose-courier shipping-stuck shipping-signed-missing shipping-urge',
  'shipping-promo-delay shipping-holiday shipping-remote shipping-overseas shipping-presale-ship shipping-oos-after',
  'order-address-change order-unpaid order-group-buy order-pay-fail order-invoice',
  'presale-restock presale-size-advice presale-color-diff presale-material presale-warranty-pre presale-coupon',
  'presale-full-reduction presale-bargain presale-gift-pre presale-authentic presale-expiry-pre presale-usage-pre',
  'presale-care presale-install-pre presale-bundle presale-seven-day-pre presale-presale-goods',
  'aftersale-return aftersale-exchange aftersale-return-freight aftersale-refund-when aftersale-missing aftersale-wrong-item',
  'aftersale-broken aftersale-quality aftersale-reship aftersale-top-up aftersale-price-diff aftersale-opened',
  'complaint-bad-review complaint-complain-threat complaint-12315 complaint-angry complaint-manager complaint-scam-call',
  'greeting-wait-check greeting-late-reply greeting-no-offsite',
  'closing-bye closing-review-invite closing-repurchase closing-no-cash-review',
].flatMap((line) => line.split(' ').map((id) => `zh-${id}`));

/** What two triggers are compared by: width and case folded, punctuation and spaces gone. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function sentences(body: string): string[] {
  return body.split(/[。！？!?]|\.(?:\s|$)/).filter((part) => fold(part) !== '');
}

function repeated(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function idsWhere(snippets: Snippet[], isWrong: (snippet: Snippet) => boolean): string[] {
  return snippets.filter(isWrong).map((snippet) => snippet.id);
}

function readPack(locale: string): { text: string; pack: Pack } {
  const text = readFileSync(
    fileURLToPath(new URL(`../../assets/packs/starter.${locale}.json`, import.meta.url)),
    'utf8',
  );
  return { text, pack: JSON.parse(text) as Pack };
}

describe.each(packs)('starter pack $locale', ({ locale, idPrefix, least, titleMax, banned }) => {
  const { text, pack } = readPack(locale);
  const { snippets } = pack;

  it('is a version 1 pack of this format, with nothing unknown in it', () => {
    expect({ ...pack, snippets: [] }).toEqual({
      format: 'sideline-pack/1',
      id: `starter-${locale}`,
      version: 1,
      title: expect.stringMatching(/\S/),
      author: 'Sideline',
      locale,
      snippets: [],
    });
    const keys = new Set(snippets.flatMap((snippet) => Object.keys(snippet)));
    expect([...keys].sort()).toEqual(['body', 'category', 'id', 'shortcut', 'stage', 'tags', 'title', 'triggers']);
  });

  it(`holds ${least} scripts or more, six or more for every stage`, () => {
    expect(snippets.length).toBeGreaterThanOrEqual(least);
    const thin = stages.filter((stage) => snippets.filter((snippet) => snippet.stage === stage).length < 6);
    expect(thin).toEqual([]);
    expect(idsWhere(snippets, (snippet) => !stages.includes(snippet.stage))).toEqual([]);
  });

  it('names every script once: id, title, shortcut, body', () => {
    expect(repeated(snippets.map((snippet) => snippet.id))).toEqual([]);
    expect(repeated(snippets.map((snippet) => fold(snippet.title)))).toEqual([]);
    expect(repeated(snippets.map((snippet) => snippet.shortcut ?? ''))).toEqual([]);
    expect(repeated(snippets.map((snippet) => fold(snippet.body)))).toEqual([]);
    expect(idsWhere(snippets, (s) => !new RegExp(`^${idPrefix}-${s.stage}-[a-z0-9-]+$`).test(s.id))).toEqual([]);
    expect(idsWhere(snippets, (s) => !/^[a-z]{2,9}$/.test(s.shortcut ?? ''))).toEqual([]);
  });

  it('gives every script five to eight distinct questions', () => {
    const distinct = (snippet: Snippet) =>
      new Set(snippet.triggers.map(fold).filter((question) => question !== '')).size;
    expect(idsWhere(snippets, (s) => distinct(s) < 5 || distinct(s) > 8 || distinct(s) !== s.triggers.length)).toEqual(
      [],
    );
    expect(idsWhere(snippets, (s) => s.triggers.some((question) => question !== question.trim()))).toEqual([]);
    expect(idsWhere(snippets, (s) => s.triggers.some((question) => [...question].length > 60))).toEqual([]);
  });

  it('lets no two scripts claim the same question', () => {
    expect(repeated(snippets.flatMap((snippet) => [...new Set(snippet.triggers.map(fold))]))).toEqual([]);
  });

  it('keeps titles, bodies, categories and tags short and filled', () => {
    expect(idsWhere(snippets, (s) => [...s.title].length > titleMax || fold(s.title) === '')).toEqual([]);
    expect(idsWhere(snippets, (s) => s.body.length > 300 || fold(s.body).length < 10)).toEqual([]);
    expect(idsWhere(snippets, (s) => sentences(s.body).length > 3)).toEqual([]);
    expect(idsWhere(snippets, (s) => fold(s.category) === '' || s.tags.length === 0)).toEqual([]);
    expect(idsWhere(snippets, (s) => s.tags.some((tag) => fold(tag) === ''))).toEqual([]);
  });

  it('uses only known variables, in a fifth of the scripts at most', () => {
    const known = /\{(?:buyer|order|goods|shop|agent|ask:[^{}]{1,16})\}/g;
    expect(idsWhere(snippets, (s) => /[{}]/.test(s.body.replace(known, '')))).toEqual([]);
    expect(idsWhere(snippets, (s) => s.body.includes('{')).length).toBeLessThanOrEqual(snippets.length / 5);
    expect(idsWhere(snippets, (s) => s.triggers.some((question) => /[{}]/.test(question)))).toEqual([]);
  });

  it('claims nothing absolute and never points off the platform', () => {
    // Titles are the agent's own and never sent, so they may name the word an agent would search for.
    expect(idsWhere(snippets, (s) => banned.test(s.body))).toEqual([]);
    const contact = /\d{6,}|https?:|www\.|\.(?:com|cn|net)\b|\bwxid|\bweixin\b|\bv?x\s*[:：]|@\w/i;
    expect(idsWhere(snippets, (s) => contact.test([s.title, s.body, ...s.triggers].join('\n')))).toEqual([]);
  });

  it('stays easy to edit by hand: two spaces, one trigger list per line', () => {
    const lists = text.split('\n').filter((line) => line.startsWith('      "triggers": ['));
    expect(lists).toHaveLength(snippets.length);
    expect(lists.filter((line) => !line.endsWith('],'))).toEqual([]);
    expect(text).not.toMatch(/\t|\r| \n/);
    expect(text.endsWith('}\n')).toBe(true);
  });
});

describe('starter pack zh-CN, as a shop reads it', () => {
  const { snippets } = readPack('zh-CN').pack;

  it('covers the hard cases of the first week', () => {
    const ids = new Set<string>(snippets.map((snippet) => snippet.id));
    expect(hardCases.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('varies the voice: few lines open with the same word', () => {
    const openings = snippets.filter((snippet) => snippet.body.startsWith('亲'));
    expect(openings.length).toBeGreaterThan(0);
    expect(openings.length).toBeLessThan(snippets.length / 5);
  });

  it('never tells a buyer which refund reason to pick, nor asks to take a review or complaint back', () => {
    const pressure =
      /原因选|选择?(?:不想要|七天无理由退货)原因|删(?:掉|除)?(?:差评|评价)|改(?:成|为)?好评|修改评价|撤(?:销|回)(?:投诉|差评|评价)/;
    expect(idsWhere(snippets, (snippet) => pressure.test(snippet.body))).toEqual([]);
  });
});
