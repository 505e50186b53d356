import { describe, expect, it } from 'vitest';
import { placeOf } from '../../utils/dom/row-signs';

describe('placeOf', () => {
  it.each([
    [['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'e'], 1],
    [['a', 'b', 'c'], ['b', 'c', 'd'], undefined],
    [['a', 'a'], ['a', 'a', 'a'], 0],
    [['b', 'c', 'd'], ['a', 'b', 'c', 'd'], -1],
    [['a', 'b'], ['p', 'q'], undefined],
    [['a', 'b', 'c', 'd'], ['d', 'e', 'f', 'g'], undefined],
    [['a'], ['a', 'b', 'c', 'd'], 0],
  ] as const)('%j, %j: %s', (known, window, place) => {
    expect(placeOf(known, window)).toBe(place);
  });

  it('does not go on, up or down, with more than there is to know them by', () => {
    expect(placeOf(['a', 'b', 'x', 'y', 'z'], ['x', 'y', 'z', '1', '2', '3', '4', '5'])).toBeUndefined();
    expect(placeOf(['x', 'y', 'z', 'a', 'b'], ['1', '2', '3', '4', '5', 'x', 'y', 'z'])).toBeUndefined();
    expect(placeOf(['a', 'b', 'x', 'y', 'z'], ['x', 'y', 'z', '1', '2', '3'])).toBe(2);
  });
});
