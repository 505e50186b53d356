import { describe, expect, it } from 'vitest';
import { formatWait, waitLevel } from '../../utils/core/waiting';

const rule = { passSec: 180, alertSec: [100, 150] as [number, number] };

describe('waiting', () => {
  it.each([
    [{ waitedMs: 0 }, 'calm'],
    [{ waitedMs: 99_999 }, 'calm'],
    [{ waitedMs: 100_000 }, 'soon'],
    [{ waitedMs: 149_999 }, 'soon'],
    [{ waitedMs: 150_000 }, 'urgent'],
    [{ waitedMs: 180_000 }, 'urgent'],
    [{ waitedMs: 180_001 }, 'missed'],
    [{ waitedMs: 10_000, remainingMs: 12_000 }, 'urgent'],
    [{ waitedMs: 999_000, remainingMs: 120_000 }, 'calm'],
    [{ remainingMs: 0 }, 'urgent'],
    [{ remainingMs: -1 }, 'missed'],
    [{}, 'calm'],
  ] as const)('%j is %s', (known, level) => expect(waitLevel({ ...known, rule })).toBe(level));

  it.each([
    [-5, '0:00'],
    [7_999, '0:07'],
    [125_000, '2:05'],
    [3_725_000, '1:02:05'],
  ])('%d ms reads %s', (ms, digits) => expect(formatWait(ms).digits).toBe(digits));
});
