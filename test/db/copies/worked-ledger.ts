/** Some days of work with their copies, as the background keeps them; and what a loss must not change. */
import type { Fact } from '../../../utils/core/facts';
import { asId } from '../../../utils/core/ids';
import { createKeeper, type Keeper } from '../../../utils/db/copies/keeper';
import { addCoverage } from '../../../utils/db/coverage';
import type { Ledger } from '../../../utils/db/ledger';
import { canonical } from '../../../utils/db/merge-facts';
import { recordFacts } from '../../../utils/db/record';
import { putPack } from '../../../utils/library/store-packs';
import { fullPack } from '../../library/sample-pack';
import { memoryKeyValue } from '../../platform/memory-key-value';
import { folding, freshLedger } from '../ledger-fixture';

export const DAY = 86_400_000;
export const START = Date.parse('2026-03-10T09:00:00+08:00');
export const SITE = asId<Fact['siteId']>('pdd');

export function talk(at: number, conversation: string): Fact[] {
  return [0, 20_000, 60_000, 90_000].map((after, index) => ({
    id: asId(`pdd:${conversation}:${at + after}`),
    siteId: SITE,
    shopId: asId('shop'),
    agentId: asId('anna'),
    conversationId: asId(conversation),
    at: at + after,
    clock: 'page',
    resolutionMs: 0,
    kind: 'message',
    role: index % 2 === 0 ? 'buyer' : 'agent',
    media: 'text',
    length: 4,
  }));
}

/** Five days of work, each with its copies, the journal pruned as the daily care does. */
export async function workedFor(days: number) {
  const outside = memoryKeyValue();
  const ledger = freshLedger();
  let now = START;
  const keeper = createKeeper(outside, () => now);
  await keeper.compare(ledger, async () => folding);
  let seq = 1;
  for (let day = 0; day < days; day += 1) {
    now = START + day * DAY;
    for (let n = 0; n < 3; n += 1) {
      const facts = talk(now + n * 600_000, `c${day}-${n}`);
      const outcome = await recordFacts(ledger, { sessionId: 's', siteId: SITE, firstSeq: seq, facts }, folding, now);
      seq += facts.length;
      if (outcome.kind === 'committed') await keeper.recorded(outcome.commit, facts);
    }
    const watcher = { agentId: asId<Fact['agentId']>('anna'), siteId: SITE };
    await addCoverage(ledger, watcher, { from: now, to: now + 3_600_000 }, folding.calendar);
    await ledger.agents.put({ ...watcher, id: watcher.agentId, name: 'Anna', seenAt: now });
    if (day === 0) await putPack(ledger, fullPack(), now);
    const today = folding.calendar.rangeOf(folding.calendar.dayOf(now)).from;
    await keeper.prune(today - 2 * DAY);
    await keeper.renew(ledger, true);
  }
  return { outside, ledger, keeper, now: () => now };
}

export async function picture(ledger: Ledger) {
  const table = async (name: string) => (await ledger.table(name).toArray()) as { id: string }[];
  const sorted = async (name: string) => (await table(name)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    rows: canonical(await sorted('rows')),
    coverage: canonical(await sorted('coverage')),
    agents: canonical(await sorted('agents')),
    packs: canonical(await sorted('packs')),
  };
}

export async function startOn(
  ledger: Ledger,
  { outside, now }: Awaited<ReturnType<typeof workedFor>>,
): Promise<Keeper> {
  const keeper = createKeeper(outside, now);
  await keeper.compare(ledger, async () => folding);
  await keeper.settled();
  return keeper;
}
