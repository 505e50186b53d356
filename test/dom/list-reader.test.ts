// @vitest-environment jsdom
/** What the list's records leave behind until it is read: which rows changed, and when each did. */
import { beforeEach, expect, it } from 'vitest';
import { ListReader } from '../../utils/dom/list-reader';
import { attributesOf, fieldsOf, Tally } from '../../utils/dom/locate';
import { feige } from '../../utils/sites/feige';

let root: HTMLElement;
let list: ListReader;
let observer: MutationObserver;

const rowHtml = (name: string, words: string) =>
  `<div data-qa-id="qa-conversation-chat-item"><div class="nameLine-x1" title="${name}"><span class="NameContent-x1">${name}</span></div><img alt="头像" src="/${name}.png"><div class="msgContent-x1">${words}</div><b class="timerParticular-x1">1秒</b></div>`;

beforeEach(() => {
  root = document.createElement('div');
  root.innerHTML = ['甲', '乙', '丙'].map((name) => rowHtml(name, '在吗')).join('');
  list = new ListReader(feige, new Tally());
  observer = new MutationObserver(() => undefined);
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: attributesOf([...fieldsOf(feige.list), ...(feige.list.keyParts ?? [])]),
  });
  list.read(root);
});

function say(place: number, words: string, at: number): void {
  const text = root.querySelectorAll('.msgContent-x1')[place]?.firstChild as Text;
  text.data = words;
  list.note(observer.takeRecords(), at);
}

const told = () => list.read(root).map(({ name, preview, changedAt }) => [name, preview, changedAt]);

it('keeps for each row when it last changed, however late it is read', () => {
  say(0, '有货吗', 100);
  say(1, '几天到', 200);
  say(0, '有现货吗', 300);
  expect(told()).toEqual([
    ['甲', '有现货吗', 300],
    ['乙', '几天到', 200],
    ['丙', '在吗', undefined],
  ]);
});

it('keeps since when a row changed that changed more than once before it was read, and for one reading only', () => {
  say(0, '有货吗', 100);
  say(1, '几天到', 200);
  say(0, '有现货吗', 300);
  const from = () => list.read(root).map(({ changedFrom }) => changedFrom);
  expect(from()).toEqual([100, undefined, undefined]);
  say(0, '还有吗', 400);
  expect(from()).toEqual([undefined, undefined, undefined]);
});

it('knows since when a buyer says something though the next one’s news have pushed them down a place', () => {
  say(0, '有货吗', 100);
  const [first, second] = root.querySelectorAll('.nameLine-x1');
  for (const [line, name] of [
    [first, '丁'],
    [second, '甲'],
  ] as const) {
    line?.setAttribute('title', name);
    line?.parentElement?.querySelector('img')?.setAttribute('src', `/${name}.png`);
  }
  const [top, next] = [...root.querySelectorAll('.msgContent-x1')].map(({ firstChild }) => firstChild as Text);
  if (top && next) [top.data, next.data] = ['包邮吗', '有货吗'];
  list.note(observer.takeRecords(), 200);
  expect(told().slice(0, 2)).toEqual([
    ['丁', '包邮吗', 200],
    ['甲', '有货吗', 100],
  ]);
});

it('a step of its counter makes no news later', () => {
  say(0, '有货吗', 100);
  const counter = root.querySelector('.timerParticular-x1')?.firstChild as Text;
  counter.data = '2秒';
  list.note(observer.takeRecords(), 200);
  const [row] = list.read(root);
  expect([row?.preview, row?.changedAt]).toEqual(['有货吗', 100]);
});

it('hands over the same object for a row of which no record told', () => {
  const before = list.read(root);
  say(0, '有货吗', 100);
  const after = list.read(root);
  expect(after.map((row, place) => row === before[place])).toEqual([false, true, true]);
});

it('loses no moment when nobody reads for long', () => {
  say(2, '退一下', 1);
  for (let at = 2; at < 500; at++) say(0, `第 ${at} 句`, at);
  expect(told()).toEqual([
    ['甲', '第 499 句', 499],
    ['乙', '在吗', undefined],
    ['丙', '退一下', 1],
  ]);
});

it('is not told of attributes that only repeat the words beside them, and of those that stand alone it is', () => {
  const [line, picture] = [root.querySelector('.nameLine-x1') as Element, root.querySelector('img') as Element];
  line.setAttribute('title', '丁');
  expect(observer.takeRecords()).toEqual([]);
  picture.setAttribute('src', '/丁.png');
  expect(observer.takeRecords().length).toBe(1);
  // The words beside it change in the same stroke, and the row is read whole.
  line.firstElementChild?.firstChild?.replaceWith('丁');
  list.note(observer.takeRecords(), 50);
  expect(list.read(root)[0]?.name).toBe('丁');
});
