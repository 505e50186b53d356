/** What a tab gets when it opens, over restarts of the worker, and when nothing can be stored. */
import { expect, it, vi } from 'vitest';
import type { Fact } from '../../utils/core/facts';
import { type AgentId, asId, type SiteId } from '../../utils/core/ids';
import type { Reply, SessionState } from '../../utils/messaging/protocol';
import { createBackground, NOW, PACK, PAGE } from './fixture';

vi.mock('../../utils/platform/browser', () => ({ browser: {}, isAttached: () => true }));

const PDD = asId<SiteId>('pdd');
const open = { siteId: PDD, agentName: '小满', shopName: asId<never>('南山小铺'), openedAt: NOW };
const opened = (reply: Reply<'session/open'>): SessionState => {
  if (!reply.ok) throw new Error(reply.code);
  return reply.value;
};

function message(key: string, at: number, agentId: AgentId, role: 'buyer' | 'agent'): Fact {
  return {
    id: asId(`pdd:c1:${key}`),
    siteId: PDD,
    shopId: asId('南山小铺'),
    agentId,
    conversationId: asId('c1'),
    at,
    clock: 'seen',
    resolutionMs: 0,
    kind: 'message',
    role,
    media: 'text',
    length: 2,
  };
}

it('names the agent by a hash that outlives the worker', async () => {
  const background = createBackground();
  const first = opened(await background.ask('session/open', open));
  expect(first).toMatchObject({
    agentName: '小满',
    shopId: '南山小铺',
    coveredSince: NOW,
    recent: [],
    rule: { id: 'pdd' },
  });
  expect(first.agentId).toMatch(/^[\w-]{22}$/);
  background.restart();
  const again = opened(await background.ask('session/open', open));
  expect([again.agentId, again.salt]).toEqual([first.agentId, first.salt]);
  const other = opened(await background.ask('session/open', { ...open, agentName: '小雨' }));
  expect(other.agentId).not.toBe(first.agentId);
});

it('keeps the salt when one of its two copies is lost', async () => {
  const background = createBackground();
  const { salt } = opened(await background.ask('session/open', open));
  background.keyValue.values.delete('salt');
  background.restart();
  expect(opened(await background.ask('session/open', open)).salt).toBe(salt);
  await (await background.ledger()).meta.delete('salt');
  background.restart();
  expect(opened(await background.ask('session/open', open)).salt).toBe(salt);
});

it('asks once for a name that the page does not show', async () => {
  const background = createBackground();
  const { agentName: _, ...nameless } = open;
  expect(opened(await background.ask('session/open', nameless)).agentId).toBeUndefined();
  const named = await background.ask('agent/name', { siteId: PDD, name: '小满' });
  background.restart();
  const later = opened(await background.ask('session/open', nameless));
  expect(later.agentName).toBe('小满');
  expect(named.ok && named.value.agentId).toBe(later.agentId);
});

it('gives back what was recorded, the watch, and today', async () => {
  const background = createBackground();
  const agentId = opened(await background.ask('session/open', open)).agentId as AgentId;
  const facts = [message('1', NOW, agentId, 'buyer'), message('2', NOW + 20_000, agentId, 'agent')];
  background.setNow(NOW + 60_000);
  const ack = await background.ask('facts/record', { sessionId: 's', siteId: PDD, firstSeq: 1, facts });
  expect(ack).toMatchObject({
    ok: true,
    value: { watermark: 2, today: { turns: 1, answered: 1, averageWaitMs: 20_000 } },
  });
  await background.ask('coverage/add', { siteId: PDD, agentId, from: NOW - 1000, to: NOW + 50_000 });
  background.restart();
  const state = opened(await background.ask('session/open', { ...open, openedAt: NOW + 60_000 }));
  expect(state.recent).toEqual(facts);
  expect(state.coveredSince).toBe(NOW - 1000);
  expect(state.today).toMatchObject({ turns: 1, answered: 1 });
  expect(await background.ask('facts/record', { sessionId: 'x', siteId: PDD, firstSeq: 5, facts })).toEqual({
    ok: false,
    code: 'gap',
    watermark: 0,
  });
});

it('leaves a buyer who still has time out of today, then counts him', async () => {
  const background = createBackground();
  const agentId = opened(await background.ask('session/open', open)).agentId as AgentId;
  const facts = [message('1', NOW, agentId, 'buyer')];
  const early = await background.ask('facts/record', { sessionId: 's', siteId: PDD, firstSeq: 1, facts });
  expect(early).toMatchObject({ ok: true, value: { today: { turns: 0, unanswered: 0 } } });
  background.setNow(NOW + 200_000);
  expect(opened(await background.ask('session/open', open)).today).toMatchObject({ turns: 1, unanswered: 1 });
});

it('coaches on without a ledger, and says so', async () => {
  const background = createBackground({ broken: true });
  const state = opened(await background.ask('session/open', open));
  expect(state).toMatchObject({ notice: 'store-unavailable', agentName: '小满', recent: [] });
  const reply = await background.ask('facts/record', {
    sessionId: 's',
    siteId: PDD,
    firstSeq: 1,
    facts: [message('1', NOW, asId('A'), 'buyer')],
  });
  expect(reply).toEqual({ ok: false, code: 'store-unavailable' });
});

it('fills an empty library, names its version, and takes packs whole or not at all', async () => {
  const background = createBackground();
  const first = await background.ask('library/read', {});
  expect(first).toMatchObject({ ok: true, value: { snippets: [{ id: 'hello' }] } });
  const version = first.ok ? first.value.version : '';
  expect(await background.ask('library/read', { since: version })).toEqual({ ok: true, value: { version } });
  const mine = PACK.replace('"starter"', '"mine"').replace('"hello"', '"bye"');
  const dry = await background.ask('library/import', { text: mine, dryRun: true }, PAGE);
  expect(dry).toMatchObject({ ok: true, value: { ok: true, added: 1 } });
  expect(await background.ask('library/read', { since: version })).toEqual({ ok: true, value: { version } });
  await background.ask('library/import', { text: mine, dryRun: false }, PAGE);
  expect(await background.ask('library/read', { since: version })).toMatchObject({
    value: { snippets: [{ id: 'bye' }, { id: 'hello' }] },
  });
  const bad = await background.ask('library/import', { text: mine.replace('"Hello!"', '""'), dryRun: false }, PAGE);
  expect(bad).toMatchObject({ value: { ok: false, code: 'bad-field', where: 'snippets.0.body' } });
});

it('a console may move its own panel and nothing else', async () => {
  const background = createBackground();
  const place = { corner: 'top-left' as const, x: 4, y: 8, collapsed: true };
  expect(await background.ask('settings/write', { siteId: PDD, name: 'overlay', value: place })).toEqual({
    ok: true,
    value: { saved: true },
  });
  expect(await background.ask('settings/write', { name: 'theme', value: 'dark' })).toEqual({
    ok: false,
    code: 'forbidden',
  });
  expect(await background.ask('settings/write', { name: 'theme', value: 'dark' }, PAGE)).toEqual({
    ok: true,
    value: { saved: true },
  });
  expect(await background.ask('settings/write', { name: 'theme', value: 'pink' as 'dark' }, PAGE)).toMatchObject({
    code: 'bad-request',
  });
  expect(background.keyValue.values.get('setting:theme')).toEqual({ v: 0, value: 'dark' });
});
