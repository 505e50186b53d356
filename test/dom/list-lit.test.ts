// @vitest-environment jsdom
/** A row that lights up is read at once; one that is lit and only changes otherwise waits like all the rest. */
import { expect, it } from 'vitest';
import { ListReader } from '../../utils/dom/list-reader';
import { Tally } from '../../utils/dom/locate';
import { feige } from '../../utils/sites/feige';

const row = (name: string) =>
  `<div data-qa-id="qa-conversation-chat-item"><div class="newConversationCard"><span class="NameContent">${name}</span></div></div>`;

it('only another lit row is news', () => {
  const root = document.createElement('div');
  root.innerHTML = row('甲') + row('乙');
  document.body.append(root);
  const reader = new ListReader(feige, new Tally());
  reader.read(root);
  const observer = new MutationObserver(() => undefined);
  observer.observe(root, { subtree: true, attributes: true });
  const [first, second] = [...root.querySelectorAll('.newConversationCard')] as [Element, Element];
  const classes = (...given: [Element, string][]) => {
    for (const [card, more] of given) card.className = `newConversationCard ${more}`;
    return reader.note(observer.takeRecords(), 0);
  };
  expect(classes([first, 'selected'])).toBe(true);
  expect(classes([first, 'needReply selected'])).toBe(false);
  expect(classes([first, 'selected'], [second, 'needReply'])).toBe(false);
  expect(classes([first, ''], [second, 'selected'])).toBe(true);
  expect(classes([first, 'selected'], [second, ''])).toBe(true);
  expect(classes([first, ''])).toBe(false);
  expect(classes([first, 'selected'])).toBe(true);
});
