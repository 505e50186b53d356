// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { themeSheet } from '../../../components/options/kept-coaching-section';
import { OptionsApp } from '../../../components/options/options-app';
import type { OptionsModel } from '../../../components/options/options-model';
import { TextProvider } from '../../../components/text';
import { optionsSample } from '../preview/page-samples';
import { translateIn } from '../translate';

function show(model: OptionsModel = optionsSample('zh'), locale: 'zh' | 'en' = 'zh') {
  const yes = () => vi.fn(async () => true);
  const callbacks = {
    onEnabled: yes(),
    onAgentName: yes(),
    onForgetTaught: yes(),
    onTheme: yes(),
    onCalendar: yes(),
    onMinimumSample: yes(),
    onExport: vi.fn(async () => 'blob:records'),
    onErase: yes(),
    onRetention: yes(),
    onSeen: yes(),
    onCheckFile: vi.fn(async () => ({ ok: true, facts: 3, days: 2, packs: 1, settings: 4 }) as const),
    onImport: vi.fn(async () => ({ ok: false, problem: 'damaged' }) as const),
    onRebuild: yes(),
    onGuard: yes(),
    onCoach: yes(),
    onSoundOff: yes(),
    onNotify: yes(),
    onDue: yes(),
    onCopy: yes(),
    onForget: yes(),
    onPaletteKeys: yes(),
  };
  render(
    <TextProvider translate={translateIn(locale)}>
      <OptionsApp model={model} callbacks={callbacks} />
    </TextProvider>,
  );
  return callbacks;
}
const button = (name: string) => screen.getByRole('button', { name });

afterEach(cleanup);

describe('erasing', () => {
  it('asks first, with the focus on the safe answer', async () => {
    const { onErase } = show();
    fireEvent.click(button('全部删除…'));
    expect(onErase).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button('先留着'));
    fireEvent.click(button('先留着'));
    expect(screen.queryByRole('alertdialog')).toBeNull();
    fireEvent.click(button('全部删除…'));
    fireEvent.click(button('全部删除'));
    await waitFor(() => expect(onErase).toHaveBeenCalledWith({}));
  });

  it('is not offered while the store is lost', () => {
    show(optionsSample('zh', 'lost'));
    expect(button('全部删除…')).toHaveProperty('disabled', true);
    expect(screen.getByRole('alert').textContent).toContain('计时不受影响');
  });
});

it('prepares a file that the person saves', async () => {
  show();
  fireEvent.click(button('导出 JSON'));
  const link = await screen.findByRole('link', { name: '保存导出的文件' });
  expect(link.getAttribute('href')).toBe('blob:records');
});

it('saves a name, and says when that did not work', async () => {
  const callbacks = show();
  callbacks.onAgentName.mockResolvedValueOnce(false);
  const row = screen.getByRole('checkbox', { name: '拼多多' }).closest('li') as HTMLElement;
  fireEvent.change(within(row).getByLabelText('称呼'), { target: { value: ' 小禾 ' } });
  fireEvent.click(within(row).getByRole('button', { name: '保存' }));
  await waitFor(() => expect(within(row).getByRole('status').textContent).toContain('没有成功'));
  expect(callbacks.onAgentName).toHaveBeenCalledExactlyOnceWith('pdd', '小禾');
});

it('switches a console off, and shows what it cannot read', () => {
  const { onEnabled } = show();
  fireEvent.click(screen.getByRole('checkbox', { name: '抖店飞鸽' }));
  expect(onEnabled).toHaveBeenCalledExactlyOnceWith('feige', false);
  expect(screen.getByText(/缺：order.id、thread.shownAt/)).toBeDefined();
});

it('saves both counting preferences even if one is refused', async () => {
  const callbacks = show();
  callbacks.onCalendar.mockResolvedValueOnce(false);
  fireEvent.change(screen.getByLabelText('满多少轮才排名'), { target: { value: '30' } });
  const form = screen.getByLabelText('时区').closest('form') as HTMLElement;
  fireEvent.click(within(form).getByRole('button', { name: '保存' }));
  await waitFor(() => expect(within(form).getByRole('status').textContent).toContain('没有成功'));
  expect(callbacks.onMinimumSample).toHaveBeenCalledExactlyOnceWith(30);
});

