// @vitest-environment jsdom
/** A lesson that was refused says why in both languages, and each thing can be pointed at again. */
import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { TeachPanel } from '../../components/teach/teach-panel';
import { TextProvider } from '../../components/text';
import { translateIn } from './translate';

afterEach(cleanup);

it.each([
  ['zh', { slot: 'composer.field', tookMs: 8.34 }, /输入框.*8\.3 毫秒/],
  ['en', { slot: 'thread.own', tookMs: 8.34 }, /8\.3 ms, 4 at most/],
  ['zh', { slot: 'list.key' }, /会话列表.*没有保存/],
  ['en', { slot: 'origin' }, /origin.*Not saved/],
] as const)('%s %o', (locale, refused, said) => {
  const onAgain = vi.fn();
  const steps = (['row', 'buyer', 'own', 'field'] as const).map((step) => ({ step, state: 'done' as const }));
  const reads = { conversations: 4, messages: 9, buyers: 5, own: 4, field: true };
  const { container, getAllByRole } = render(
    <TextProvider translate={translateIn(locale)}>
      <TeachPanel
        model={{ host: 'chat.example.com', steps, reads, state: 'refused', refused, theme: 'light' }}
        callbacks={{ onAgain, onSave: vi.fn(), onClose: vi.fn() }}
      />
    </TextProvider>,
  );
  expect(container.querySelector('.teach-ask')?.textContent).toMatch(said);
  expect(container.querySelector<HTMLButtonElement>('.primary')?.disabled).toBe(true);
  fireEvent.click(getAllByRole('button', { name: translateIn(locale)('teachAgain') })[3] as HTMLElement);
  expect(onAgain).toHaveBeenCalledWith('field');
});
