/** A pack at an address, in the shipped extension: subscribed on the lead's page, kept through whatever the address answers. */
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import selfsigned from 'selfsigned';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makePack, makeSnippet } from '../library/sample-pack';
import { type Coach, launchCoach } from './harness/chromium';
import { type Consoles, startConsoles } from './harness/consoles';

/** A host that came with the installation: the browser's own question cannot be answered by a test. */
const HOST = 'mms.pinduoduo.com:8443';
const URL_OF_FEED = `https://${HOST}/packs/team.json`;

let server: Server;
let consoles: Consoles;
let coach: Coach;
let answer: { status: number; body: string };
const asked: { cookie: string | undefined; referer: string | undefined; etag: string | undefined }[] = [];

const file = (version: number) =>
  JSON.stringify(makePack([makeSnippet('a', { title: '发货', body: `第 ${version} 版` })], { version, title: '总部' }));

beforeAll(async () => {
  const { private: key, cert } = selfsigned.generate([{ name: 'commonName', value: 'mms.pinduoduo.com' }], {
    keySize: 2048,
    algorithm: 'sha256',
  });
  server = createServer({ key, cert }, ({ headers }, response) => {
    asked.push({ cookie: headers.cookie, referer: headers.referer, etag: headers['if-none-match'] });
    const etag = `"${createHash('sha256').update(answer.body).digest('hex')}"`;
    const isSame = answer.status === 200 && headers['if-none-match'] === etag;
    response.writeHead(isSame ? 304 : answer.status, { etag }).end(isSame ? undefined : answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  consoles = await startConsoles();
  const { port } = server.address() as AddressInfo;
  const consoleFlags = consoles.flags.map((flag) =>
    flag.startsWith('--host-resolver-rules=') ? `${flag}, MAP ${HOST} 127.0.0.1:${port}` : flag,
  );
  coach = await launchCoach({ build: 'production', consoleFlags });
});
afterAll(async () => {
  await coach?.close();
  await consoles?.close();
  server?.closeAllConnections();
  await new Promise((resolve) => server?.close(resolve));
});

async function inUse(): Promise<string | undefined> {
  const { snippets = [] } = await coach.ask('library/read', {});
  return snippets.find(({ title }) => title === '发货')?.body;
}

async function look(page: Page, said: RegExp): Promise<void> {
  const before = asked.length;
  await page.getByRole('button', { name: /^现在看一次/ }).click();
  await expect.poll(() => asked.length).toBeGreaterThan(before);
  await page.getByText(said).waitFor();
}

it('subscribes on the lead page, and keeps the last good version whatever the address answers', async () => {
  answer = { status: 200, body: file(3) };
  const page = await coach.openSurface('lead');
  await page.getByRole('tab', { name: '话术' }).click();
  await page.getByRole('button', { name: '订阅一个网址' }).click();
  await page.getByRole('textbox', { name: '网址' }).fill(URL_OF_FEED);
  await page.keyboard.press('Enter');
  await page.getByText('新增 1，修改 0，移除 0，不变 0').waitFor();
  expect(await inUse()).toBeUndefined();
  await page.getByRole('button', { name: '订阅', exact: true }).click();
  await page.getByText('✓ 已订阅《总部》').waitFor();
  expect(await inUse()).toBe('第 3 版');
  await page.getByText(/看过，正常/).waitFor();

  answer = { status: 503, body: 'down' };
  await look(page, /没换上：对方没给文件（状态 503）.*现在用的还是 v3/);
  answer = { status: 200, body: file(4) };
  await look(page, /看过，正常/);
  expect(await inUse()).toBe('第 4 版');
  await look(page, /看过，正常/);
  expect(asked.at(-1)?.etag).toBeDefined();
  answer = { status: 200, body: file(2) };
  await look(page, /没换上：.*现在用的还是 v4/);
  answer = { status: 200, body: file(5).slice(0, -20) };
  await look(page, /没换上：.*现在用的还是 v4/);
  expect(await inUse()).toBe('第 4 版');
  expect(new Set(asked.map(({ cookie, referer }) => `${cookie} ${referer}`))).toEqual(new Set(['undefined undefined']));

  await page.getByRole('button', { name: /^取消订阅/ }).click();
  await page.getByRole('alert').getByRole('button', { name: '取消订阅' }).click();
  await page.getByRole('button', { name: /^现在看一次/ }).waitFor({ state: 'detached' });
  expect(await inUse()).toBe('第 4 版');
  await page.close();
});
