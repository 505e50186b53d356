// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { StorageNote } from '../../../components/storage-news';
import { TextProvider } from '../../../components/text';
import { type Loss, type StorageState, unreadLosses } from '../../../utils/core/storage-news';
import { translateIn } from '../translate';

const nothing = { lostCommits: 0, factsBack: 0, factsGone: 0, daysBack: 0, packsBack: 0, settingsBack: 0 };
const loss = (more: Partial<Loss>): Loss => ({ id: 'x', at: 1, what: 'records', state: 'done', ...nothing, ...more });

function show(state: StorageState) {
  const onSeen = vi.fn();
  render(
    <TextProvider translate={translateIn('zh')}>
      <StorageNote storage={state} losses={unreadLosses(state)} onSeen={onSeen} />
    </TextProvider>,
  );
  return onSeen;
}

afterEach(cleanup);

it('is not there while all is well, nor for what was read or only a copy', () => {
  show({ state: 'ok', spare: false, losses: [loss({ seen: true }), loss({ what: 'copies' })] });
  expect(screen.queryByRole('status')).toBeNull();
});

it.each([
  ['unavailable', '本机存储打不开'],
  ['newer', '新版场边'],
  ['full', '磁盘满了'],
] as const)('says what is wrong now before what was: %s', (state, words) => {
  show({ state, spare: false, losses: [loss({ factsBack: 5 })] });
  expect(screen.getByRole('status').textContent).toContain(words);
  expect(screen.queryByRole('button')).toBeNull();
});

it('tells the newest loss until it is read; while it is being mended there is nothing to press', () => {
  const onSeen = show({ state: 'ok', spare: false, losses: [loss({ factsBack: 5, settingsBack: 2 })] });
  expect(screen.getByRole('status').textContent).toContain('已找回 5 条明细；2 项设置已从备份放回');
  fireEvent.click(screen.getByRole('button', { name: '知道了' }));
  expect(onSeen).toHaveBeenCalledOnce();
  cleanup();
  show({ state: 'ok', spare: false, losses: [loss({ state: 'recovering' })] });
  expect(screen.getByRole('status').textContent).toContain('正在从备份里找回');
  expect(screen.queryByRole('button')).toBeNull();
});
