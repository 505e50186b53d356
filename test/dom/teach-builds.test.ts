// @vitest-environment jsdom
/** A page that is taught in one build and read in the next, whose class names bear other hashes. Markup of two chat kits, shortened. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SitePatch } from '../../utils/core/site-patch';
import { type Learned, learn, look, STEPS } from '../../utils/dom/teach/lesson';
import { hungOn, stableName } from '../../utils/dom/teach/names';
import { sitePatchSchema } from '../../utils/schema/site-patch';
import { taughtSiteId } from '../../utils/sites/taught';
import { profileOf } from '../../utils/sites/taught-profile';
import { type Dress, dressClass } from '../foreign/kits/dress';

const ORIGIN = 'https://a.example.com';
const NAMES = ['林梅', '周军', '何秀', '孙宁'];
type Line = [side: 'left' | 'right', text: string];
const LINES: Line[] = [
  ['left', '这件还有货吗'],
  ['right', '有的'],
  ['left', '那要两件'],
  ['right', '好的，这就安排'],
];

beforeEach(() => {
  // jsdom has neither.
  vi.stubGlobal('CSS', { escape: (name: string) => name.replace(/[ !]/g, '\\$&') });
  Object.defineProperty(HTMLElement.prototype, 'isContentEditable', { configurable: true, get: () => false });
});

/** `rce`: no id, no attribute, rows and sides by class alone. */
const rce = (lines: readonly Line[], open: string) => `
  <div class="page-app"><div class="page-side"><div class="rce-container-clist">${NAMES.map(
    (name) => `
    <div class="rce-container-citem ${name === open ? 'page-chosen' : ''}"><div class="rce-citem-body">
      <div class="rce-citem-body--top"><div class="rce-citem-body--top-title">${name}</div>
        <div class="rce-citem-body--top-time">just now</div></div>
      <div class="rce-citem-body--bottom"><div class="rce-citem-body--bottom-title">${name}说</div>
        <div class="rce-citem-body--bottom-status">${name === '何秀' ? '<span>3</span>' : ''}</div></div></div></div>`,
  ).join('')}</div></div>
  <div class="page-talk"><div class="rce-navbar light"><div class="rce-navbar-item rce-navbar-item__left"><div>${open}</div></div></div>
    <div class="rce-container-mlist"><div class="rce-mlist">${lines
      .map(
        ([side, text]) => `
      <div class="rce-container-mbox"><div class="rce-mbox ${side === 'right' ? 'rce-mbox-right' : ''}">
        <div class="rce-mbox-body"><div class="rce-mbox-title"><span>${side === 'left' ? open : '客服'}</span></div>${
          text ? `<div class="rce-mbox-text ${side}">${text}</div>` : '<img class="rce-mbox-photo" alt="">'
        }<div class="rce-mbox-time" data-text="just now"></div></div>
        <svg class="rce-mbox-${side}-notch"></svg></div></div>`,
      )
      .join('')}</div></div>
    <div class="rce-container-input"><textarea class="rce-input" placeholder="Say something !"></textarea></div></div></div>`;

/** `cs`: names in blocks and elements, whose own mark is the mark before the hash as well. */
const cs = (lines: readonly Line[], open: string) => `
  <div class="cs-main-container"><div class="cs-conversation-list"><div class="scrollbar-container"><ul>${NAMES.map(
    (name) => `
    <li><div class="cs-conversation ${name === open ? 'cs-conversation--active' : ''}"><div class="cs-conversation__content">
      <div class="cs-conversation__name">${name}</div><div class="cs-conversation__info">${name}说</div></div>
      ${name === '何秀' ? '<div class="cs-conversation__unread">3</div>' : ''}</div></li>`,
  ).join('')}</ul></div></div>
  <div class="cs-chat-container"><div class="cs-conversation-header"><div class="cs-conversation-header__user-name">${open}</div></div>
    <div class="cs-message-list"><div class="cs-message-list__scroll-wrapper">${lines
      .map(
        ([side, text]) => `
      <section class="cs-message cs-message--${side === 'left' ? 'incoming' : 'outgoing'}"><div class="cs-message__content-wrapper">
        <div class="cs-message__sender-name">${side === 'left' ? open : '客服'}</div><div class="cs-message__content">
        ${text ? `<div class="cs-message__text-content">${text}</div>` : '<img class="cs-message__image" alt="">'}</div></div></section>`,
      )
      .join('')}</div></div>
    <div class="cs-message-input"><textarea class="cs-message-input__field"></textarea></div></div></div>`;

type Markup = typeof rce;

