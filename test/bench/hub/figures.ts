/** Turns measurements into words, and asks the system what a process used. */
import { readFileSync } from 'node:fs';
import type { RunningServer } from '../../hub/nats-server';

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export function summarize(values: readonly number[]): string {
  return `p50 ${quantile(values, 0.5).toFixed(1)} ms p99 ${quantile(values, 0.99).toFixed(1)} ms`;
}

/** CPU seconds and resident memory of the servers' present processes; zeros where the system has no /proc. */
export function usageOf(servers: readonly RunningServer[]): { cpuSec: number; rssMb: number } {
  return servers.reduce(
    (sum, server) => {
      try {
        const stat = readFileSync(`/proc/${server.pid()}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        const status = readFileSync(`/proc/${server.pid()}/status`, 'utf8');
        const rssKb = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
        // Fields 14 and 15 of proc(5), in ticks of 10 ms.
        const cpuSec = (Number(stat[11]) + Number(stat[12])) / 100;
        return { cpuSec: sum.cpuSec + cpuSec, rssMb: sum.rssMb + Math.round(rssKb / 1024) };
      } catch {
        return sum;
      }
    },
    { cpuSec: 0, rssMb: 0 },
  );
}
