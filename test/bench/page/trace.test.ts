import { describe, expect, it } from 'vitest';
import { attribute, type TraceEvent } from './trace';

const HOST = 'console.example';
const PAGE = `https://${HOST}/app.js`;
const OURS = 'chrome-extension://abc/content-scripts/chat.js';

/** Times in ms. */
function event(name: string, from: number, to: number, url?: string): TraceEvent {
  const length = (to - from) * 1000;
  const args = url === undefined ? {} : { args: { data: { url } } };
  return { name, ph: 'X', pid: 1, tid: 1, ts: from * 1000, dur: length, tdur: length / 2, ...args };
}

/** The page has run script at some time, so that its thread is known. */
const PAGE_SCRIPT = [event('RunTask', 0, 2), event('FunctionCall', 0, 1, PAGE)];

describe('attribute', () => {
  it('counts our calls by the time of the thread', () => {
    const { slices, scriptMs, forcedLayouts } = attribute(
      [...PAGE_SCRIPT, event('RunTask', 10, 20), event('FunctionCall', 11, 15, OURS), event('Layout', 12, 13)],
      HOST,
    );
    expect(slices).toHaveLength(1);
    expect(scriptMs).toBe(2);
    expect(forcedLayouts).toBe(1);
  });

  it("leaves the page's rendering in a microtask to the page, though our observer is called in the same checkpoint", () => {
    const { scriptMs, forcedLayouts } = attribute(
      [
        ...PAGE_SCRIPT,
        event('RunTask', 10, 20),
        event('TimerFire', 10, 20),
        event('FunctionCall', 10, 10.1, ''),
        event('RunMicrotasks', 11, 19),
        event('Layout', 12, 14),
        event('FunctionCall', 15, 16, OURS),
      ],
      HOST,
    );
    expect(scriptMs).toBe(0.5);
    expect(forcedLayouts).toBe(0);
  });

  it('takes a checkpoint for ours when nothing of the page ran in its task', () => {
    const { scriptMs, forcedLayouts } = attribute(
      [...PAGE_SCRIPT, event('RunTask', 10, 20), event('RunMicrotasks', 11, 15), event('UpdateLayoutTree', 12, 13)],
      HOST,
    );
    expect(scriptMs).toBe(2);
    expect(forcedLayouts).toBe(1);
  });

  it("leaves the checkpoint after the page's own module to the page", () => {
    const { slices } = attribute(
      [
        ...PAGE_SCRIPT,
        event('RunTask', 10, 90),
        event('v8.evaluateModule', 10, 30),
        event('RunMicrotasks', 30, 80),
        event('RunTask', 90, 95),
        event('FunctionCall', 90, 92, OURS),
      ],
      HOST,
    );
    expect(slices.map(({ lengthMs }) => lengthMs)).toEqual([1]);
  });

  it('does not count what the page does on a click of ours, nor the layouts it asks for then', () => {
    const { scriptMs, forcedLayouts } = attribute(
      [
        ...PAGE_SCRIPT,
        event('RunTask', 10, 20),
        event('FunctionCall', 10, 20, OURS),
        event('FunctionCall', 12, 18, PAGE),
        event('Layout', 13, 14),
      ],
      HOST,
    );
    expect(scriptMs).toBe(2);
    expect(forcedLayouts).toBe(0);
  });

  it('counts nothing of other threads', () => {
    const other = { ...event('FunctionCall', 10, 20, OURS), tid: 2 };
    expect(attribute([...PAGE_SCRIPT, other], HOST).slices).toEqual([]);
  });
});