function draw(markup: Markup, dress: (names: string) => string, lines = LINES, open = '周军'): void {
  const dressed = markup(lines, open).replace(/class="([^"]*)"/g, (_, names: string) => `class="${dress(names)}"`);
  document.body.innerHTML = `<div id="root">${dressed}</div>`;
}

function teach(): Learned {
  const said = (text: string) =>
    [...document.querySelectorAll('*')].findLast(
      (one) => one.childElementCount === 0 && one.textContent === text,
    ) as Element;
  const field = document.querySelector('textarea') as Element;
  return learn(document, { row: said('孙宁'), buyer: said('那要两件'), own: said('好的，这就安排'), field }, STEPS);
}

function patchOf({ slots, times }: Learned): SitePatch {
  const about = { site: taughtSiteId(ORIGIN), name: 'a.example.com', origin: ORIGIN, taughtOn: '2026-11-23' };
  return { format: 'sideline-site/1', ...about, times, slots };
}

function readWith(patch: SitePatch) {
  const { rows, messages, field } = look(document, profileOf(patch));
  return {
    rows: rows.map(({ row }) => [row.name, row.unread, row.preview]),
    messages: messages.map(({ message: { role, text } }) => `${role} ${text}`),
    field: field?.localName,
  };
}

const DRESSES: Omit<Dress, 'build'>[] = [
  { kind: 'modules', shape: 'tail' },
  { kind: 'modules', shape: 'framed' },
  { kind: 'emotion', shape: 'tail' },
];

describe.each([
  ['rce', rce],
  ['cs', cs],
] as const)('%s', (_, markup) => {
  it.each(DRESSES)('taught in one build is read in the next: %o', (dress) => {
    const wearing = (build: number) => (names: string) => dressClass(names, { ...dress, build: String(build) });
    for (let build = 0; build < 4; build++) {
      draw(markup, wearing(build));
      const learned = teach();
      expect([build, learned.problems, learned.done]).toEqual([build, {}, true]);
      const patch = patchOf(learned);
      const checked = sitePatchSchema.safeParse(JSON.parse(JSON.stringify(patch)));
      expect(checked.success ? [] : checked.error.issues).toEqual([]);
      draw(markup, wearing(build + 100), [...LINES, ['left', ''], ['right', '已发']], '何秀');
      expect(readWith(patch), `build ${build}`).toEqual({
        rows: NAMES.map((name) => [name, name === '何秀' ? 3 : 0, `${name}说`]),
        // A picture has no words, and still its side.
        messages: [
          'buyer 这件还有货吗',
          'agent 有的',
          'buyer 那要两件',
          'agent 好的，这就安排',
          'buyer ',
          'agent 已发',
        ],
        field: 'textarea',
      });
    }
  });

  it('where nothing but hashes tells the sides apart, teaching says so', () => {
    const hashes = (names: string) =>
      dressClass(names.replace(/(^| )(?=\w)/g, '$1page-'), { kind: 'emotion', shape: 'tail', build: 'a' });
    draw(markup, hashes);
    const { problems, done } = teach();
    expect([problems.own, done]).toEqual(['sides-alike', false]);
  });
});

describe('names', () => {
  it.each([
    ['chat-list', 'chat-list', true],
    ['conversation-item--h3Kx9', 'conversation-item--', false],
    ['_chat-list_1x2yz_12', '_chat-list_', false],
    ['_chat-list_abeda_12', '_chat-list_', false],
    ['a1B2c__message', '__message', false],
    ['css-1abc2de', undefined, undefined],
    ['css-abcdef', undefined, undefined],
    ['sc-bdVaJa', undefined, undefined],
    ['sc-button', 'sc-button', true],
    ['scrollbar', 'scrollbar', true],
  ])('%s', (name, kept, whole) => {
    expect(stableName(name)).toEqual(kept === undefined ? undefined : { name: kept, whole });
  });

  it('a tail that looks like a word is none where other names of the page bear hashes in its place', () => {
    const page = ['chat-list__a1B2c', 'chat-row__9xYz0', 'chat-head__Kadel', 'chat-text__q7Wer', 'chat-foot__visit'];
    expect(page.map((name) => stableName(name, hungOn(page))?.name)).toEqual([
      'chat-list__',
      'chat-row__',
      'chat-head__',
      'chat-text__',
      'chat-foot__',
    ]);
    const words = ['chat-list__title', 'chat-row__badge', 'chat-head__image', 'chat-text__inner', 'chat-foot__right'];
    expect(words.map((name) => stableName(name, hungOn(words))?.name)).toEqual(words);
  });
});
