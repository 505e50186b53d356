/** Whose script ran when, from a browser trace: attribution by the script's address, never by subtraction of two noisy runs. */
import type { RawChromium } from '../../e2e/harness/raw-chromium';

export interface TraceEvent {
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
}

const CATEGORIES = ['devtools.timeline', 'v8.execute', 'disabled-by-default-devtools.timeline'];
/** Calls that carry the address of their script; a module's first run carries none, and ours is no module. */
const CALLS = new Set(['FunctionCall', 'EvaluateScript', 'v8.compile', 'v8.evaluateModule']);
const TASKS = new Set(['RunTask', 'ThreadControllerImpl::RunTask']);

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

const isOurs = (event: TraceEvent) => urlOf(event).startsWith('chrome-extension://');

/** Events of one thread, each with the innermost addressed call around it and its task. */
interface Placed {
  event: TraceEvent;
  inner: TraceEvent | undefined;
  task: TraceEvent | undefined;
}

function place(events: readonly TraceEvent[]): Placed[] {
  const open: TraceEvent[] = [];
  return events.map((event) => {
    while (open.length > 0 && endOf(open.at(-1) as TraceEvent) <= event.ts) open.pop();
    const inner = open.findLast(({ name }) => CALLS.has(name));
    const task = open.find(({ name }) => TASKS.has(name));
    if (CALLS.has(event.name) || TASKS.has(event.name) || event.name === 'RunMicrotasks') open.push(event);
    return { event, inner, task };
  });
}

/**
 * A call is ours by the address of its script; when our script sets off the page's own (a click on a row), the page's
 * part of it is the page's. Continuations of promises carry no address: a microtask checkpoint is ours when nothing of
 * the page ran in its task. In a task of the page's only our addressed calls are counted, never the page's own
 * microtasks beside them: frameworks render there, and ask for layouts.
 */
export function attribute(all: readonly TraceEvent[], host: string): Attribution {
  const thread = consoleThread(all, host);
  const events = all
    .filter((event) => event.ph === 'X' && `${event.pid}:${event.tid}` === thread)
    .sort((a, b) => a.ts - b.ts || endOf(b) - endOf(a));
  const placed = place(events);
  // The page's waits end in calls without an address (a timer that resolves a promise): whatever is not ours is the page's.
  const pagesCalls = placed.filter(({ event }) => CALLS.has(event.name) && !isOurs(event));
  const pagesTasks = new Set(pagesCalls.map(({ task }) => task));
  const withinOurs = pagesCalls.filter(
    ({ event, inner }) => urlOf(event) !== '' && inner !== undefined && isOurs(inner),
  );
  const isOurCheckpoint = ({ event, task }: Placed) =>
    event.name === 'RunMicrotasks' && task !== undefined && !pagesTasks.has(task);
  const slices: (Slice & { from: number; to: number })[] = [];
  let coveredUntil = 0;
  for (const one of placed) {
    const { event } = one;
    if (!(CALLS.has(event.name) && isOurs(event)) && !isOurCheckpoint(one)) continue;
    if (event.ts < coveredUntil) continue;
    coveredUntil = endOf(event);
    const pages = withinOurs.filter(({ event: { ts } }) => ts >= event.ts && ts < coveredUntil);
    const less = (length: (event: TraceEvent) => number) =>
      pages.reduce((sum, { event: other }) => sum + length(other), 0);
    slices.push({
      startMs: event.ts / 1000,
      lengthMs: cpuMsOf(event) - less(cpuMsOf),
      wallMs: ((event.dur ?? 0) - less(({ dur = 0 }) => dur)) / 1000,
      kind: event.name,
      from: event.ts,
      to: endOf(event),
    });
  }
  const forced = placed.filter(
    ({ event, inner }) =>
      (event.name === 'Layout' || event.name === 'UpdateLayoutTree') &&
      (inner ? isOurs(inner) : slices.some(({ from, to }) => event.ts >= from && endOf(event) <= to)),
  );
  const lengths = slices.map(({ lengthMs }) => lengthMs).sort((a, b) => a - b);
  return {
    slices: slices.map(({ startMs, lengthMs, wallMs, kind }) => ({ startMs, lengthMs, wallMs, kind })),
    scriptMs: lengths.reduce((sum, length) => sum + length, 0),
    longestMs: lengths.at(-1) ?? 0,
    longestWallMs: Math.max(0, ...slices.map(({ wallMs }) => wallMs)),
    p99Ms: lengths[Math.floor(lengths.length * 0.99)] ?? 0,
    forcedLayouts: forced.length,
    forcedLayoutMs: forced.reduce((sum, { event }) => sum + cpuMsOf(event), 0),
    longestTaskMs: Math.max(0, ...events.filter(({ name }) => TASKS.has(name)).map(cpuMsOf)),
  };
}
