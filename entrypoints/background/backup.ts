/** Owns taking a file of records in, over several messages: staged, checked, then put in the place of what is kept. */
import { finishStage, stageRows } from '../../utils/db/backup/stage';
import type { Ledger, StoredPack } from '../../utils/db/ledger';
import {
  createLedger,
  dropStore,
  FIRST_PLACE,
  nextPlace,
  PLACE_KEY,
  type Place,
  readPlace,
} from '../../utils/db/place';
import { parsePack } from '../../utils/library/parse-pack';
import { checksumOf } from '../../utils/library/store-packs';
import type { Ack, Request, Response } from '../../utils/messaging/protocol';
import { type Handlers, RefusedError } from '../../utils/messaging/server';
import { warn } from '../../utils/platform/log';
import { LIBRARY_CHANGED, RECORDS_REPLACED } from '../../utils/settings/announcements';
import { decodeSetting } from '../../utils/settings/read';
import { SETTINGS, settingKey } from '../../utils/settings/settings';
import { EVERY_SITE } from '../../utils/sites/index';
import { type BackgroundContext, SALT_KEY } from './context';
import { createFolding } from './folding';
import { soundSettings } from './settings-copy';

const STAGE_KEY = 'stage-place';
const DONE: Ack = { ok: true, watermark: 0 };

type BackupKind = 'backup/begin' | 'backup/put' | 'backup/finish';

export function createBackupHandlers(
  context: BackgroundContext,
  openStore: (place: Place) => Promise<Ledger> = createLedger,
): Pick<Handlers, BackupKind> {
  const { keyValue } = context;

  async function stagePlace(): Promise<Place> {
    const raw = await keyValue.read(STAGE_KEY);
    if (raw === undefined) throw new RefusedError('bad-request', { where: 'begin' });
    return readPlace(raw);
  }

  async function onStage<Value>(work: (staged: Ledger) => Promise<Value>): Promise<Value> {
    const staged = await openStore(await stagePlace());
    try {
      return await work(staged);
    } finally {
      staged.close();
    }
  }

  async function finish({ head }: Request<'backup/finish'>): Promise<Response<'backup/finish'>> {
    const place = await stagePlace();
    const settings = soundSettings(
      head.settings,
      EVERY_SITE.map(({ id }) => id),
    );
    const calendar = decodeSetting(settings[settingKey('calendar')], SETTINGS.calendar).value;
    const folding = createFolding(calendar);
    if (!(await onStage((staged) => finishStage(staged, head, folding, context.now()))))
      return { ok: false, problem: 'damaged' };
    const before = readPlace(await keyValue.read(PLACE_KEY));
    await context.ledger().catch(() => undefined);
    await context.keeper.settled();
    await context.keeper.drop();
    // The one moment that counts: from here on the new store is the store.
    await keyValue.writeAll({
      ...settings,
      [PLACE_KEY]: place,
      ...(head.salt !== undefined && { [SALT_KEY]: head.salt }),
    });
    await keyValue.remove(STAGE_KEY);
    await context.reopen();
    await dropStore(before, openStore);
    // Tabs know what the store before knew, and name buyers as it did: they begin anew.
    for (const changed of [LIBRARY_CHANGED, RECORDS_REPLACED])
      await keyValue.write(changed, context.now()).catch((error: unknown) => warn('backup', 'not told', error));
    const { facts, packs } = head.counts;
    return { ok: true, facts, days: await countDays(), packs, settings: Object.keys(settings).length };
  }

  async function countDays(): Promise<number> {
    return (await (await context.ledger()).rows.orderBy('day').uniqueKeys()).length;
  }

  return {
    'backup/begin': async () => {
      const inUse = readPlace(await keyValue.read(PLACE_KEY));
      const place = nextPlace(inUse) ?? FIRST_PLACE;
      // What an earlier, unfinished import may have left there is nobody's.
      await dropStore(place, openStore);
      await keyValue.write(STAGE_KEY, place);
      return DONE;
    },
    'backup/put': async ({ section, rows }) => {
      if (section === 'packs') await checkPacks(rows as StoredPack[]);
      const { calendar } = await context.folding();
      await onStage((staged) => stageRows(staged, section, rows, calendar));
      return DONE;
    },
    'backup/finish': finish,
  };
}

/** A pack out of a file is checked as any other that comes in. */
async function checkPacks(rows: readonly StoredPack[]): Promise<void> {
  for (const [index, { pack, checksum, previous }] of rows.entries()) {
    // The version before is one tap away from being the one in use.
    const both = [{ pack, checksum }, ...(previous ? [previous] : [])];
    for (const each of both) {
      if (parsePack(JSON.stringify(each.pack)).ok && (await checksumOf(each.pack)) === each.checksum) continue;
      throw new RefusedError('bad-request', { where: `packs.${index}` });
    }
  }
}
