// @vitest-environment jsdom
/** What pages that we did not write taught us about teaching. Their markup, shortened. */
import { beforeEach, expect, it, vi } from 'vitest';
import type { SitePatch } from '../../utils/core/site-patch';
import { type Learned, learn, look, STEPS } from '../../utils/dom/teach/lesson';
import { withNotices } from '../../utils/sites/taught';
import { profileOf } from '../../utils/sites/taught-profile';

const ME = 'xiaozhou';
type Line = [from: string, text: string];

beforeEach(() => {
  // jsdom has neither.
  vi.stubGlobal('CSS', { escape: (name: string) => name });
  Object.defineProperty(HTMLElement.prototype, 'isContentEditable', { configurable: true, get: () => false });
});

/** A thread that says who spoke beside every message, as The Lounge does. */
function draw(open: string, lines: readonly Line[]): void {
  const row = (name: string) => `
    <div class="channel-list-item ${name === open ? 'active' : ''}" data-name="${name}" data-type="query" role="tab">
      <span class="name">${name}</span></div>`;
  const message = ([from, text]: Line, at: number) => `
    <div class="msg ${from === ME ? 'self' : ''}" data-type="message" data-from="${from}" id="msg-${at}">
      <span class="time">10:0${at % 10}</span>
      <span class="from"><span class="user" data-name="${from}" role="button">${from}</span></span>
      <span class="content" dir="auto">${text}</span></div>`;
  document.body.innerHTML = `
    <aside id="sidebar"><div class="channels">${['linmei', 'zhoujun', 'hexiu'].map(row).join('')}</div></aside>
    <main><div class="header"><span class="title">${open}</span></div>
    <div class="messages" role="log">${lines.map(message).join('')}</div>
    <form><textarea id="input"></textarea></form></main>`;
}

function teach(): Learned {
  const at = (css: string) => document.querySelector(css) as Element;
  const buyer = at(`.msg:not(.self) .content`);
  return learn(document, { row: at('.name'), buyer, own: at('.self .content'), field: at('#input') }, STEPS);
}

const roles = ({ slots, times }: Learned) =>
  look(
    document,
    profileOf({ slots, times, origin: 'https://a.example.com', taughtOn: '' } as unknown as SitePatch),
  ).messages.map(({ message: { role, text } }) => `${role} ${text}`);

it('a side is never known by the name of who spoke: the next buyer has another', () => {
  draw('linmei', [
    ['linmei', '这件还有货吗'],
    [ME, '有的'],
    ['linmei', '那要两件'],
  ]);
  const learned = teach();
  expect([learned.problems, learned.done]).toEqual([{}, true]);
  expect(roles(learned)).toEqual(['buyer 这件还有货吗', 'agent 有的', 'buyer 那要两件']);
  expect(JSON.stringify([learned.slots['thread.own'], learned.slots['thread.buyer']])).not.toMatch(/linmei|xiaozhou/);
  draw('zhoujun', [
    ['zhoujun', '您好'],
    [ME, '在的'],
  ]);
  expect(roles(learned)).toEqual(['buyer 您好', 'agent 在的']);
});

it('a part that stands at the top of its row is known by its name, not by its place', () => {
  const row = (name: string) => `
    <div class="rce-container-citem ${name === '周军' ? 'chosen' : ''}"><div class="rce-citem">
      <div class="rce-citem-avatar"><div class="rce-avatar-container circle large"></div></div>
      <div class="rce-citem-body"><div class="rce-citem-body--top"><div class="rce-citem-body--top-title">${name}</div>
      <div class="rce-citem-body--top-time">just now</div></div></div></div></div>`;
  const names = ['林梅', '周军', '何秀', '孙宁'];
  document.body.innerHTML = `<main><div class="rce-container-clist">${names.map(row).join('')}</div></main>`;
  const pointed = document.querySelectorAll('.rce-citem-body--top-title')[3] as Element;
  const { slots, sight } = learn(document, { row: pointed }, STEPS);
  expect(slots['list.name']).toEqual([{ css: '.rce-citem-body--top-title' }]);
  expect(sight.rows.map(({ row }) => row.name)).toEqual(names);
});

it('a withdrawn message is known by the notice that pages share', () => {
  draw('linmei', [
    ['linmei', '这件还有货吗'],
    [ME, '有的'],
  ]);
  const { slots, times } = teach();
  const patch = { slots, times, origin: 'https://a.example.com', taughtOn: '' } as unknown as SitePatch;
  // It is kept as data.
  const kept = JSON.parse(JSON.stringify(profileOf(patch)));
  draw('linmei', [
    ['linmei', '对方撤回了一条消息'],
    [ME, '你撤回了一条消息'],
    ['linmei', '我刚才撤回了一条消息，您看到了吗'],
  ]);
  expect(
    look(document, withNotices(kept)).messages.map(({ message: { role, recalled } }) => [role, recalled ?? false]),
  ).toEqual([
    ['buyer', true],
    ['agent', true],
    ['buyer', false],
  ]);
});
