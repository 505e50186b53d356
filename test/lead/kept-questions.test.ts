/** Questions kept by agents, as the lead sees them: which pack each belongs to, and into its draft. */
import { beforeEach, expect, it, vi } from 'vitest';
import { keptQuestionSeams, readKeptQuestions } from '../../entrypoints/lead/kept-questions';
import { openPack } from '../../entrypoints/lead/pack-source';
import { asId, type PackId, type SnippetId } from '../../utils/core/ids';
import { applyMapping } from '../../utils/library/sheets/apply-mapping';
import { guessMapping } from '../../utils/library/sheets/guess-mapping';
import { readSheet } from '../../utils/library/sheets/read-sheet';
import type { MessageKind, Request } from '../../utils/messaging/protocol';
import { CONSOLE, createBackground, PAGE } from '../background/fixture';
import { translateIn } from '../components/translate';
import { makePack, makeSnippet } from '../library/sample-pack';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));
const door = vi.hoisted(() => ({ ask: async (_kind: string, _request: unknown): Promise<unknown> => undefined }));
vi.mock('../../utils/messaging/client', () => ({ ask: (kind: string, request: unknown) => door.ask(kind, request) }));

const MINE = asId<PackId>('mine');
let background: ReturnType<typeof createBackground>;
beforeEach(async () => {
  background = createBackground();
  door.ask = (kind, request) => background.ask(kind as MessageKind, request as Request<MessageKind>, PAGE);
  const pack = makePack([makeSnippet('wash', { title: '洗涤', triggers: ['怎么洗'] }), makeSnippet('b')], { id: MINE });
  await background.ask('library/import', { text: JSON.stringify(pack), dryRun: false }, PAGE);
});
const keep = (snippetId: string, text: string, at: number) =>
  background.ask('library/remember', { snippetId: asId<SnippetId>(snippetId), text, at }, CONSOLE);
const AT = Date.UTC(2026, 2, 10);

it('takes one into the draft, which publishing then holds; lets another go', async () => {
  await keep('wash', '机洗会坏吗', AT);
  await keep('gone', '没有这条', AT + 1);
  const ledger = await background.ledger();
  const questions = await readKeptQuestions(ledger);
  expect(questions.map(({ text, state, scriptTitle }) => [text, state, scriptTitle])).toEqual([
    ['没有这条', 'gone', undefined],
    ['机洗会坏吗', 'free', '洗涤'],
  ]);
  const seams = keptQuestionSeams(Promise.resolve(ledger), () => undefined, translateIn('zh'));
  const [gone, free] = questions;
  if (!gone || !free) throw new Error('none');
  expect(await seams.onTake(free)).toBe(true);
  expect((await readKeptQuestions(ledger)).map(({ state }) => state)).toEqual(['gone', 'drafted']);
  const opened = await openPack(ledger, MINE);
  expect(opened?.start.snippets[0]?.triggers).toEqual(['怎么洗', '机洗会坏吗']);
  expect(opened?.start.base[0]?.triggers).toEqual(['怎么洗']);
  expect(await seams.onTake(gone)).toBe(false);
  expect(await seams.onDrop(gone)).toBe(true);
  expect(await readKeptQuestions(ledger)).toHaveLength(1);
});

it('begins a script for a question that none answers, in a pack of one’s own', async () => {
  await background.ask('library/remember', { text: '可以放微波炉吗', at: AT }, CONSOLE);
  const ledger = await background.ledger();
  const [question] = await readKeptQuestions(ledger);
  expect(question).toMatchObject({ text: '可以放微波炉吗', state: 'open' });
  const onOpen = vi.fn();
  if (question)
    expect(await keptQuestionSeams(Promise.resolve(ledger), onOpen, translateIn('zh')).onWrite(question)).toBe(true);
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(MINE);
  expect((await openPack(ledger, MINE))?.start.snippets[0]).toMatchObject({ title: '可以放微波炉吗', body: '' });
  expect((await readKeptQuestions(ledger)).map(({ state }) => state)).toEqual(['drafted']);
});

it('begins it with the words of an agent who had none to offer', async () => {
  const reply = '可以的，{buyer}，加热别超过两分钟';
  await background.ask('library/remember', { text: '可以放微波炉吗', at: AT }, CONSOLE);
  await background.ask('library/remember', { text: '可以放微波炉吗', reply, at: AT + 1 }, CONSOLE);
  const ledger = await background.ledger();
  const questions = await readKeptQuestions(ledger);
  expect(questions).toMatchObject([{ text: '可以放微波炉吗', reply, state: 'open' }]);
  if (questions[0])
    await keptQuestionSeams(Promise.resolve(ledger), () => undefined, translateIn('zh')).onWrite(questions[0]);
  expect((await openPack(ledger, MINE))?.start.snippets[0]).toMatchObject({ title: '可以放微波炉吗', body: reply });
});

it('makes a pack of ones own where there is none to write into', async () => {
  await background.ask('library/remove', { packId: MINE }, PAGE);
  await background.ask('library/remember', { text: '可以放微波炉吗', at: AT }, CONSOLE);
  const ledger = await background.ledger();
  const [question] = await readKeptQuestions(ledger);
  const onOpen = vi.fn();
  if (question)
    expect(await keptQuestionSeams(Promise.resolve(ledger), onOpen, translateIn('zh')).onWrite(question)).toBe(true);
  const base = onOpen.mock.calls[0]?.[0] as PackId;
  const opened = await openPack(ledger, base);
  expect(opened?.start.head.title).toBe('我的话术');
  expect(opened?.start.snippets).toMatchObject([{ title: '可以放微波炉吗', category: '客服建议' }]);
});

it('is not shown once the published script knows it', async () => {
  await keep('wash', '怎么洗？', AT);
  expect(await readKeptQuestions(await background.ledger())).toEqual([]);
});

it('writes the open ones into a sheet that another computer takes in as scripts', async () => {
  const reply = '可以的，盖子先拿下来，两分钟以内';
  await background.ask('library/remember', { text: '可以放微波炉吗', reply, at: AT }, CONSOLE);
  await background.ask('library/remember', { text: '能寄到村里吗', at: AT + 1 }, CONSOLE);
  await keep('wash', '机洗会坏吗', AT);
  const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:1');
  const seams = keptQuestionSeams(background.ledger(), () => undefined, translateIn('zh'));
  const [file] = await seams.onExport();
  expect(file?.name).toBe('proposals.csv');
  const blob = made.mock.calls[0]?.[0] as Blob;
  made.mockRestore();
  const reading = await readSheet(new Uint8Array(await blob.arrayBuffer()), 'proposals.csv');
  if (!reading.ok) throw new Error(reading.code);
  const [table] = reading.tables;
  if (!table) throw new Error('no table');
  const { snippets, problems } = applyMapping(table, guessMapping(table), { category: '未分类' });
  expect(snippets).toMatchObject([
    { title: '可以放微波炉吗', triggers: ['可以放微波炉吗'], body: reply, category: '客服建议' },
  ]);
  // Without an answer there is no script yet: the row is named, not dropped in silence.
  expect(problems).toMatchObject([{ row: 2, code: 'row-no-body', dropped: true }]);
});
