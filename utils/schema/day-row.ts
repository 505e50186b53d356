/** Owns the check of a day row that comes out of a file. Its counters are those of the rows themselves, so that none is ever forgotten here. */
import * as z from 'zod/mini';
import { COUNTS, RECEPTION_COUNTS } from '../core/day-row';
import { type DayRow, WAIT_EDGES_SEC } from '../core/turn';
import { agentId, count, day, shopId, siteId } from './ids';

type Counter = (typeof COUNTS)[number];

const ms = z.number().check(z.gte(0));
const isLater = new Set<Counter>(RECEPTION_COUNTS);

/** Rows of the first edition lack the later ones; nobody reads those fields of them as numbers. */
function checkOf(name: Counter): z.ZodMiniType<number> {
  const counter = name.endsWith('Ms') ? ms : count;
  return isLater.has(name) ? (z.exactOptional(counter) as z.ZodMiniType<number>) : counter;
}

const counters = Object.fromEntries(COUNTS.map((name) => [name, checkOf(name)])) as Record<
  Counter,
  z.ZodMiniType<number>
>;

export const dayRowSchema = z.strictObject({
  id: z.string().check(z.maxLength(400)),
  agentId,
  siteId,
  shopId,
  day,
  hour: z.int().check(z.gte(0), z.lte(23)),
  ruleId: z.string().check(z.regex(/^[\w.-]{1,40}$/)),
  maxWaitMs: ms,
  waits: z.array(count).check(z.minLength(WAIT_EDGES_SEC.length + 1), z.maxLength(WAIT_EDGES_SEC.length + 1)),
  ...counters,
}) satisfies z.ZodMiniType<DayRow>;
