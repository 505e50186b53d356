// @vitest-environment jsdom
/** Figures of the trade: pasted many at once, each with its source; what is not known stays in the field; and back as text. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { IndustryForm } from '../../components/numbers/industry-form';
import { TextProvider } from '../../components/text';
import { translateIn } from './translate';

afterEach(cleanup);

const rule = { id: 'pdd', name: '拼多多', note: '', validFrom: '2026-01-01', target: {} };

it('takes the lines it knows and leaves the others', async () => {
  const onIndustry = vi.fn(async () => true);
  const onCopy = vi.fn(async () => true);
  const industry = { average: { value: 25_000, source: '协会' } };
  render(
    <TextProvider translate={translateIn('zh')}>
      <IndustryForm rule={{ ...rule, industry }} onIndustry={onIndustry} onCopy={onCopy} />
    </TextProvider>,
  );
  const field = screen.getByRole('textbox', { name: '粘贴一批' }) as HTMLTextAreaElement;
  fireEvent.change(field, { target: { value: '首响，18秒，去年双11\n身高，180\n及时率 96%' } });
  fireEvent.click(screen.getByRole('button', { name: '加上这些' }));
  expect(await screen.findByText('加上了 2 项；没认出 1 行')).toBeDefined();
  expect(onIndustry.mock.calls).toEqual([
    ['pdd', 'first', { value: 18_000, source: '去年双11' }],
    ['pdd', 'share', { value: 0.96, source: '群里发的' }],
  ]);
  expect(field.value).toBe('身高，180');
  fireEvent.click(screen.getByRole('button', { name: '复制成文字' }));
  expect(onCopy).toHaveBeenCalledExactlyOnceWith('平响\t25s\t协会');
});
