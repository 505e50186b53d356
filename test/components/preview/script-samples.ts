/** Invented scripts of a pack, in every shape the lead's page meets them: draft, plan, conflict, sheet, picture, ten thousand. */
import type { EditorStart, PackPlan } from '../../../components/lead/lead-model';
import type { SheetView } from '../../../components/lead/packs/import-model';
import { asId, type PackId, type SnippetId } from '../../../utils/core/ids';
import { diffPacks, type SnippetConflict } from '../../../utils/core/pack-diff';
import { findDuplicates } from '../../../utils/core/pack-duplicates';
import type { Pack, Snippet, SnippetPicture } from '../../../utils/core/snippet';
import { guessMapping } from '../../../utils/library/sheets/guess-mapping';
import { SAMPLE_RULE } from './rule-sample';

export type Locale = 'zh' | 'en';

const ZH: [string, string, string, string[], Snippet['stage']][] = [
  [
    '什么时候发货',
    '物流/发货',
    '{buyer}您好，付款后 48 小时内发出，订单 {order} 我帮您盯着～',
    ['什么时候发货', '几天发货', '今天能发吗', '发货了没有', '多久发货'],
    'shipping',
  ],
  [
    '发什么快递',
    '物流/快递',
    '默认发{路线}，偏远地区发邮政，您有指定的可以告诉我。',
    ['发什么快递', '今天能发吗'],
    'shipping',
  ],
  [
    '怎么退货',
    '售后/退货',
    '收到货 7 天内可以退，在订单里点申请退货就行，运费险会补给您。',
    ['怎么退货', '不想要了怎么退', '可以退货吗', '退货流程', '我要退货'],
    'aftersale',
  ],
  [
    '退款多久到',
    '售后/退款',
    '退款同意后 1 到 3 天原路退回。',
    ['退款什么时候到', '钱多久退回来', '退款到账时间', '怎么还没退款', '退款进度'],
    'aftersale',
  ],
  ['', '售前/尺码', '', [], 'presale'],
];
const EN: [string, string, string, string[], Snippet['stage']][] = [
  [
    'When does it ship',
    'Shipping/Dispatch',
    'Hello {buyer}, it leaves within 48 hours; I keep an eye on {order}.',
    ['when does it ship', 'has it shipped', 'how many days', 'ship today', 'dispatch time'],
    'shipping',
  ],
  [
    'Which courier',
    'Shipping/Courier',
    'Usually {route}; tell us if you prefer another.',
    ['which courier', 'ship today'],
    'shipping',
  ],
  [
    'How to return',
    'Returns/How',
    'Within 7 days of arrival, press return in your order.',
    ['how to return', 'return it', 'send it back', 'do not want it', 'returns'],
    'aftersale',
  ],
  [
    'When is the refund paid',
    'Returns/Refund',
    'One to three days after approval, the way you paid.',
    ['when is my refund', 'refund time', 'money back', 'refund status', 'no refund yet'],
    'aftersale',
  ],
  ['', 'Sizes/Chart', '', [], 'presale'],
];

export function sampleSnippets(locale: Locale): Snippet[] {
  return (locale === 'zh' ? ZH : EN).map(([title, category, body, triggers, stage], index) => ({
    id: asId<SnippetId>(`s${index}`),
    title,
    category,
    body,
    triggers,
    stage,
    tags: index === 0 ? [locale === 'zh' ? '高频' : 'often'] : [],
    ...(index === 0 && { shortcut: 'fh' }),
  }));
}

/** Drawn on the spot: a chart of sizes, about as wide as a picture in a chat. */
export function samplePicture(locale: Locale): SnippetPicture {
  const canvas = document.createElement('canvas');
  canvas.width = 360;
  canvas.height = 240;
  const pen = canvas.getContext('2d');
  if (pen) {
    pen.fillStyle = '#f4e7d3';
    pen.fillRect(0, 0, 360, 240);
    pen.fillStyle = '#375a7f';
    for (let row = 0; row < 5; row++) pen.fillRect(20, 30 + row * 40, 60 + row * 55, 18);
  }
  const data = canvas.toDataURL('image/png').split(',')[1] ?? '';
  return { type: 'image/png', data, alt: locale === 'zh' ? '尺码对照表' : 'Chart of sizes' };
}

