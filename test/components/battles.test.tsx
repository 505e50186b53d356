// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BattleForm } from '../../components/battles/battle-form';
import { BattleList } from '../../components/battles/battle-list';
import type { BattleCallbacks, BattleView } from '../../components/battles/battle-model';
import type { SumsModel } from '../../components/figures/sums-model';
import { sumsText } from '../../components/figures/sums-text';
import { TextProvider } from '../../components/text';
import { asId, type BusinessDay, type SiteId } from '../../utils/core/ids';
import { translateIn } from './translate';

const FROM = 1_794_000_000;
const VIEW: BattleView = {
  battle: {
    id: 'b1',
    title: '双11夜场',
    siteId: asId<SiteId>('pdd'),
    metric: 'average',
    from: FROM,
    to: FROM + 7200,
    groups: [],
  },
  siteName: '拼多多',
  now: FROM * 1000 + 3_600_000,
  state: 'running',
  groups: [
    { name: '晨风', members: ['晨风-1'], value: 12_000, sample: 80, people: 2, of: 3, place: 1, estimated: false },
    { name: '晚霞', members: ['晚霞-1'], value: 12_000, sample: 70, people: 2, of: 2, place: 1, estimated: true },
    {
      name: '夜雨',
      members: ['夜雨-1'],
      value: 9000,
      sample: 3,
      people: 1,
      of: 2,
      unranked: 'sample',
      estimated: false,
    },
    { name: '初雪', members: ['初雪-1'], sample: 0, people: 0, of: 2, unranked: 'unknown', estimated: false },
  ],
  hours: [
    {
      day: asId<BusinessDay>('2026-11-11'),
      hour: 23,
      groups: [
        { name: '晨风', members: ['晨风-1'], value: 8000, sample: 20, people: 2, of: 3, place: 1, estimated: false },
      ],
    },
  ],
  won: { 晨风: 1, 晚霞: 0 },
};

const wrap = (what: React.ReactNode) => <TextProvider translate={translateIn('zh')}>{what}</TextProvider>;
const body = () => document.body.textContent ?? '';
afterEach(cleanup);

describe('a race on the page', () => {
  it('says who leads, who ties, who has too little to say, and each hour', () => {
    render(wrap(<BattleList battles={[VIEW]} />));
    expect(body()).toContain('进行中，1 小时 0 分后结束');
    const cells = (name: string) =>
      within(screen.getByRole('row', { name: new RegExp(name) }))
        .getAllByRole('cell')
        .map((cell) => cell.textContent);
    expect(cells('晨风')).toEqual(['1', '12.0 秒', '80', '2/3', '1']);
    expect(cells('晚霞')[0]).toBe('1');
    expect(cells('晚霞')[1]).toContain('估算');
    expect(cells('夜雨').slice(0, 2)).toEqual(['—', '9.0 秒']);
    expect(cells('初雪')[1]).toBe('还没有数据');
    expect(body()).toContain('23 点到 24 点 · 晨风');
    expect(screen.queryByRole('button', { name: '撤下这场PK' })).toBeNull();
  });

  it('opens a group by what its people and its hours brought', () => {
    const onOpen = vi.fn();
    const [first] = VIEW.groups;
    const sums: SumsModel = {
      metric: 'average',
      name: '晨风',
      value: 12_000,
      rule: { limitMs: 180_000, unit: 'buyer' },
      sum: { sumMs: 960_000, turns: 80 },
      waits: [],
      lists: [{ axis: '客服', lines: [{ label: '小满', value: 11_000, sample: 50 }] }],
      notes: ['到这里为止'],
    };
    const members = first?.members ?? [];
    render(wrap(<BattleList battles={[{ ...VIEW, proof: { members, sums } }]} onOpen={onOpen} />));
    const proof = screen.getByRole('region', { name: '晨风的平响怎么来的' });
    expect(proof.textContent).toContain('合计 960.0 秒 ÷ 80 轮 = 12.0 秒');
    expect(within(proof).getByRole('row', { name: /小满/ }).textContent).toBe('小满11.0 秒50');
    fireEvent.click(screen.getByRole('button', { name: '12.0 秒', expanded: true }));
    expect(onOpen).toHaveBeenLastCalledWith(undefined);
    fireEvent.click(screen.getByRole('button', { name: /12.0 秒/, expanded: false }));
    expect(onOpen).toHaveBeenLastCalledWith({ battleId: 'b1', members: ['晚霞-1'] });
    expect(sumsText(sums, translateIn('zh')).split('\n').slice(2)).toEqual([
      '合计 960.0 秒 ÷ 80 轮 = 12.0 秒',
      '客服',
      '小满 11.0 秒 · 样本 50',
      '到这里为止',
    ]);
    // Nothing was counted: there is nothing to open.
    expect(within(screen.getByRole('row', { name: /初雪/ })).queryByRole('button')).toBeNull();
  });

  it('has a card for the chat', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    render(wrap(<BattleList battles={[VIEW]} />));
    fireEvent.click(screen.getAllByRole('button', { name: '复制文字' })[0] as HTMLElement);
    await waitFor(() => expect(writeText).toHaveBeenCalledTimes(1));
    const [text] = writeText.mock.calls[0] as unknown as [string];
    expect(text.split('\n').slice(0, 3)).toEqual([
      '小组PK · 双11夜场',
      '到现在 · 拼多多 · 平响',
      '1  晨风  12.0 秒（样本 80，2 人）',
    ]);
    vi.unstubAllGlobals();
  });
});

describe('setting a race', () => {
  it('deals people evenly, lets them be moved, and sends exactly that', async () => {
    const onPut = vi.fn<BattleCallbacks['onPut']>(async () => 'refused');
    const members = ['小满', '立夏', '谷雨', '白露'].map((name, index) => ({ id: `m${index}`, name }));
    render(
      wrap(
        <BattleForm
          members={members}
          sites={[{ id: 'pdd', name: '拼多多' }]}
          starts={[
            { at: FROM, label: '20 点' },
            { at: FROM + 3600, label: '21 点' },
          ]}
          onPut={onPut}
          createId={() => 'b9'}
        />,
      ),
    );
    const start = screen.getByRole<HTMLButtonElement>('button', { name: '开始PK' });
    expect(start.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('名称'), { target: { value: ' 双11 ' } });
    fireEvent.change(screen.getByLabelText('从几点开始'), { target: { value: String(FROM + 3600) } });
    fireEvent.change(screen.getByLabelText('第 1 组'), { target: { value: '晨风' } });
    fireEvent.change(screen.getByLabelText('白露'), { target: { value: '0' } });
    fireEvent.click(start);
    await waitFor(() =>
      expect(onPut).toHaveBeenCalledWith({
        id: 'b9',
        title: '双11',
        siteId: 'pdd',
        metric: 'average',
        from: FROM + 3600,
        to: FROM + 4 * 3600,
        groups: [
          { name: '晨风', members: ['m0', 'm2', 'm3'] },
          { name: '第 2 组', members: ['m1'] },
        ],
      }),
    );
    await waitFor(() => expect(body()).toContain('只有主管可以发起'));
  });
});
