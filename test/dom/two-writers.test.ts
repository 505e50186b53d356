// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { Tally } from '../../utils/dom/locate';
import { ThreadReader } from '../../utils/dom/thread-reader';
import { wangwang } from '../../utils/sites/wangwang';

afterEach(() => document.body.replaceChildren());

const message = (nick: string, own = '') =>
  `<div class="message-item${own}"><span class="nick">${nick}</span><span class="time">2026-09-08 10:00:01</span><div class="content"><pre class="edit">在吗</pre></div></div>`;

function read(...messages: string[]) {
  document.body.innerHTML = `<div class="ww_message"><div class="rc-scrollbars-view">${messages.join('')}</div></div>`;
  const tally = new Tally();
  const reader = new ThreadReader(wangwang, tally);
  reader.prepare(document.body, () => false);
  return { rows: reader.collect(undefined, 0).rows, unsure: tally.misses.get('thread.roles') ?? 0 };
}

it('two writers on the buyer’s side are not read: the mark of the other side is gone', () => {
  const right = read(message('买家一号'), message('小店', ' self'), message('买家一号'));
  expect(right).toMatchObject({ unsure: 0, rows: [{ role: 'buyer' }, { role: 'agent' }, { role: 'buyer' }] });
  expect(read(message('买家一号'), message('小店'), message('买家一号'))).toEqual({ rows: [], unsure: 3 });
});
