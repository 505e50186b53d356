/** Undo and redo, as laws. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type EditHistory, MAX_STEPS, record, redo, startHistory, undo } from '../../utils/core/edit-history';

const times = <Value>(count: number, step: (value: Value) => Value, from: Value): Value =>
  Array.from({ length: count }).reduce<Value>((value) => step(value), from);

it('undoes and redoes any run of edits to the very same values', () => {
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(fc.integer()), { maxLength: 40 }), (values) => {
      const states = values.map((value) => [...value]);
      const start = startHistory<number[]>([]);
      const end = states.reduce((history, value) => record(history, value), start);
      const seen: number[][] = [end.present];
      let back: EditHistory<number[]> = end;
      for (let step = 0; step < states.length; step += 1) {
        back = undo(back);
        seen.push(back.present);
      }
      expect(seen.reverse()).toEqual([start.present, ...states]);
      expect(undo(back)).toBe(back);
      const forth = times(states.length, redo, back);
      expect(forth.present).toBe(end.present);
      expect(redo(forth)).toBe(forth);
    }),
  );
});

it('forgets what could be redone once something else is done', () => {
  const history = record(undo(record(record(startHistory('a'), 'b'), 'c')), 'd');
  expect(redo(history)).toBe(history);
  expect(undo(history).present).toBe('b');
});

it('takes the letters of one field back together, and only those in a row', () => {
  let history = startHistory('');
  for (const text of ['n', 'ni', 'nin']) history = record(history, text, 'title 1');
  history = record(history, 'nin!', 'body 1');
  history = record(history, 'nin?', 'title 1');
  expect(undo(history).present).toBe('nin!');
  expect(undo(undo(history)).present).toBe('nin');
  expect(undo(undo(undo(history))).present).toBe('');
});

it('does not join a step taken after an undo', () => {
  const history = undo(record(record(startHistory(''), 'a', 'title 1'), 'ab', 'body 1'));
  expect(undo(record(history, 'x', 'title 1')).present).toBe('a');
});

it('is no step when nothing changed, and stays bounded', () => {
  const history = startHistory(0);
  expect(record(history, 0)).toBe(history);
  const long = Array.from({ length: MAX_STEPS + 50 }, (_, n) => n + 1).reduce((h, n) => record(h, n), history);
  expect(long.past).toHaveLength(MAX_STEPS);
});
