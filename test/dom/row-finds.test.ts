// @vitest-environment jsdom
/** How long the parts of a row are remembered: as long as none of them can be another element. */
import { describe, expect, it } from 'vitest';
import { RowFinds } from '../../utils/dom/row-finds';

const FIELDS = [[{ css: '.name', seen: 'here' }], [{ css: '.dot[data-kind]', seen: 'here' }]];

/** Whether the parts found before are still held after `change`. */
function holdsAfter(change: (row: HTMLElement) => void): boolean {
  const row = document.createElement('div');
  row.innerHTML = '<p><b class="name">a</b></p><i>label</i>';
  const finds = new RowFinds(FIELDS);
  const before = finds.of(row);
  before.set(FIELDS[0]?.[0] as never, [row.querySelector('.name') as Element]);
  const observer = new MutationObserver(() => undefined);
  observer.observe(row, { subtree: true, childList: true, attributes: true, characterData: true });
  change(row);
  for (const record of observer.takeRecords()) finds.note(row, record, record.type);
  return finds.of(row) === before;
}
const html = (text: string) => document.createRange().createContextualFragment(text);

describe('the parts of a row', () => {
  it.each([
    ['other words', (row: HTMLElement) => row.querySelector('b')?.firstChild?.replaceWith('b')],
    ['a label that comes and one that goes', (row) => row.querySelector('i')?.replaceWith(html('<u>new</u>'))],
    ['an attribute that nothing is found by', (row) => row.querySelector('b')?.setAttribute('title', 'x')],
    [
      'a part that came and went before anybody looked',
      (row) => {
        row.append(html('<b class="name">b</b>'));
        row.lastElementChild?.remove();
      },
    ],
  ] as [string, (row: HTMLElement) => void][])('are held after %s', (_, change) => {
    expect(holdsAfter(change)).toBe(true);
  });

  it.each([
    ['a part that is added', (row: HTMLElement) => row.prepend(html('<s><b class="name">b</b></s>'))],
    ['a part that is taken out', (row) => row.querySelector('p')?.remove()],
    ['a part that stands elsewhere now', (row) => row.append(row.querySelector('.name') as Element)],
    ['another class', (row) => row.querySelector('i')?.setAttribute('class', 'name')],
    ['an attribute by which something is found', (row) => row.querySelector('i')?.setAttribute('data-kind', 'x')],
  ] as [string, (row: HTMLElement) => void][])('are looked for again after %s', (_, change) => {
    expect(holdsAfter(change)).toBe(false);
  });
});
