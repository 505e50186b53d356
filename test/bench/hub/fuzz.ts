/** Frames that are almost right, many of them, through the same ear a browser has: no crash, no insert, no growth. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { emptyRow } from '../../../utils/core/day-row';
import { type AgentId, asId, type BusinessDay, type ShopId, type SiteId } from '../../../utils/core/ids';
import type { HubLine, Stored } from '../../../utils/hub/connect';
import { writeDayValue } from '../../../utils/hub/day-value';
import { listenToTeam } from '../../../utils/hub/hear-team';
import { statsSubject } from '../../../utils/hub/names';
import { freshLedger } from '../../db/ledger-fixture';
import { randomFrom } from './random';

const MAX_GROWN_MB = 20;
const DAY = asId<BusinessDay>('2026-11-22');

/** @returns the closing line; `kept` must be 0 */
export async function fuzzFrames(count: number, seed: number): Promise<{ line: string; ok: boolean }> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const ledger = freshLedger();
  const ears: { hear: (stored: Stored) => void }[] = [];
  const line = {
    hear: (_pattern: string, hear: (stored: Stored) => void) => ears.push({ hear }),
  } as unknown as HubLine;
  const ear = listenToTeam({
    ledger,
    line,
    team: 't1',
    now: Date.now,
    role: 'lead',
    isKept: () => true,
    onOwn: () => false,
  });
  const random = randomFrom(seed);
  const key = {
    agentId: asId<AgentId>('x'),
    siteId: asId<SiteId>('pdd'),
    shopId: asId<ShopId>('s'),
    day: DAY,
    hour: 9,
    ruleId: 'pdd',
  };
  const good = writeDayValue({ rev: 1, by: 'i1', rows: [{ ...emptyRow(key), turns: 3 }], coverage: { pdd: 1 } });
  const subject = statsSubject({ team: 't1', day: DAY, member: 'ann', device: 'd1' });
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let index = 0; index < count; index += 1) {
    const bytes = spoil(good, random);
    for (const { hear } of ears)
      hear({ subject: random() < 0.9 ? subject : subject.slice(0, Math.floor(random() * 40)), bytes, sequence: 1 });
    if (index % 5000 === 0) await ear.settle();
  }
  await ear.settle();
  collect();
  const grownMb = (process.memoryUsage().heapUsed - before) / 1_048_576;
  const kept = (await ledger.teamDays.count()) + (await ledger.teamDocs.count());
  const said = `hub fuzz: frames ${count}, seed ${seed}, refused ${ear.refused()}, kept ${kept}, heap ${grownMb.toFixed(1)} MB more`;
  return { line: said, ok: kept === 0 && grownMb <= MAX_GROWN_MB };
}

/** Always spoiled: structure is broken, a field is foreign, or a number is none. */
function spoil(good: Uint8Array, random: () => number): Uint8Array {
  const kind = Math.floor(random() * 4);
  if (kind === 0) return good.slice(0, Math.floor(random() * good.length));
  if (kind === 1) return Uint8Array.from({ length: Math.floor(random() * 300) }, () => random() * 256);
  const value = JSON.parse(new TextDecoder().decode(good));
  if (kind === 2) {
    const names = Object.keys(value);
    value[names[Math.floor(random() * names.length)] ?? 'v'] = [null, -1, '在 吗', true, [[]], 1e300][
      Math.floor(random() * 6)
    ];
  } else value[`extra${Math.floor(random() * 9)}`] = '在吗';
  return new TextEncoder().encode(JSON.stringify(value));
}
