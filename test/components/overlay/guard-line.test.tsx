// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { GuardChip, GuardLine } from '../../../components/overlay/guard-line';
import type { GuardNote } from '../../../components/overlay/overlay-model';
import { TextProvider } from '../../../components/text';
import { FINDING_KINDS, LEVEL_OF } from '../../../utils/core/guard/finding';
import { translateIn } from '../translate';

afterEach(cleanup);

function show(note: GuardNote | undefined, locale: 'zh' | 'en' = 'zh') {
  const onAccept = vi.fn();
  const onWaveOff = vi.fn();
  const { container } = render(
    <TextProvider translate={translateIn(locale)}>
      <GuardLine note={note} onAccept={onAccept} onWaveOff={onWaveOff} />
    </TextProvider>,
  );
  return { onAccept, onWaveOff, container };
}

it.each(['zh', 'en'] as const)('says every kind with its level as a word (%s)', (locale) => {
  for (const kind of FINDING_KINDS) {
    show({ kind, level: LEVEL_OF[kind], subject: 'abc' }, locale);
    const said = screen.getByRole('status').textContent ?? '';
    expect(said).not.toMatch(/missing:|\$\d/);
    expect(said).toMatch(/^(先核对|留意|小提示|Check first|Careful|Note)/);
    if (kind !== 'repeated') expect(said).toContain('abc');
    cleanup();
  }
});

it('offers the safe wording with its key, and only where there is one', () => {
  const { onAccept } = show({ kind: 'banned', level: 'care', subject: '最低价', fix: '实惠价' });
  const button = screen.getByRole('button', { name: /换成「实惠价」/ });
  expect(button.getAttribute('aria-keyshortcuts')).toBe('Alt+G');
  fireEvent.click(button);
  expect(onAccept).toHaveBeenCalledExactlyOnceWith(expect.any(Event));
  cleanup();
  show({ kind: 'banned', level: 'care', subject: '绝对', fix: '' });
  expect(screen.getByRole('button', { name: /去掉它/ })).toBeDefined();
  cleanup();
  show({ kind: 'other-buyer', level: 'stop', subject: '小鱼' });
  expect(screen.getAllByRole('button')).toHaveLength(1);
});

it('waves off, and leaves the cursor where it is', () => {
  const { onWaveOff } = show({ kind: 'money', level: 'care', subject: '50元' });
  const button = screen.getByRole('button', { name: '不用提醒' });
  // false: the default, which would move the focus, was prevented.
  expect(fireEvent.mouseDown(button)).toBe(false);
  fireEvent.click(button);
  expect(onWaveOff).toHaveBeenCalledOnce();
});

it('keeps its live region while there is nothing to say; folded, it is one word', () => {
  show(undefined);
  expect(screen.getByRole('status').textContent).toBe('');
  cleanup();
  render(
    <TextProvider translate={translateIn('zh')}>
      <GuardChip note={{ kind: 'switched', level: 'stop', subject: '' }} />
    </TextProvider>,
  );
  expect(screen.getByRole('status').textContent).toBe('先核对这段话是在另一位买家那里写的');
});
