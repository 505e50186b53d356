/**
 * Owns what packs say of consoles' pages: used when a person agreed to what they saw, and taken back when no pack says it any
 * more (gone back, removed, switched off, expired, the team was left). Refuses what no pack in use says now.
 */
import type { SiteId } from '../../utils/core/ids';
import { carriedSites, isOf, notUnder, type SiteChoice, settleChoices } from '../../utils/core/pack-sites';
import { isRest } from '../../utils/core/site-patch';
import type { Ledger } from '../../utils/db/ledger';
import { readMeta, readMetas, writeMeta } from '../../utils/db/meta';
import { checksumOf } from '../../utils/library/store-packs';
import type { Request, Response } from '../../utils/messaging/protocol';
import { warn } from '../../utils/platform/log';
import { readSiteSetting } from '../../utils/settings/read';
import { readTaught } from '../../utils/settings/taught-sites';
import { writeSiteSetting } from '../../utils/settings/write';
import type { BackgroundContext } from './context';
import { oneAtATime } from './one-at-a-time';
import type { TeachDesk } from './teach';

export interface GivenSites {
  decide(request: Request<'teach/decide'>): Promise<Response<'teach/decide'>>;
  /** The person let go of what was taught of a console: what came by a pack is not offered again. */
  forgotten(siteId: SiteId): Promise<void>;
  /** The library, the team, the day or our release is another: takes back what no pack says now. */
  settle(): Promise<void>;
}

interface GivenSeams {
  teach: Pick<TeachDesk, 'use' | 'takeBack'>;
  /** Release of ours that runs. */
  version: string;
  /** Preferences changed: their copy follows. */
  changed(): void;
}

export function createGivenSites(context: BackgroundContext, { teach, version, changed }: GivenSeams): GivenSites {
  const line = oneAtATime((error) => warn('sites', 'not settled', error));

  async function carriedNow(ledger: Ledger) {
    const rows = await ledger.packs.toArray();
    const sound = [];
    for (const row of rows) if (row.pack.sites && (await checksumOf(row.pack)) === row.checksum) sound.push(row);
    const seat = await readMeta(ledger, 'team');
    const day = (await context.folding()).calendar.dayOf(context.now());
    return carriedSites(sound, { team: seat?.team, day, version });
  }

  async function use({ packId, entry }: Request<'teach/decide'>): Promise<SiteChoice | 'host' | 'full'> {
    if (isRest(entry)) {
      const { value: wasOn } = await readSiteSetting(context.keyValue, entry.site, 'enabled');
      await writeSiteSetting(context.keyValue, entry.site, 'enabled', false);
      changed();
      return { packId, entry, used: true, ...(!wasOn && { wasOff: true as const }) };
    }
    const before = (await readTaught(context.keyValue))[entry.site]?.patch;
    const refused = await teach.use(entry);
    if (refused) return refused;
    changed();
    return { packId, entry, used: true, ...(before && { before }) };
  }

  async function undo({ entry, before, wasOff }: SiteChoice): Promise<void> {
    if (!isRest(entry)) await teach.takeBack(entry, before);
    else if (!wasOff) await writeSiteSetting(context.keyValue, entry.site, 'enabled', true);
    changed();
  }

  async function settle(): Promise<void> {
    const ledger = await context.ledger();
    const choices = (await readMeta(ledger, 'siteChoices')) ?? [];
    if (choices.length === 0) return;
    const { kept, undone } = settleChoices(choices, await carriedNow(ledger));
    for (const choice of undone) await undo(choice);
    if (kept.length < choices.length) await writeMeta(ledger, 'siteChoices', kept);
  }

  return {
    settle: () => line.quietly(settle),
    forgotten: (siteId) =>
      line.asked(async () => {
        const ledger = await context.ledger();
        const choices = (await readMeta(ledger, 'siteChoices')) ?? [];
        const isGone = ({ entry }: SiteChoice) => entry.site === siteId && !isRest(entry);
        if (!choices.some(isGone)) return;
        const left = choices.map((one) => (isGone(one) ? { packId: one.packId, entry: one.entry, used: false } : one));
        await writeMeta(ledger, 'siteChoices', left);
      }),
    decide: (request) =>
      line.asked(async () => {
        const ledger = await context.ledger();
        const carried = await carriedNow(ledger);
        const [choices = []] = await readMetas(ledger, 'siteChoices');
        const before = choices.find((each) => isOf(each, request));
        const isCarried = carried.some((one) => isOf(one, request));
        if (request.use && !isCarried) return { refused: 'gone' };
        if (before?.used === request.use) return {};
        if (before?.used) await undo(before);
        const choice = request.use ? await use(request) : { packId: request.packId, entry: request.entry, used: false };
        if (typeof choice === 'string') return { refused: choice };
        const others = choices.filter((each) => !isOf(each, request));
        const left = before?.used ? notUnder(others, before) : others;
        await writeMeta(ledger, 'siteChoices', [...left, choice]);
        return {};
      }),
  };
}
