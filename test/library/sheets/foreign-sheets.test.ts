/** Sheets laid out as other script tools export them, with invented content. */
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { applyMapping } from '../../../utils/library/sheets/apply-mapping';
import { createGbkEncoder } from '../../../utils/library/sheets/gbk';
import { readSheet } from '../../../utils/library/sheets/read-sheet';
import { makeSnippet } from '../sample-pack';

const utf8 = (text: string) => new TextEncoder().encode(text);

type Options = Partial<Parameters<typeof applyMapping>[2]>;

/** What a lead would see after accepting every guess: `category | title | body`, and the problems. */
async function take(bytes: Uint8Array, name = '话术.csv', options: Options = {}) {
  const reading = await readSheet(bytes, name);
  if (!reading.ok) return reading.code;
  const lines: string[] = [];
  const problems: string[] = [];
  for (const [index, table] of reading.tables.entries()) {
    const mapping = reading.guesses[index];
    if (!mapping) throw new Error('no guess');
    const taken = applyMapping(table, mapping, { category: '未分类', ...options });
    lines.push(...taken.snippets.map(({ category, title, body }) => `${category} | ${title} | ${body}`));
    problems.push(...taken.problems.map(({ row, column, code }) => `${row}:${column} ${code}`));
  }
  return { lines, problems };
}

const workbook = (sheets: Parameters<typeof writeXlsx>[0]['sheets']) => writeXlsx({ sheets });

describe('sheets of other tools', () => {
  it('group, title, content; group cells merged; a banner above the headings', async () => {
    const bytes = await workbook([
      {
        name: 'Sheet1',
        rows: [
          ['青禾旗舰店客服话术', null, null],
          ['分组', '标题', '内容'],
          ['售后', '退款时效', '您好，1 到 3 天到账。'],
          [null, '换货', '可以换的，\n请您先申请。'],
          ['售前', '尺码', '按身高选就可以。'],
        ],
        merges: [
          { startRow: 0, endRow: 0, startCol: 0, endCol: 2 },
          { startRow: 2, endRow: 3, startCol: 0, endCol: 0 },
        ],
      },
    ]);
    expect(await take(bytes, '话术.xlsx')).toEqual({
      lines: [
        '售后 | 退款时效 | 您好，1 到 3 天到账。',
        '售后 | 换货 | 可以换的，\n请您先申请。',
        '售前 | 尺码 | 按身高选就可以。',
      ],
      problems: [],
    });
  });

  it('a standard question, other ways of asking in columns of their own, an answer', async () => {
    const text =
      '标准问,相似问1,相似问2,答案\n什么时候可以发货,几时发,多久发出；啥时发,48 小时内发出。\n发货,,,今天发。\n什么时候可以发货,什么时候可以发货,,48 小时内。\n';
    const reading = await readSheet(utf8(text), '知识库.csv');
    if (!reading.ok) throw new Error(reading.code);
    const [table, mapping] = [reading.tables[0], reading.guesses[0]];
    if (!table || !mapping) throw new Error('no guess');
    expect(mapping.columns).toEqual(['triggers', 'triggers', 'triggers', 'body']);
    const { snippets, problems } = applyMapping(table, mapping, { category: '未分类' });
    expect(snippets.map(({ title, triggers }) => [title, triggers])).toEqual([
      ['什么时候可以发货', ['什么时候可以发货', '几时发', '多久发出', '啥时发']],
      // A single word names no script.
      ['今天发。', ['发货']],
      ['什么时候可以发货', ['什么时候可以发货']],
    ]);
    expect(problems).toEqual([]);
  });

  it('two levels of groups, blank below the first of each, no merging', async () => {
    const text =
      '一级分类,二级分类,话术标题,话术内容\n售后,退款,多久,三天内\n,,原路,原路退回\n,换货,怎么换,先申请\n售前,,在吗,在的\n';
    expect(await take(utf8(text))).toEqual({
      lines: [
        '售后/退款 | 多久 | 三天内',
        '售后/退款 | 原路 | 原路退回',
        '售后/换货 | 怎么换 | 先申请',
        '售前 | 在吗 | 在的',
      ],
      problems: [],
    });
  });

  it('a row of its own for each group', async () => {
    const text = '分组,内容\n售后,\n,三天内到账，请您放心\n,可以换的\n售前,\n,在的，您请说\n';
    expect(await take(utf8(text))).toEqual({
      lines: [
        '售后 | 三天内到账，请您放心 | 三天内到账，请您放心',
        '售后 | 可以换的 | 可以换的',
        '售前 | 在的，您请说 | 在的，您请说',
      ],
      problems: [],
    });
  });

  it('code, phrase, group; GBK; tabs', async () => {
    const text = '快捷编码\t快捷短语\t快捷短语分组\r\n1\t亲，在的哦\t接待\r\n2\t马上为您查\t接待\r\n';
    expect(await take(createGbkEncoder()(text).bytes)).toEqual({
      lines: ['接待 | 亲，在的哦 | 亲，在的哦', '接待 | 马上为您查 | 马上为您查'],
      problems: [],
    });
  });

  it('no headings: groups repeat, the longest column is what is said', async () => {
    const rows = Array.from({ length: 12 }, (_, index) => [
      index < 6 ? '售后' : '售前',
      `第${index}问`,
      `这是第 ${index} 条回复的内容，写得长一些，像真的一样。`,
    ]);
    const reading = await readSheet(utf8(rows.map((row) => row.join(',')).join('\n')), 'x.csv');
    expect(reading.ok && reading.guesses[0]?.columns).toEqual(['category', 'title', 'body']);
    expect(reading.ok && reading.guesses[0]?.firstRow).toBe(0);
  });

  it('one sheet per group; empty and hidden sheets left out', async () => {
    const bytes = await workbook([
      {
        name: '售后话术',
        rows: [
          ['标题', '内容'],
          ['退款', '三天内'],
        ],
      },
      {
        name: '售前话术',
        rows: [
          ['标题', '内容'],
          ['尺码', '按身高选'],
        ],
      },
      { name: 'Sheet3', rows: [] },
      {
        name: '旧',
        hidden: true,
        rows: [
          ['标题', '内容'],
          ['旧', '旧的'],
        ],
      },
    ]);
    expect(await take(bytes, 'all.xlsx')).toEqual({
      lines: ['售后话术 | 退款 | 三天内', '售前话术 | 尺码 | 按身高选'],
      problems: [],
    });
  });

  it('serial numbers in front are no shortcut, keywords are questions', async () => {
    const reading = await readSheet(utf8('序号,关键词,回复内容\n1,退款;退钱,三天内\n2,发货,今天发\n'), 'x.csv');
    if (!reading.ok || !reading.tables[0] || !reading.guesses[0]) throw new Error('refused');
    expect(reading.guesses[0].columns).toEqual(['ignore', 'triggers', 'body']);
    const { snippets } = applyMapping(reading.tables[0], reading.guesses[0], { category: '未分类' });
    expect(snippets.map(({ triggers, stage }) => [triggers, stage])).toEqual([
      [['退款', '退钱'], 'presale'],
      [['发货'], 'presale'],
    ]);
  });
});

