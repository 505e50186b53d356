// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';
import { describePage, type PageReport } from '../../utils/dom/page-report';
import { SITES } from '../../utils/sites';
import type { Site } from '../consoles/platform/shapes';
import { type ConsoleRun, openConsole } from './console-run';
import { rename } from './page-changes';

let run: ConsoleRun | undefined;
afterEach(() => {
  run?.end();
  vi.useRealTimers();
});

const PROVEN = SITES.filter(({ proof }) => proof === 'simulated');

it.each(PROVEN.map((profile) => [profile.id as string as Site, profile] as const))(
  '%s: a changed page is described without a word of what stands in it',
  async (site, profile) => {
    const broken = rename(profile, [profile.thread.message[0]?.css ?? '']).profile;
    run = await openConsole(site, broken, { seed: 4, conversations: 5, long: 30 });
    const { simulator } = run;
    const marked = simulator.newConversation({ name: 'MARKEDname张三', orders: [] });
    simulator.open(marked);
    await run.pass(1500);
    simulator.buyerSays(marked, 'MARKEDtext 我的电话13900001111');
    await run.pass(1500);
    const text = describePage(broken, document, '1.2.3');
    const report = JSON.parse(text) as PageReport;
    expect(report.site).toBe(site);
    expect(report.structure.list?.length).toBeGreaterThan(2);
    expect(report.structure.composer?.length).toBeGreaterThan(1);
    expect(Object.keys(report.fields)).toContain('list.row');
    // Nothing that was said, no name, no key of a conversation or a message.
    expect(text).not.toMatch(/MARKED|张三|1390000/);
    for (const { text: said } of [...simulator.platform.conversations.values()].flatMap(({ messages }) => messages)) {
      if ([...said].length > 3) expect(text).not.toContain(said);
    }
    for (const { key, name, messages } of simulator.platform.conversations.values()) {
      expect(text).not.toContain(key);
      expect(text).not.toContain(name);
      for (const message of messages) expect(text).not.toContain(message.key);
    }
    // What is written in it are words of builders, and counts.
    const words = Object.values(report.structure).flat().join('\n');
    expect(words).toMatch(/^[\sA-Za-z_.[\]"…-]*(?:… \d+ more[\sA-Za-z_.[\]"…-]*)*$/);
  },
);

it('a class or an attribute made of a name, a number or an address is left out', () => {
  document.body.replaceChildren();
  const row = document.createElement('div');
  row.className = '张三 user-13900001111 ok-row a@b.c';
  row.setAttribute('data-uid', '88888888');
  row.setAttribute('data-王五', 'x');
  row.textContent = '秘密';
  document.body.append(row);
  const profile = SITES[0];
  if (!profile) throw new Error('no site');
  const text = describePage(profile, document, '1');
  expect(text).not.toMatch(/张三|1390|a@b|8888|王五|秘密/);
  expect(text).toContain('.ok-row');
  expect(text).toContain('[data-uid]');
});
