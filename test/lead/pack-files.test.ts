/** Files through the real door: parts of one library go in together, packs that have nothing to do with each other do not. */
import { beforeEach, expect, it, vi } from 'vitest';
import { readFiles } from '../../entrypoints/lead/pack-files';
import { asId } from '../../utils/core/ids';
import type { MessageKind, Request } from '../../utils/messaging/protocol';
import { createBackground, PAGE } from '../background/fixture';
import { translateIn } from '../components/translate';
import { makePack, makeSnippet } from '../library/sample-pack';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));
vi.mock('../../entrypoints/lead/find-duplicates', () => ({ findDuplicatesAside: async () => [] }));
const door = vi.hoisted(() => ({ ask: async (_kind: string, _request: unknown): Promise<unknown> => undefined }));
vi.mock('../../utils/messaging/client', () => ({ ask: (kind: string, request: unknown) => door.ask(kind, request) }));

let background: ReturnType<typeof createBackground>;
beforeEach(() => {
  background = createBackground();
  door.ask = (kind, request) => background.ask(kind as MessageKind, request as Request<MessageKind>, PAGE);
});

const fileOf = (id: string, snippet: string, title = 'Autumn') =>
  new File([JSON.stringify(makePack([makeSnippet(snippet)], { id: asId(id), title }))], `${id}.json`);

it('several packs chosen together are refused when they are not one library', async () => {
  const ledger = await background.ledger();
  const apart = await readFiles(ledger, [fileOf('autumn', 'a'), fileOf('winter', 'b', 'Winter')], translateIn('zh'));
  expect(apart).toEqual({ kind: 'refused', refusal: { ok: false, code: 'packs-mixed', where: '“Autumn”、“Winter”' } });
  const together = await readFiles(ledger, [fileOf('autumn', 'a'), fileOf('autumn.part2', 'b')], translateIn('zh'));
  expect(together).toMatchObject({ kind: 'pack' });
  expect(await ledger.packs.count()).toBe(0);
});
