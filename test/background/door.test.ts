/** The door: who may ask what, in what shape; nothing that arrives may throw. */
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { MESSAGE_RULES } from '../../utils/schema/messages';
import { CONSOLE, createBackground, PAGE } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const read = { kind: 'library/read', request: {} };
const rebuild = { kind: 'ledger/rebuild', request: {} };

describe('senders', () => {
  const cases: [string, unknown, unknown, string][] = [
    ['another extension', read, { ...CONSOLE, id: 'theirs' }, 'forbidden'],
    ['no id', read, { ...CONSOLE, id: undefined }, 'forbidden'],
    ['a console asking what only pages may', rebuild, CONSOLE, 'forbidden'],
    [
      'our page asking what only consoles may',
      { kind: 'badge/set', request: { siteId: 'pdd', waiting: 1 } },
      PAGE,
      'forbidden',
    ],
    ['a foreign site', read, { ...CONSOLE, origin: 'https://mms.pinduoduo.com.example.org' }, 'forbidden'],
    ['a foreign site with a console url', read, { ...CONSOLE, origin: 'https://example.org' }, 'forbidden'],
    ['plain http', read, { ...CONSOLE, origin: 'http://mms.pinduoduo.com' }, 'forbidden'],
    ['no origin and no url', read, { id: 'ours' }, 'forbidden'],
    [
      'an opaque origin on a foreign url',
      read,
      { ...CONSOLE, origin: 'null', url: 'https://example.org/' },
      'forbidden',
    ],
    ['a prototype name as kind', { kind: 'constructor', request: {} }, PAGE, 'bad-request'],
    ['an unknown kind', { kind: 'ledger/drop', request: {} }, PAGE, 'bad-request'],
    ['no message', undefined, PAGE, 'bad-request'],
    ['an unknown field', { kind: 'library/read', request: { all: true } }, PAGE, 'bad-request'],
    ['no request', { kind: 'library/read' }, PAGE, 'bad-request'],
  ];
  it.each(cases)('%s', async (_, message, sender, code) => {
    expect(await createBackground().raw(message, sender)).toMatchObject({ ok: false, code });
  });

  it('a console by url alone (Firefox), and our own page', async () => {
    const background = createBackground();
    const { origin: _, ...firefox } = CONSOLE;
    expect(await background.raw(read, firefox)).toMatchObject({ ok: true });
    expect(await background.raw(rebuild, PAGE)).toMatchObject({ ok: true });
  });
});

describe('shapes', () => {
  it('nothing that arrives throws, and nothing odd is stored', async () => {
    const background = createBackground();
    const kind = fc.constantFrom(...Object.keys(MESSAGE_RULES));
    const message = fc.oneof(
      fc.anything(),
      fc.record({ kind, request: fc.anything() }),
      fc.record({
        kind: fc.constant('facts/record'),
        request: fc.record({
          sessionId: fc.string(),
          siteId: fc.constant('pdd'),
          firstSeq: fc.integer(),
          facts: fc.array(fc.anything()),
        }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(message, fc.constantFrom(CONSOLE, PAGE), async (sent, sender) => {
        const reply = await background.raw(sent, sender);
        expect(typeof reply.ok).toBe('boolean');
      }),
      { numRuns: 2000 },
    );
    expect(await (await background.ledger()).facts.count()).toBe(0);
  });

  const good = {
    id: 'pdd:c1:1',
    siteId: 'pdd',
    shopId: '小店',
    agentId: 'A',
    conversationId: 'c1',
    at: 1_773_115_200_000,
    clock: 'seen',
    resolutionMs: 0,
    kind: 'message',
    role: 'buyer',
    media: 'text',
    length: 3,
  };
  const record = (fact: unknown) => ({
    kind: 'facts/record',
    request: { sessionId: 's', siteId: 'pdd', firstSeq: 1, facts: [fact] },
  });
  it.each([
    ['a text', { ...good, text: '你好' }],
    ['words in an id', { ...good, id: 'pdd:c1:张三 的消息' }],
    ['a name as conversation', { ...good, conversationId: '张三' }],
    ['a time in seconds', { ...good, at: 1_773_115_200 }],
    ['an unknown role', { ...good, role: 'boss' }],
    ['another site than the session', { ...good, siteId: 'feige' }],
    ['a negative length', { ...good, length: -1 }],
    ['a share above one', { ...good, editedShare: 2 }],
  ])('a fact with %s is refused', async (_, fact) => {
    expect(await createBackground().raw(record(fact), CONSOLE)).toMatchObject({ ok: false, code: 'bad-request' });
  });
  it('a sound fact is not', async () => {
    expect(await createBackground().raw(record(good), CONSOLE)).toMatchObject({
      ok: true,
      value: { ok: true, watermark: 1 },
    });
  });
});
