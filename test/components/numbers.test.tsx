// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ComponentProps, ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FiguresView } from '../../components/numbers/figures-view';
import { NumbersApp } from '../../components/numbers/numbers-app';
import { PlanView } from '../../components/numbers/plan-view';
import { ReconcileView } from '../../components/numbers/reconcile-view';
import { ScopeBar } from '../../components/numbers/scope-bar';
import { TargetsView } from '../../components/numbers/targets-view';
import { TextProvider } from '../../components/text';
import { type AgentId, asId, type BusinessDay, type ShopId, type SiteId } from '../../utils/core/ids';
import { DAY, numberDay } from './preview/numbers-samples';
import { translateIn } from './translate';

const show = (node: ReactNode) => render(<TextProvider translate={translateIn('zh')}>{node}</TextProvider>);
afterEach(cleanup);

describe('the figures', () => {
  const view = (parts: Partial<ComponentProps<typeof FiguresView>> = {}) => {
    const onChoose = vi.fn();
    const onDay = vi.fn();
    const onHour = vi.fn();
    show(
      <FiguresView
        numbers={numberDay('zh')}
        chosen="average"
        zone="Asia/Shanghai"
        imported={{ average: 21_300 }}
        proof={undefined}
        onChoose={onChoose}
        onDay={onDay}
        onHour={onHour}
        {...parts}
      />,
    );
    return { onChoose, onDay, onHour };
  };

  it('open by name, stand beside sign and words, and carry what was imported', () => {
    const { onChoose } = view();
    fireEvent.click(screen.getByRole('button', { name: '首响' }));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith('first');
    const row = screen.getByRole('row', { name: /^平响/ });
    expect(row.textContent).toContain('导入 21.3 秒');
    expect(within(row).getAllByText(/▲|▽/).length).toBeGreaterThan(2);
  });

  it.each([
    ['static', 1],
    ['sticky', 0],
  ])('open where they are seen: a proof that stands %s is brought into sight %i times', (position, times) => {
    const { onChoose } = view();
    const scrollIntoView = vi.fn();
    Object.assign(screen.getByRole('complementary'), { scrollIntoView }).style.position = position;
    fireEvent.click(screen.getByRole('button', { name: '首响' }));
    expect(onChoose).toHaveBeenCalledTimes(1);
    expect(scrollIntoView).toHaveBeenCalledTimes(times);
  });

  it('say that nothing is known of sales where no order was in sight', () => {
    const { figures, ...numbers } = numberDay('zh');
    const { inquiries: _i, orderers: _o, payers: _p, conversionRate: _c, ...rest } = figures;
    view({ numbers: { ...numbers, figures: rest } });
    expect(screen.getByText(/成交不清楚/)).toBeDefined();
    expect(screen.queryByRole('button', { name: '询单转化率' })).toBeNull();
  });

  it('of a month open their days from the table behind the picture', () => {
    const { onDay } = view({ numbers: numberDay('zh', 'month') });
    fireEvent.click(screen.getByRole('button', { name: '打开 2026-11-03 的明细', hidden: true }));
    expect(onDay).toHaveBeenCalledExactlyOnceWith('2026-11-03');
    // Coverage is of watched days: how many those are stands beside it.
    expect(screen.getByText(/有记录 18 天，共 21 天/)).toBeDefined();
  });

  it('say when the page was watched, and when not', () => {
    view();
    const rows = [...document.querySelectorAll('.watched tbody tr')].map((row) => row.textContent);
    expect(rows).toEqual([
      '09:00–09:022 分钟没看到',
      '09:02–12:103 小时 8 分在看',
      '12:10–12:4030 分钟没看到',
      '12:40–18:305 小时 50 分在看',
    ]);
    expect(screen.getByText(/不到 1 分钟的空当合计 20 秒/)).toBeDefined();
  });

  it('warn above the day’s cap', () => {
    view();
    expect(screen.getByText(/超过日上限 30/)).toBeDefined();
  });
});

describe('the page on paper', () => {
  it.each([
    [{ period: 'day', view: 'platform', shiftOnly: false }, '拼多多 · 小禾 · 2026-11-21 · 平台口径 · 全部店铺'],
    [
      { period: 'week', view: 'coach', shiftOnly: true },
      '拼多多 · 小禾 · 2026-11-16 – 2026-11-22 · 教练口径 · 全部店铺 · 只看当班时段',
    ],
  ] as const)('says whose figures they are, of which days, counted how: %o', (parts, words) => {
    const [siteId, agentId] = [asId<SiteId>('pdd'), asId<AgentId>('a')];
    const shops = ['禾禾家居', '禾禾母婴'].map((name) => ({ id: asId<ShopId>(name), name }));
    show(
      <NumbersApp
        tab="figures"
        scope={{ ...parts, siteId, agentId, day: asId<BusinessDay>('2026-11-21') }}
        choices={{
          sites: [{ id: siteId, name: '拼多多' }],
          agents: [{ id: agentId, name: '小禾' }],
          shops,
          hasShift: true,
          today: asId<BusinessDay>('2026-11-22'),
        }}
        onTab={() => {}}
        onScope={() => {}}
      >
        {null}
      </NumbersApp>,
    );
    expect(screen.getByText(words).className).toBe('print-only');
  });
});

it('the arrows beside the day say where they lead', () => {
  const onScope = vi.fn();
  const scope = { day: asId<BusinessDay>('2026-11-21'), period: 'day', view: 'platform', shiftOnly: false } as const;
  const choices = { sites: [], agents: [], shops: [], hasShift: false, today: asId<BusinessDay>('2026-11-22') };
  show(<ScopeBar scope={scope} choices={choices} onScope={onScope} />);
  fireEvent.click(screen.getByRole('button', { name: '往前' }));
  fireEvent.click(screen.getByRole('button', { name: '往后' }));
  expect(onScope.mock.calls).toEqual([[{ day: '2026-11-20' }], [{ day: '2026-11-22' }]]);
});

