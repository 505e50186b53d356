// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ReasonSection, reasonSheet } from '../../../components/lead/reason-section';
import { TextProvider } from '../../../components/text';
import { translateIn } from '../translate';

afterEach(cleanup);
const DAYS = ['2026-11-21', '2026-11-22'];
const LINES = [
  { who: '阿本', day: '2026-11-21', theme: '异味', count: 2 },
  { who: '阿本', day: '2026-11-22', theme: '破损', count: 1 },
  { who: '小满', day: '2026-11-22', theme: '破损', count: 4 },
];

function show(lines = LINES) {
  const onCopy = vi.fn(async (_text: string) => true);
  render(
    <TextProvider translate={translateIn('zh')}>
      <ReasonSection lines={lines} days={DAYS} onCopy={onCopy} />
    </TextProvider>,
  );
  const rows = () =>
    screen
      .getAllByRole('row')
      .slice(1)
      .map((row) =>
        [...within(row).getAllByRole('rowheader'), ...within(row).getAllByRole('cell')].map((cell) => cell.textContent),
      );
  return { onCopy, rows };
}

it("everybody's reasons by day, the most frequent first, or one person's", async () => {
  const { onCopy, rows } = show();
  expect(rows()).toEqual([
    ['破损', '0', '5', '5'],
    ['异味', '2', '0', '2'],
  ]);
  fireEvent.change(screen.getByLabelText('客服'), { target: { value: '小满' } });
  expect(rows()).toEqual([['破损', '0', '4', '4']]);
  fireEvent.click(screen.getByRole('button', { name: '复制成表格' }));
  await vi.waitFor(() => expect(onCopy).toHaveBeenCalledWith('日期,客服,原因,次数\n2026-11-22,小满,破损,4'));
});

it('says so when there are none; a name that could be a formula is none in a sheet', () => {
  show([]);
  expect(screen.getByText('这 7 天还没有人标过原因')).toBeDefined();
  expect(reasonSheet([{ who: '=A1,"x"', day: '2026-11-22', theme: '破损', count: 1 }], ['a'])).toBe(
    "a\n2026-11-22,'=A1  x ,破损,1",
  );
});
