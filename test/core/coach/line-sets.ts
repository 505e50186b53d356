/**
 * The sets of lines, invented, one a line: what is expected, a tab, the words. Written before the detectors were; every second
 * line is for tuning, the others are only measured.
 *
 * Agent lines, said on Wednesday 2026-03-04 at 10:00: `-` nothing is promised; `soon` within ten minutes, `later` a quarter of
 * an hour to two hours, `10m` `2h` so long, `d0` today, `d1` tomorrow (`a` before noon, `p` afternoon, `e` evening), `3d` in
 * so many days, `w5` Friday, `t15` at 15:00 today, `u9.5` at 9:30 tomorrow.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface SetLine {
  expected: string;
  text: string;
  /** Only measured, never tuned on. */
  heldOut: boolean;
}

export function readSet(name: string): SetLine[] {
  const text = readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line, at) => {
      const tab = line.indexOf('\t');
      return { expected: line.slice(0, tab), text: line.slice(tab + 1), heldOut: at % 2 === 1 };
    });
}