/** As many as a big shop has, titles and texts of every length. */
export function manySnippets(locale: Locale): Snippet[] {
  const few = sampleSnippets(locale).slice(0, 4);
  return Array.from({ length: 10_000 }, (_, n) => {
    const of = few[n % few.length] as Snippet;
    const title = n % 7 === 0 ? `${of.title} ${of.body}` : `${of.title} ${n + 1}`;
    return { ...of, id: asId<SnippetId>(`s${n}`), title, category: `${of.category}/${(n % 90) + 1}` };
  });
}

export function sampleStart(locale: Locale, snippets = sampleSnippets(locale)): EditorStart {
  const packId = asId<PackId>('team');
  const title = locale === 'zh' ? '秋冬女装' : 'Autumn wear';
  return {
    packId,
    head: {
      format: 'sideline-pack/1',
      id: packId,
      version: 7,
      title,
      author: locale === 'zh' ? '阿遥' : 'Avery',
      locale: 'zh-CN',
      coach: {
        hints: [SAMPLE_RULE],
        reasons: locale === 'zh' ? ['没拍开箱视频', '等活动'] : ['no unboxing', 'for a sale'],
      },
    },
    base: snippets.slice(0, 4),
    snippets,
    conflicts: [],
  };
}

export function samplePlan(start: EditorStart, snippets: readonly Snippet[]): PackPlan {
  const before: Pack = { ...start.head, snippets: [...start.base] };
  const after: Pack = { ...start.head, version: start.head.version + 1, snippets: [...snippets] };
  return {
    packs: [after],
    replaces: start.head.title,
    diff: diffPacks(before, after),
    duplicates: findDuplicates(snippets),
  };
}

/** Changed on both sides, and deleted on one. */
export function sampleConflicts(locale: Locale): SnippetConflict[] {
  const [first, second] = sampleSnippets(locale) as [Snippet, Snippet];
  return [
    {
      id: first.id,
      base: first,
      mine: { ...first, body: `${first.body} ～` },
      theirs: { ...first, body: second.body },
    },
    { id: second.id, base: second, mine: { ...second, body: first.body } },
  ];
}

/** As other tools export them: a merged group column, a heading of theirs, a row without an answer. */
export function sampleSheets(locale: Locale): SheetView[] {
  const zh = locale === 'zh';
  const rows = zh
    ? [
        ['一级分组', '二级分组', '话术标题', '话术内容', '快捷码'],
        ['售前', '尺码', '推荐尺码', '您的身高体重告诉我，我帮您看～', 'cm'],
        ['', '', '偏大偏小', '这款正常码，胖一点拍大一码。', ''],
        ['售后', '退货', '怎么退', '', 'th'],
        ['', '退款', '多久到账', '同意后 1 到 3 天原路退回。', '这个快捷短语写得太长了超过二十个字会被截短的'],
      ]
    : [
        ['Group', 'Subgroup', 'Title', 'Content', 'Shortcut'],
        ['Presale', 'Sizes', 'Which size', 'Tell me height and weight and I will look.', 'size'],
        ['', '', 'Runs large?', 'True to size.', ''],
        ['After', 'Returns', 'How to return', '', 'ret'],
        ['', 'Refunds', 'When', 'One to three days, the way you paid.', 'a shortcut that is far too long to be one'],
      ];
  const name = zh ? '客服一组' : 'Team one';
  const mapping = guessMapping({ name, rows }, 2);
  return [name, zh ? '客服二组' : 'Team two'].map((each) => ({ name: each, rows, sheetCount: 2, mapping }));
}

/** A new one, a changed one, one that is gone and one that was moved. */
export function changedSnippets(locale: Locale): Snippet[] {
  const [first, second, , fourth, last] = sampleSnippets(locale) as [Snippet, Snippet, Snippet, Snippet, Snippet];
  return [
    {
      ...first,
      body: `${first.body} ${second.body}`,
      triggers: first.triggers.slice(0, 3),
      picture: samplePicture(locale),
    },
    { ...second, category: fourth.category },
    fourth,
    { ...last, title: locale === 'zh' ? '尺码怎么选' : 'Which size', body: first.body },
  ];
}
