/** Owns the check of what was taught, wherever it comes from: named slots, bounded selectors, one address, nothing that acts. */
import * as z from 'zod/mini';
import { type SiteEntry, type SitePatch, type SiteRest, SLOTS, type SlotName, type SlotWay } from '../core/site-patch';
import { day, name, siteId } from './ids';
import { isSelector } from './selector';

const MOST_WAYS = 4;
/** What may be read beside text: ids and times that stand in the page, never what was typed. */
const ATTRIBUTE = /^(?:id|href|title|datetime|aria-label|data-[a-z][a-z0-9-]{0,40})$/;
const READS: ReadonlySet<SlotName> = new Set<SlotName>(['list.key', 'list.name', 'thread.key', 'thread.shownAt']);

const ways = (slot: SlotName) =>
  z
    .array(
      z.strictObject({
        css: z.string().check(z.refine((css) => isSelector(css, slot === 'composer.field'))),
        attribute: z.exactOptional(
          z.string().check(z.refine((attribute) => READS.has(slot) && ATTRIBUTE.test(attribute))),
        ),
      }),
    )
    .check(z.minLength(1), z.maxLength(MOST_WAYS)) as unknown as z.ZodMiniType<readonly SlotWay[]>;

const slots = Object.fromEntries(SLOTS.map((slot) => [slot, z.exactOptional(ways(slot))]));

/** A host with a name, over TLS; no port, no path, no user. */
export const siteOrigin = z
  .string()
  .check(z.regex(/^https:\/\/[a-z0-9](?:[a-z0-9-]{0,62}\.)+[a-z]{2,24}$/), z.maxLength(120));

export const sitePatchSchema = z.strictObject({
  format: z.literal('sideline-site/1'),
  site: siteId,
  name,
  origin: siteOrigin,
  taughtOn: day,
  times: z.enum(['epoch-ms', 'epoch-s', 'label', 'month-day', 'none']),
  slots: z.strictObject(slots),
}) as unknown as z.ZodMiniType<SitePatch>;

const release = z.string().check(z.regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/));
const siteRestSchema: z.ZodMiniType<SiteRest> = z.strictObject({ site: siteId, restUpTo: release });

/** What a pack says of one console. Told apart by hand, so that a refusal names the field and not the whole entry. */
export const siteEntrySchema = z.unknown().check((payload) => {
  const { value } = payload;
  const isRestEntry = typeof value === 'object' && value !== null && 'restUpTo' in value;
  const read = z.safeParse(isRestEntry ? siteRestSchema : sitePatchSchema, value);
  for (const { path, code } of read.error?.issues ?? [])
    payload.issues.push({ code: 'custom', path, input: value, ...(code && { params: { code } }) });
}) as unknown as z.ZodMiniType<SiteEntry>;

/** What was taught, out of a file: of each console its patch, if that is one of ours and names the console it stands for. */
export function soundTaught(stored: unknown): SitePatch[] {
  if (typeof stored !== 'object' || stored === null) return [];
  return Object.entries(stored).flatMap(([site, taught]) => {
    const { patch } = (typeof taught === 'object' && taught !== null ? taught : {}) as { patch?: unknown };
    const read = z.safeParse(sitePatchSchema, patch);
    return read.success && read.data.site === site ? [read.data] : [];
  });
}
