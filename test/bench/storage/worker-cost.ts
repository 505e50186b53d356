/**
 * Owns measuring the service worker's own time: what the processor gave its thread, so that waiting for the disk, or for
 * other programs, does not count. Where that cannot be read (Linux alone tells it), samples of its profiler.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { RawChromium } from '../../e2e/harness/raw-chromium';

interface Profile {
  nodes: { id: number; callFrame: { functionName: string; lineNumber: number; columnNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
}

export interface Cost {
  /** Processor time of the worker's thread, ms. */
  busyMs: number;
  /** Where it went: the functions that took most, `name:line:column ms`. Only when asked for. */
  most: string[];
}

export interface WorkerProbe {
  /** @param profiled also say where the time went, which itself costs some */
  during(work: () => Promise<unknown>, profiled?: boolean): Promise<Cost>;
  heapMegabytes(): Promise<number>;
}

export async function probeWorker(browser: RawChromium): Promise<WorkerProbe> {
  const { targetInfos } = await browser.wire.send<{ targetInfos: { targetId: string; type: string; url: string }[] }>(
    'Target.getTargets',
  );
  const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(browser.extensionId));
  if (!worker) throw new Error('no worker is running');
  const { sessionId } = await browser.wire.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId: worker.targetId,
    flatten: true,
  });
  const send = <T>(method: string, params: object = {}) => browser.wire.send<T>(method, params, sessionId);
  const profile = async (work: () => Promise<unknown>): Promise<Cost> => {
    await send('Profiler.enable');
    await send('Profiler.setSamplingInterval', { interval: 200 });
    await send('Profiler.start');
    await work();
    return costOf((await send<{ profile: Profile }>('Profiler.stop')).profile);
  };
  return {
    async during(work, profiled = false) {
      const before = threadMs(browser);
      if (before === undefined) return profile(work);
      const most = profiled ? (await profile(work)).most : [];
      if (!profiled) await work();
      return { busyMs: (threadMs(browser) ?? before) - before, most };
    },
    async heapMegabytes() {
      await send('HeapProfiler.enable');
      await send('HeapProfiler.collectGarbage');
      const { usedSize } = await send<{ usedSize: number }>('Runtime.getHeapUsage');
      return usedSize / 1_048_576;
    },
  };
}

/** Processor time so far of every service worker's thread of this browser; undefined where the system does not tell. */
function threadMs({ process: { pid } }: RawChromium): number | undefined {
  try {
    let sum = 0;
    for (const each of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
      if (groupOf(each) === pid) for (const thread of threadsOf(each)) sum += thread;
    return sum > 0 ? sum : undefined;
  } catch {
    return undefined;
  }
}

/** The browser runs in a process group of its own. */
function groupOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
  } catch {
    return undefined;
  }
}

function threadsOf(pid: string): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) => {
    const at = `/proc/${pid}/task/${thread}`;
    if (!readFileSync(`${at}/comm`, 'utf8').startsWith('ServiceWorker')) return [];
    return Number(readFileSync(`${at}/schedstat`, 'utf8').split(' ')[0]) / 1_000_000;
  });
}

function costOf({ nodes, samples, timeDeltas }: Profile): Cost {
  const byId = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const spent = new Map<string, number>();
  let busyMs = 0;
  samples.forEach((id, index) => {
    const frame = byId.get(id);
    if (!frame || frame.functionName === '(idle)') return;
    const ms = (timeDeltas[index + 1] ?? 0) / 1000;
    busyMs += ms;
    const name = `${frame.functionName || '(nameless)'}:${frame.lineNumber}:${frame.columnNumber}`;
    spent.set(name, (spent.get(name) ?? 0) + ms);
  });
  const most = [...spent].sort(([, a], [, b]) => b - a).slice(0, 30);
  return { busyMs, most: most.map(([name, ms]) => `${name} ${ms.toFixed(1)}`) };
}
