/** Kept questions as offers for a script: its own, those like it, and none that it knows or that are another's. */
import { expect, it } from 'vitest';
import { asId } from '../../utils/core/ids';
import type { Remembered } from '../../utils/core/remembered';
import { triggerOffers } from '../../utils/core/trigger-offers';
import { makeSnippet } from '../library/sample-pack';

const wash = makeSnippet('wash', { title: '洗涤说明', triggers: ['可以机洗吗', '怎么洗比较好'] });
const kept = (text: string, snippetId?: string): Remembered => ({
  id: text,
  text,
  at: 1,
  ...(snippetId && { snippetId: asId(snippetId) }),
});

it.each([
  ['kept for it, however unlike', [kept('放滚筒里转会坏不', 'wash')], ['放滚筒里转会坏不']],
  ['open and like one of its questions', [kept('这件可以机洗吗亲')], ['这件可以机洗吗亲']],
  ['open and about something else', [kept('能寄到村里吗'), kept('可以开发票吗')], []],
  ['known already, up to punctuation', [kept('可以机洗吗？', 'wash'), kept('怎么洗比较好？')], []],
  ["another's", [kept('可以机洗吗亲', 'other')], []],
  ['the same twice', [kept('机洗吗可以', 'wash'), kept('机洗吗可以？')], ['机洗吗可以']],
])('%s', (_, all, offered) => expect(triggerOffers(wash, all)).toEqual(offered));

it('offers few, its own before those like it', () => {
  const many = Array.from({ length: 20 }, (_, n) => kept(`可以机洗吗第${n}种`));
  const offers = triggerOffers(wash, [...many, kept('缩水不', 'wash')]);
  expect(offers).toHaveLength(6);
  expect(offers[0]).toBe('缩水不');
});

it('offers nothing like an empty script', () => {
  expect(triggerOffers(makeSnippet('new', { title: '', triggers: [] }), [kept('在'), kept('能寄到村里吗')])).toEqual(
    [],
  );
});
