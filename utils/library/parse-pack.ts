/** Owns turning a file's text into a pack, whole or not at all. Every refusal says where, and never quotes what was there. */
import type { PackCode } from '../core/pack-codes';
import { formatOf, PACK_FORMATS } from '../core/pack-formats';
import { type SettingEntry, settingSubject } from '../core/setting-entry';
import { isRest, type SiteEntry } from '../core/site-patch';
import type { Pack, Snippet } from '../core/snippet';
import { packSchema } from '../schema/pack';
import { siteById } from '../sites/match';
import { ownsOrigin } from '../sites/owns-origin';
import { taughtSiteId } from '../sites/taught';
import { scanJson } from './scan';

export type { PackCode };
export type PackReading = { ok: true; pack: Pack } | { ok: false; code: PackCode; where: string };

export function parsePack(text: string): PackReading {
  const scan = scanJson(text);
  if (!scan.ok) return scan;
  const format = (scan.value as { format?: unknown } | null)?.format;
  if (!PACK_FORMATS.some((one) => one === format)) {
    const isOurs = typeof format === 'string' && /^sideline-pack\/\d{1,4}$/.test(format);
    return { ok: false, code: isOurs ? 'newer-format' : 'bad-format', where: 'format' };
  }
  const parsed = packSchema.safeParse(scan.value);
  if (!parsed.success) {
    return { ok: false, code: 'bad-field', where: parsed.error.issues[0]?.path.map(String).join('.') ?? '' };
  }
  const refusal = judge(parsed.data);
  return refusal ? { ok: false, ...refusal } : { ok: true, pack: parsed.data };
}

/** What holds between fields, which no field can say alone. */
function judge(pack: Pack): { code: PackCode; where: string } | undefined {
  if ((pack.scope === 'shop') !== (pack.shops !== undefined)) return { code: 'bad-shops', where: 'shops' };
  const seen = new Set<string>();
  for (const [index, snippet] of pack.snippets.entries()) {
    if (seen.has(snippet.id)) return { code: 'duplicate-id', where: `snippets.${index}.id` };
    seen.add(snippet.id);
    if (endsBeforeItStarts(snippet)) return { code: 'bad-dates', where: `snippets.${index}.activeTo` };
  }
  // An older release must hear that it is too old, and not that a field is wrong.
  if (formatOf(pack) > pack.format) return { code: 'bad-field', where: 'format' };
  return judgeSites(pack.sites ?? []) ?? judgeSettings(pack.settings ?? []);
}

/** One suggestion about each thing. */
function judgeSettings(entries: readonly SettingEntry[]): { code: PackCode; where: string } | undefined {
  const subjects = entries.map(settingSubject);
  const twice = subjects.findIndex((subject, index) => subjects.indexOf(subject) < index);
  return twice < 0 ? undefined : { code: 'bad-field', where: `settings.${twice}` };
}

/** One patch and one rest of each console; a known one's own pages, or the one page that it was taught on. */
function judgeSites(entries: readonly SiteEntry[]): { code: PackCode; where: string } | undefined {
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const known = siteById(entry.site);
    const name = `${entry.site} ${isRest(entry)}`;
    const isOwn = isRest(entry)
      ? known !== undefined
      : known
        ? ownsOrigin(entry.origin, [known])
        : entry.site === taughtSiteId(entry.origin);
    if (!isOwn || seen.has(name)) return { code: 'bad-site', where: `sites.${index}` };
    seen.add(name);
  }
  return undefined;
}

function endsBeforeItStarts({ activeFrom, activeTo }: Snippet): boolean {
  return activeFrom !== undefined && activeTo !== undefined && activeFrom > activeTo;
}
