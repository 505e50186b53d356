/** Whose script ran when, from a browser trace: attribution by the script's address, never by subtraction of two noisy runs. */
import type { RawChromium } from '../../e2e/harness/raw-chromium';

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds. */
  ts: number;
  dur?: number;
  /** The thread's own time: what is left of `dur` when others had the core. */
  tdur?: number;
  args?: { data?: { url?: string; stackTrace?: { url?: string }[] } };
}

export interface Slice {
  startMs: number;
  /** Time of the thread; `wallMs` counts what other programs took as well. */
  lengthMs: number;
  wallMs: number;
  kind: string;
}

export interface Attribution {
  /** Outermost runs of the content script on the console's main thread, in order. */
  slices: Slice[];
  scriptMs: number;
  longestMs: number;
  longestWallMs: number;
  p99Ms: number;
  /** Style and layout work that our script made the browser do at once. */
  forcedLayouts: number;
  forcedLayoutMs: number;
  /** Longest task of the console's main thread, whoever caused it. */
  longestTaskMs: number;
  /** The first event of the trace that is the console's, ms. */
  spanMs: number;
}

const CATEGORIES = ['devtools.timeline', 'v8.execute', 'disabled-by-default-devtools.timeline'];
const CALLS = new Set([
  'FunctionCall',
  'EvaluateScript',
  'v8.compile',
  'EventDispatch',
  'TimerFire',
  'FireAnimationFrame',
  'RunMicrotasks',
]);

/** Traces while `work` runs. */
export async function trace(browser: RawChromium, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const stop = browser.wire.on('Tracing.dataCollected', (params) => {
    events.push(...(params as { value: TraceEvent[] }).value);
  });
  await browser.wire.send('Tracing.start', {
    traceConfig: { includedCategories: CATEGORIES, recordMode: 'recordAsMuchAsPossible', traceBufferSizeInKb: 400_000 },
    transferMode: 'ReportEvents',
  });
  await work();
  const complete = new Promise<void>((resolve) => {
    const off = browser.wire.on('Tracing.tracingComplete', () => {
      off();
      resolve();
    });
  });
  await browser.wire.send('Tracing.end');
  await complete;
  stop();
  return events;
}

const urlOf = (event: TraceEvent) => event.args?.data?.url ?? '';
const endOf = (event: TraceEvent) => event.ts + (event.dur ?? 0);
const cpuMsOf = (event: TraceEvent) => (event.tdur ?? event.dur ?? 0) / 1000;

/** The thread on which the console's own scripts run most. */
function consoleThread(events: readonly TraceEvent[], host: string): string {
  const counts = new Map<string, number>();
  for (const event of events) {
    if (!CALLS.has(event.name) || !urlOf(event).startsWith(`https://${host}`)) continue;
    const thread = `${event.pid}:${event.tid}`;
    counts.set(thread, (counts.get(thread) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/**
 * Continuations of promises carry no address of their own: a microtask checkpoint is ours when a call of ours lies in
 * it and none of the page's does.
 */
export function attribute(all: readonly TraceEvent[], host: string): Attribution {
  const thread = consoleThread(all, host);
  const events = all
    .filter((event) => event.ph === 'X' && `${event.pid}:${event.tid}` === thread)
    .sort((a, b) => a.ts - b.ts || endOf(b) - endOf(a));
  const calls = events.filter((event) => CALLS.has(event.name));
  const isOurs = (event: TraceEvent) => urlOf(event).startsWith('chrome-extension://');
  const mixed = calls.filter((event) => event.name === 'RunMicrotasks');
  const addressed = calls.filter((event) => urlOf(event) !== '');
  const ourCheckpoints = new Set(
    mixed.filter((checkpoint) => {
      const inside = addressed.filter((call) => call.ts >= checkpoint.ts && endOf(call) <= endOf(checkpoint));
      return inside.length > 0 && inside.every(isOurs);
    }),
  );
  const slices: (Slice & { from: number; to: number })[] = [];
  let coveredUntil = 0;
  for (const event of calls) {
    if (!isOurs(event) && !ourCheckpoints.has(event)) continue;
    if (event.ts < coveredUntil) continue;
    coveredUntil = endOf(event);
    slices.push({
      startMs: event.ts / 1000,
      lengthMs: cpuMsOf(event),
      wallMs: (event.dur ?? 0) / 1000,
      kind: event.name,
      from: event.ts,
      to: endOf(event),
    });
  }
  const forced = events.filter(
    (event) =>
      (event.name === 'Layout' || event.name === 'UpdateLayoutTree') &&
      slices.some(({ from, to }) => event.ts >= from && endOf(event) <= to),
  );
  const lengths = slices.map(({ lengthMs }) => lengthMs).sort((a, b) => a - b);
  const tasks = events.filter((event) => event.name === 'RunTask' || event.name === 'ThreadControllerImpl::RunTask');
  return {
    slices: slices.map(({ startMs, lengthMs, wallMs, kind }) => ({ startMs, lengthMs, wallMs, kind })),
    scriptMs: lengths.reduce((sum, length) => sum + length, 0),
    longestMs: lengths.at(-1) ?? 0,
    longestWallMs: Math.max(0, ...slices.map(({ wallMs }) => wallMs)),
    p99Ms: lengths[Math.floor(lengths.length * 0.99)] ?? 0,
    forcedLayouts: forced.length,
    forcedLayoutMs: forced.reduce((sum, event) => sum + cpuMsOf(event), 0),
    longestTaskMs: Math.max(0, ...tasks.map(cpuMsOf)),
    spanMs: events.length > 0 ? ((events.at(-1)?.ts ?? 0) - (events[0]?.ts ?? 0)) / 1000 : 0,
  };
}