describe('what a sheet got wrong', () => {
  it('is said with row and column, and nothing is dropped in silence', async () => {
    const long = '长'.repeat(2001);
    const text = [
      '分类,标题,内容,生效日期,星期',
      '售后,没有内容,,,',
      `售后,太长,${long},,`,
      `售后,${'题'.repeat(90)},好的,,`,
      '售后,重复,一样,,',
      '售后,重复,一样,,',
      '售后,日期,好的,明天,周八',
      '售后,控制,好\u0007的,2026/1/5,周一至周三',
    ].join('\n');
    const taken = await take(utf8(text));
    expect(taken).toMatchObject({
      problems: [
        '2:3 row-no-body',
        '3:3 row-body-long',
        '4:2 row-cut',
        '6:0 row-duplicate',
        '7:4 row-bad-value',
        '7:5 row-bad-value',
        '8:3 row-cleaned',
      ],
    });
    expect(typeof taken !== 'string' && taken.lines).toHaveLength(4);
  });

  it.each<[string, Uint8Array]>([
    ['sheet-damaged', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
    ['sheet-damaged', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0])],
    ['sheet-unknown', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])],
    ['sheet-unknown', utf8('<html><table><tr><td>x')],
    ['sheet-encoding', new Uint8Array([0x61, 0xff, 0xff, 0x80])],
    ['sheet-empty', utf8(' \n,,\n')],
    ['sheet-empty', new Uint8Array()],
    ['sheet-too-big', new Uint8Array(16 * 1024 * 1024 + 1)],
  ])('%s', async (code, bytes) => {
    expect(await take(bytes)).toBe(code);
  });

  it('refuses a workbook that would unpack to gigabytes, before unpacking', async () => {
    const bytes = await workbook([
      {
        name: 'a',
        rows: [
          ['标题', '内容'],
          ['a', 'b'],
        ],
      },
    ]);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < bytes.length - 4; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 0x7fffffff, true);
    }
    expect(await take(bytes, 'a.xlsx')).toBe('sheet-too-big');
  });

  it('and a locked one', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'a', rows: [['x']] }],
      encryption: { password: 'x', spinCount: 1 },
    });
    expect(await take(bytes, 'a.xlsx')).toBe('sheet-locked');
  });
});

describe('ids', () => {
  const text = '分类,标题,内容\n售后,退款,三天内\n售后,换货,先申请\n';

  it('are the same when the same sheet is read again, whatever the order', async () => {
    const ids = async (file: string, options: Options = {}) => {
      const reading = await readSheet(utf8(file), 'x.csv');
      if (!reading.ok || !reading.tables[0] || !reading.guesses[0]) throw new Error('refused');
      const taken = applyMapping(reading.tables[0], reading.guesses[0], { category: '-', ...options });
      return new Map(taken.snippets.map(({ title, id }) => [title, id as string]));
    };
    const first = await ids(text);
    expect(await ids('分类,标题,内容\n售后,换货,改过了\n售后,退款,三天内\n')).toEqual(first);
    expect(new Set(first.values()).size).toBe(2);
    const known = [makeSnippet('old', { category: '售后', title: '退款' }), makeSnippet('moved', { body: '先申请' })];
    expect([...(await ids(text, { known })).values()]).toEqual(['old', 'moved']);
  });
});