describe('the plan', () => {
  it('counts with what was measured, says so, and takes what is typed instead', () => {
    show(
      <PlanView
        model={{
          set: { goalCents: 10_000_00, serviceShare: 0.5, conversion: null, orderValueCents: null },
          measured: { conversion: 0.25, orderValueCents: 100_00 },
          agents: [],
          hasShift: false,
        }}
        callbacks={{ onPlan: async () => true }}
      />,
    );
    expect(screen.getAllByText('200', { selector: '.big' })).toHaveLength(2);
    expect(screen.getByText('近 14 天估算 25%')).toBeDefined();
    expect(screen.getByText('没看到成交，请填')).toBeDefined();
    fireEvent.change(screen.getByRole('spinbutton', { name: '询单转化率 %' }), { target: { value: '50' } });
    expect(screen.getAllByText('100', { selector: '.big' })).toHaveLength(2);
    fireEvent.change(screen.getByRole('spinbutton', { name: '今天的销售目标（元）' }), { target: { value: '' } });
    expect(screen.getByText('还缺几个数，填上就能算')).toBeDefined();
  });
});

describe('the plan’s hours', () => {
  const agents = [
    { id: 'a', name: '阿遥', hours: 8, hoursSet: false },
    { id: 'b', name: '小禾', hours: 6, hoursSet: true },
  ];
  const set = { goalCents: 10_000_00, serviceShare: 0.5, conversion: 0.25, orderValueCents: 100_00 };

  it('are kept only where somebody typed them', async () => {
    const onPlan = vi.fn(async () => true);
    show(<PlanView model={{ set, measured: {}, agents, hasShift: false }} callbacks={{ onPlan }} />);
    expect(screen.getByText('没设班次，先按 8 小时算，请改')).toBeDefined();
    const save = () => fireEvent.click(screen.getByRole('button', { name: '保存' }));
    save();
    await waitFor(() => expect(onPlan).toHaveBeenLastCalledWith(set, {}));
    fireEvent.change(screen.getByRole('spinbutton', { name: /阿遥/ }), { target: { value: '7' } });
    fireEvent.change(screen.getByRole('spinbutton', { name: /小禾/ }), { target: { value: '' } });
    save();
    await waitFor(() => expect(onPlan).toHaveBeenLastCalledWith(set, { a: 7, b: null }));
  });
});

describe('reconciling', () => {
  it('reads, lets columns be named, compares, and keeps', async () => {
    const line = {
      day: DAY,
      siteId: 'pdd',
      agentId: 'b',
      ruleId: 'pdd',
      agentName: '小禾',
      coverage: 0.9,
    } as never as object;
    const lines = [{ ...line, metric: 'share', ours: 0.9, theirs: 0.95, reason: 'robots' }] as never;
    const seams = {
      onRead: vi.fn(async () => ({
        ok: true as const,
        sheets: [
          {
            name: '表一',
            rows: [
              ['昵称', '回复率'],
              ['小禾', '95%'],
            ],
            firstRow: 1,
            columns: ['agent' as const, 'ignore' as const],
          },
        ],
      })),
      onCompare: vi.fn(async () => ({ lines, strangers: [], unread: 0, left: 0 })),
      onKeep: vi.fn(async () => true),
    };
    show(<ReconcileView day={DAY} history={[]} seams={seams} />);
    fireEvent.change(screen.getByLabelText('选择表格'), { target: { files: [new File(['x'], 'a.csv')] } });
    const column = await screen.findByRole('combobox', { name: '第 2 列是' });
    expect((screen.getByRole('button', { name: '对账' }) as HTMLButtonElement).disabled).toBe(true);
    fireEvent.change(column, { target: { value: 'share' } });
    fireEvent.click(screen.getByRole('button', { name: '对账' }));
    expect(await screen.findByText('表里把机器人的回复算成了人工')).toBeDefined();
    expect(screen.getByText('−5.0 点')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '记下这次结果' }));
    await waitFor(() => expect(seams.onKeep).toHaveBeenCalledOnce());
  });
});

describe('targets', () => {
  it('takes a shift over midnight, and refuses nothing silently', async () => {
    const callbacks = {
      onTarget: vi.fn(async () => true),
      onIndustry: vi.fn(async () => true),
      onCopy: vi.fn(async () => true),
      onShift: vi.fn(async () => true),
      onSample: vi.fn(async () => true),
      onDayCap: vi.fn(async () => false),
    };
    show(
      <TargetsView
        model={{ rules: [], shift: { fromMin: 1200, toMin: 1560 }, dayCut: '00:00', minimumSample: 20, dayCap: null }}
        callbacks={callbacks}
      />,
    );
    expect(screen.getByText('到第二天')).toBeDefined();
    fireEvent.change(screen.getByLabelText('下班'), { target: { value: '03:00' } });
    fireEvent.change(screen.getByLabelText(/接待上限/), { target: { value: '120' } });
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(callbacks.onShift).toHaveBeenCalledExactlyOnceWith({ fromMin: 1200, toMin: 1620 }));
    expect(await screen.findByText(/没有成功/)).toBeDefined();
    // What was not touched is not written back: another page may have changed it since.
    expect(callbacks.onSample).not.toHaveBeenCalled();
    expect(callbacks.onDayCap).toHaveBeenCalledOnce();
  });
});