describe('keys', () => {
  it('switches each way of opening the palette by itself, and lets go of what was learned', async () => {
    const callbacks = show();
    fireEvent.click(screen.getByRole('checkbox', { name: '输入框为空时打 / 打开话术搜索' }));
    expect(callbacks.onPaletteKeys).toHaveBeenCalledWith({ chord: true, slash: false });
    fireEvent.click(screen.getByRole('button', { name: '忘掉学到的选择' }));
    expect(callbacks.onForget).toHaveBeenCalledOnce();
    expect(await screen.findAllByRole('status')).not.toHaveLength(0);
  });
});

describe('what coaching keeps', () => {
  it('a note is written to what was promised; reasons are counted by day and copied without formulas', async () => {
    const { onDue, onCopy } = show();
    const field = screen.getByLabelText(/^补发，03-05 12:00 前/);
    fireEvent.change(field, { target: { value: ' 杯盖，白色 ' } });
    fireEvent.submit(field.closest('form') as HTMLFormElement);
    await waitFor(() => expect(onDue).toHaveBeenCalledWith(expect.objectContaining({ note: '杯盖，白色' })));
    expect(screen.getByRole('rowheader', { name: '破损' })).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '复制成表格' }));
    await waitFor(() => expect(onCopy).toHaveBeenCalledWith('日期,标原因,次数\n2026-03-04,破损,3\n2026-03-04,异味,1'));
    expect(themeSheet([{ day: '2026-03-04', theme: '=1+1', count: 1 }], ['a'])).toBe("a\n2026-03-04,'=1+1,1");
  });
});

it('reasons: a table of the last seven days, a sheet of all of them, both in the language of the page', async () => {
  const themes = [
    { day: '2026-02-20', theme: '异味', count: 9 },
    ...Array.from({ length: 7 }, (_, nth) => ({ day: `2026-03-0${nth + 1}`, theme: '破损', count: 1 })),
    { day: '2026-03-07', theme: '没拍视频', count: 2 },
  ];
  const { onCopy } = show({ ...optionsSample('en'), coaching: { dues: [], themes } }, 'en');
  expect(screen.queryByRole('rowheader', { name: 'Smell' })).toBeNull();
  expect(screen.getByRole('rowheader', { name: '没拍视频' })).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: 'Copy as a table' }));
  await waitFor(() =>
    expect(onCopy).toHaveBeenCalledWith(expect.stringMatching(/2026-02-20,Smell,9\n2026-03-01,Damaged,1/)),
  );
});

describe('the coach', () => {
  it('one switch leaves the others; figures and quiet hours are saved together', async () => {
    const callbacks = show();
    const { onCoach } = callbacks;
    fireEvent.click(screen.getByRole('checkbox', { name: '专注：只说不能等的' }));
    await waitFor(() => expect(onCoach).toHaveBeenCalledWith({ ...optionsSample('zh').coach, focus: true }));
    fireEvent.click(screen.getByRole('checkbox', { name: '有提示时轻轻响一声' }));
    await waitFor(() => expect(callbacks.onSoundOff).toHaveBeenCalledWith(false));
    fireEvent.click(screen.getByRole('checkbox', { name: /桌面通知/ }));
    await waitFor(() => expect(callbacks.onNotify).toHaveBeenCalledWith(true));
    expect(screen.getAllByText(/^说过/).map(({ textContent }) => textContent)).toEqual([
      '说过 12 次，照做 5 次，点了“不是这个” 1 次',
    ]);
    const field = screen.getByLabelText('每小时最多几条');
    fireEvent.change(field, { target: { value: '5' } });
    fireEvent.change(screen.getByLabelText('安静时段，从'), { target: { value: '22:00' } });
    fireEvent.change(screen.getByLabelText('到'), { target: { value: '07:30' } });
    fireEvent.submit(field.closest('form') as HTMLFormElement);
    await waitFor(() =>
      expect(onCoach).toHaveBeenLastCalledWith(
        expect.objectContaining({ hintsPerHour: 5, quiet: { fromMin: 1320, toMin: 450 } }),
      ),
    );
  });
});

