// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { FeedList } from '../../../components/lead/packs/feed-list';
import type { FeedLine, FeedOffer, FeedSeams } from '../../../components/lead/packs/feed-model';
import { TextProvider } from '../../../components/text';
import { sampleFeedSeams, sampleFeeds } from '../preview/feed-samples';
import { translateIn } from '../translate';

function show(over: Partial<FeedSeams> = {}, feeds: readonly FeedLine[] = []) {
  render(
    <TextProvider translate={translateIn('zh')}>
      <FeedList feeds={feeds} seams={{ ...sampleFeedSeams(), ...over }} />
    </TextProvider>,
  );
}
const openForm = () => fireEvent.click(screen.getByRole('button', { name: '订阅一个网址' }));
const type = (url: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: '网址' }), { target: { value: url } });
/** A browser takes the focus from fields that are locked; here they are left first. */
function submit() {
  (document.activeElement as HTMLElement).blur();
  fireEvent.submit(screen.getByRole('form', { name: '订阅一个网址' }));
}
const URL_OF_FEED = 'https://packs.example/team.json';

afterEach(cleanup);

it('says of each address what is in use, when it was looked at and why it was not taken', () => {
  show({}, sampleFeeds('zh'));
  const said = screen.getAllByRole('listitem').map((row) => row.querySelector('.feed-state')?.textContent ?? '');
  expect(said[0]).toMatch(/看过，正常 · 每小时/);
  expect(said[1]).toMatch(/没换上：签名对不上.*现在用的还是 v12/);
  expect(said[2]).toMatch(/没取到：浏览器还没允许访问这个网站/);
  expect(said[3]).toMatch(/^还没取过 · 每 15 分钟/);
});

it('asks for the host in the very click, shows what is there, and keeps it only then', async () => {
  const offer: FeedOffer = { ok: true, title: '总部', version: 3, added: 5, changed: 1, removed: 0, unchanged: 2 };
  const onTry = vi.fn(async () => offer);
  const onSubscribe = vi.fn(async () => offer);
  show({ onTry, onSubscribe });
  openForm();
  type(URL_OF_FEED);
  submit();
  // Synchronously: after an await the browser would no longer count it as the click's own question.
  expect(onTry).toHaveBeenCalledExactlyOnceWith({ url: URL_OF_FEED, everyMin: 60, key: '' });
  await screen.findByText(/新增 5，修改 1，移除 0，不变 2/);
  expect(document.activeElement?.className).toBe('taken-to');
  expect(screen.getByText(/没有签名/)).toBeDefined();
  expect(onSubscribe).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: '订阅' }));
  await screen.findByText('✓ 已订阅《总部》');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: '订阅一个网址' })));
  expect(onSubscribe).toHaveBeenCalledOnce();
});

it('takes an offer back when the address is changed after it', async () => {
  show();
  openForm();
  type(URL_OF_FEED);
  submit();
  await screen.findByRole('button', { name: '订阅' });
  type('https://other.example/x.json');
  expect(screen.queryByRole('button', { name: '订阅' })).toBeNull();
});

it('says why an address gives nothing', async () => {
  show({ onTry: async () => ({ ok: false, code: 'feed-status', where: '404' }) });
  openForm();
  type(URL_OF_FEED);
  submit();
  expect((await screen.findByRole('alert')).textContent).toBe('对方没给文件（状态 404）');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '网址' })));
});

it('offers to allow the host again where the browser no longer does, and asks twice before leaving', async () => {
  const onAllow = vi.fn(async () => true);
  const onUnsubscribe = vi.fn(async () => true);
  show({ onAllow, onUnsubscribe }, sampleFeeds('zh'));
  fireEvent.click(screen.getByRole('button', { name: /^允许访问/ }));
  await waitFor(() => expect(onAllow).toHaveBeenCalledOnce());
  const [first] = screen.getAllByRole('listitem');
  const row = within(first as HTMLElement);
  fireEvent.click(row.getByRole('button', { name: /^取消订阅/ }));
  expect(onUnsubscribe).not.toHaveBeenCalled();
  fireEvent.click(within(row.getByRole('alert')).getByRole('button', { name: '取消订阅' }));
  await waitFor(() => expect(onUnsubscribe).toHaveBeenCalledOnce());
});

it('nothing is changed under a question that is on its way; whose answer nobody waits for any more, is not shown', async () => {
  let answer: (offer: FeedOffer) => void = () => undefined;
  const onTry = () => new Promise<FeedOffer>((resolve) => (answer = resolve));
  const onDrop = vi.fn();
  show({ onTry, onDrop });
  openForm();
  type(URL_OF_FEED);
  submit();
  expect(screen.getByRole('textbox', { name: '网址' }).matches(':disabled')).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: '取消' }));
  // The browser may still be asking: what it is told then is given back.
  expect(onDrop).not.toHaveBeenCalled();
  answer({ ok: true, title: '总部', version: 3, added: 5, changed: 1, removed: 0, unchanged: 2 });
  await waitFor(() => expect(onDrop).toHaveBeenCalledExactlyOnceWith(URL_OF_FEED));
  openForm();
  expect(screen.getByRole('textbox', { name: '网址' }).matches(':disabled')).toBe(false);
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: '网址' }));
  expect(screen.queryByText(/总部/)).toBeNull();
});

it('gives a host back when another address is written or nothing is subscribed to; not after subscribing', async () => {
  const onDrop = vi.fn();
  show({ onDrop });
  openForm();
  type(URL_OF_FEED);
  submit();
  await screen.findByRole('button', { name: '订阅' });
  type('https://other.example/x.json');
  await waitFor(() => expect(onDrop).toHaveBeenCalledExactlyOnceWith(URL_OF_FEED));
  submit();
  fireEvent.click(await screen.findByRole('button', { name: '订阅' }));
  await screen.findByText(/已订阅/);
  openForm();
  fireEvent.click(screen.getByRole('button', { name: '取消' }));
  await new Promise((resolve) => setTimeout(resolve));
  expect(onDrop).toHaveBeenCalledOnce();
});

it('gives it back when the page is left with an offer standing', async () => {
  const onDrop = vi.fn();
  show({ onDrop });
  openForm();
  type(URL_OF_FEED);
  submit();
  await screen.findByRole('button', { name: '订阅' });
  cleanup();
  await waitFor(() => expect(onDrop).toHaveBeenCalledExactlyOnceWith(URL_OF_FEED));
});
