/** The coach over a restart of the browser: no promise is lost, and each that is due is said. */
import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { type Due, dueId } from '../../utils/core/coach/due';
import { type AgentId, asId, type ConversationId } from '../../utils/core/ids';
import { AGENTS } from './harness/ask';
import { launchCoach } from './harness/chromium';
import { openConsole, startConsoles } from './harness/consoles';
import { makeProfile } from './harness/raw-chromium';

const said = (page: Page) =>
  page
    .locator('sideline-overlay .coach')
    .textContent({ timeout: 500 })
    .catch(() => '');

describe('promises over a restart', () => {
  const profile = makeProfile();
  afterAll(() => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));

  it('none is lost, and each that is due is reminded of', async () => {
    const consoles = await startConsoles();
    const first = await launchCoach({ consoleFlags: consoles.flags, profile });
    const agents = new Map<string, AgentId | undefined>();
    for (const agent of AGENTS) agents.set(agent.siteId, (await first.ask('agent/name', agent)).agentId);
    const me = agents.get('pdd');
    if (me === undefined) throw new Error('nobody works here');
    const now = Date.now();
    const make = (nth: number, dueAt: number): Due => {
      const conversationId = asId<ConversationId>(`buyer${nth}`);
      const saidAt = now - 3_600_000 + nth;
      return {
        id: dueId(asId('pdd'), conversationId, saidAt, 'promise'),
        siteId: asId('pdd'),
        shopId: asId('unknown'),
        agentId: me,
        conversationId,
        kind: 'promise',
        topic: 'reply',
        saidAt,
        dueAt,
        grainMs: 60_000,
        state: 'open',
        foundBy: 'promise-reply-hours',
        reminded: 0,
        note: `自己写的第${nth}条`,
      };
    };
    const dues = [make(0, now - 1_000_000), make(1, now - 5000), make(2, now + 5000), make(3, now + 7_200_000)];
    for (const due of dues) await first.ask('coach/due', { due });
    await first.close();

    const second = await launchCoach({ consoleFlags: consoles.flags, profile });
    const page = await openConsole(second.context, consoles, 'pdd', { seed: 3, conversations: 2, long: 5 });
    await expect.poll(() => page.locator('sideline-overlay .due').count(), { timeout: 8000 }).toBe(4);
    for (let given = 0; given < 3; given += 1) {
      await expect.poll(() => said(page), { timeout: 8000 }).toMatch(/答应 .*给答复/);
      await page.locator('sideline-overlay .coach .coach-act').click();
      await expect
        .poll(async () => (await second.ledger()).stores.dues?.filter((due) => (due as Due).reminded > 0).length)
        .toBeGreaterThan(given);
    }
    await page.reload();
    await expect.poll(() => page.locator('sideline-overlay .due').count(), { timeout: 8000 }).toBe(4);
    expect(await page.locator('sideline-overlay .due-note').allTextContents()).toContain('自己写的第3条');
    await second.close();
    await consoles.close();
  });
});
