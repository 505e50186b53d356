// @vitest-environment jsdom
/** The popup's search: the library asked for once and indexed in slices, with the groups it comes with. */
import { renderHook, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useSnippets } from '../../entrypoints/popup/use-snippets';
import { SYNONYM_GROUPS } from '../../utils/core/matching/synonym-groups';
import { LIBRARY, makeLargeLibrary } from '../core/matching/sample-library';

const door = vi.hoisted(() => ({ ask: vi.fn(async (): Promise<unknown> => undefined) }));
vi.mock('../../utils/messaging/client', () => ({ ask: door.ask }));

/** An index of thousands on a busy machine. */
const SLACK = { timeout: 20_000 };

it('finds by pinyin among thousands, and asks once', async () => {
  const snippets = [...makeLargeLibrary(3000), ...LIBRARY];
  door.ask.mockResolvedValue({ ok: true, value: { version: '1', snippets, synonyms: SYNONYM_GROUPS } });
  const { result, rerender } = renderHook(({ query }) => useSnippets(true, query), { initialProps: { query: '' } });
  expect(result.current.state).toBe('loading');
  await waitFor(() => expect(result.current.state).toBe('ready'), SLACK);
  expect(result.current.total).toBe(snippets.length);
  expect(result.current.hits).toHaveLength(30);
  rerender({ query: 'heshifachu' });
  expect(result.current.hits[0]?.id).toBe('ship');
  expect(door.ask).toHaveBeenCalledOnce();
});

it('says when there is no library to be had', async () => {
  door.ask.mockResolvedValue({ ok: false, code: 'not-delivered' });
  const { result } = renderHook(() => useSnippets(true, ''));
  await waitFor(() => expect(result.current.state).toBe('lost'), SLACK);
});
