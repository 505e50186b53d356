// @vitest-environment jsdom
/** What the test box asks the engine, and what it says of a script that does not hold now. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { type Quiet, TestBox } from '../../../components/lead/editor/test-box';
import type { Tester } from '../../../components/lead/editor/use-tester';
import { TextProvider } from '../../../components/text';
import type { Snippet } from '../../../utils/core/snippet';
import { sampleSnippets } from '../preview/script-samples';
import { translateIn } from '../translate';

const snippet = sampleSnippets('zh')[0] as Snippet;
afterEach(cleanup);

function show(quiet?: Quiet) {
  const ask = vi.fn<NonNullable<Tester['ask']>>(() => [
    { snippetId: snippet.id, score: 2.7, shown: true, sure: true, matched: ['几天发货'] },
  ]);
  render(
    <TextProvider translate={translateIn('zh')}>
      <TestBox tester={{ ask, find: () => snippet }} isOwn={() => true} whyQuiet={() => quiet} onOpen={vi.fn()} />
    </TextProvider>,
  );
  fireEvent.change(screen.getByRole('textbox', { name: '买家的问题' }), { target: { value: '在吗\n几天发货' } });
  return ask;
}

it('asks in the stage that is chosen', () => {
  const ask = show();
  expect(ask).toHaveBeenLastCalledWith('在吗\n几天发货', undefined);
  fireEvent.change(screen.getByRole('combobox', { name: '会话阶段' }), { target: { value: 'shipping' } });
  expect(ask).toHaveBeenLastCalledWith('在吗\n几天发货', 'shipping');
  expect(screen.getByRole('listitem').textContent).toContain('把握大');
});

it.each([
  ['hours', '现在不在生效时间'],
  ['expired', '话术包已过期'],
  ['off', '话术包已停用'],
] as const)('does not call sure what would not be offered: %s', (quiet, said) => {
  show(quiet);
  expect(screen.getByRole('listitem').textContent).toContain(said);
  expect(screen.getByRole('listitem').textContent).not.toContain('把握大');
});