describe('hints, one by one', () => {
  it('each is named by what it says; those about people and promises cannot be switched off', async () => {
    const { onCoach } = show();
    fireEvent.click(screen.getByText('逐条开关提示'));
    expect(screen.queryByRole('checkbox', { name: /^这位买家：有人不舒服/ })).toBeNull();
    expect(screen.getByRole('checkbox', { name: '连续忙了 115 分钟，现在没人等，歇一会儿' })).toBeDefined();
    expect(screen.getByRole('checkbox', { name: /^这位买家：再过 40 秒/ })).toBeDefined();
    fireEvent.click(screen.getByRole('checkbox', { name: '几句合成一句，买家看着更舒服' }));
    await waitFor(() => expect(onCoach).toHaveBeenCalledWith({ ...optionsSample('zh').coach, off: ['split'] }));
  });
});

describe('before sending', () => {
  it('switches one kind and leaves the others', async () => {
    const { onGuard } = show();
    fireEvent.click(screen.getByRole('checkbox', { name: '平台不让说的词' }));
    await waitFor(() => expect(onGuard).toHaveBeenCalledOnce());
    expect(onGuard).toHaveBeenCalledWith({ ...optionsSample('zh').guard, banned: false });
  });

  it('takes a limit, and none when the field is empty', async () => {
    const { onGuard } = show();
    const field = screen.getByLabelText(/赔付权限/);
    const form = field.closest('form') as HTMLFormElement;
    fireEvent.change(field, { target: { value: '50' } });
    fireEvent.submit(form);
    await waitFor(() => expect(onGuard).toHaveBeenLastCalledWith(expect.objectContaining({ moneyLimitYuan: 50 })));
    fireEvent.change(field, { target: { value: '' } });
    fireEvent.submit(form);
    await waitFor(() => expect(onGuard).toHaveBeenLastCalledWith(expect.objectContaining({ moneyLimitYuan: null })));
  });
});

describe('what is kept', () => {
  it('is erased by day and shop, after the same second thought', async () => {
    const { onErase } = show();
    const part = screen.getByRole('form', { name: '只删一部分' });
    expect(button('删除所选…')).toHaveProperty('disabled', true);
    fireEvent.change(within(part).getByLabelText('哪一天'), { target: { value: '2026-11-03' } });
    fireEvent.change(within(part).getByLabelText('哪个店铺'), { target: { value: '青禾童装' } });
    fireEvent.click(button('删除所选…'));
    expect(onErase).not.toHaveBeenCalled();
    expect(screen.getByRole('alertdialog').textContent).toContain('2026-11-03、青禾童装');
    fireEvent.click(button('删除所选'));
    await waitFor(() => expect(onErase).toHaveBeenCalledWith({ day: '2026-11-03', shop: '青禾童装' }));
  });

  it('is kept as long as was asked for', async () => {
    const { onRetention } = show();
    fireEvent.change(screen.getByLabelText('明细保留'), { target: { value: '30' } });
    const form = screen.getByLabelText('明细保留').closest('form') as HTMLFormElement;
    fireEvent.submit(form);
    await waitFor(() => expect(onRetention).toHaveBeenCalledWith(30));
  });

  it('tells every loss in words with what came back, until it is read', async () => {
    const { onSeen } = show();
    const section = screen.getByRole('region', { name: '记录安全' });
    expect(section.textContent).toContain('已找回 1,204 条明细；27 天的汇总数字已从备份放回；有 310 条明细找不回来');
    fireEvent.click(within(section).getByRole('button', { name: '知道了' }));
    await waitFor(() => expect(onSeen).toHaveBeenCalledOnce());
  });
});

describe('a file', () => {
  it('is looked through first, and replaces nothing before the second thought', async () => {
    const { onCheckFile, onImport } = show();
    fireEvent.change(screen.getByLabelText('从文件恢复…'), { target: { files: [new File(['{}'], 'records.json')] } });
    const dialog = await screen.findByRole('alertdialog');
    expect(dialog.textContent).toContain('3 条明细');
    expect(onCheckFile).toHaveBeenCalledOnce();
    expect(onImport).not.toHaveBeenCalled();
    fireEvent.click(within(dialog).getByRole('button', { name: '替换' }));
    await waitFor(() => expect(screen.getByText(/文件不完整或被改过/)).toBeTruthy());
  });
});
