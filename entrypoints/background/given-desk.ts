/**
 * Owns the way by which one kind of what packs carry comes into use: when a person agreed to what they saw, and taken back when
 * no pack says it any more (gone back, removed, switched off, expired, the team was left). Refuses what no pack in use says now.
 */
import type { CarryingPack, CarryNow, Choice, choosing } from '../../utils/core/pack-choices';
import type { Ledger } from '../../utils/db/ledger';
import { type MetaRecords, readMeta, writeMeta } from '../../utils/db/meta';
import { checksumOf } from '../../utils/library/store-packs';
import { warn } from '../../utils/platform/log';
import type { BackgroundContext } from './context';
import { oneAtATime } from './one-at-a-time';

interface Given<Entry, Made extends Choice<Entry>, Refusal> {
  kind: Pick<ReturnType<typeof choosing<Entry>>, 'isOf' | 'settle' | 'notUnder'>;
  /** Where the choices are kept. */
  kept: { [Name in keyof MetaRecords]: MetaRecords[Name] extends Made[] ? Name : never }[keyof MetaRecords];
  /** Whether a pack carries any of it: the others are not even checked. */
  isIn(row: CarryingPack): boolean;
  carried(packs: readonly CarryingPack[], now: CarryNow): ReturnType<ReturnType<typeof choosing<Entry>>['carried']>;
  /** Puts it into use; answers why not, or with what was there before. */
  use(wish: Pick<Made, 'packId' | 'entry'>): Promise<Made | Refusal>;
  undo(choice: Made): Promise<void>;
}

export interface GivenDesk<Entry, Made extends Choice<Entry>, Refusal> {
  decide(wish: Pick<Made, 'packId' | 'entry'> & { use: boolean }): Promise<{ refused?: Refusal | 'gone' }>;
  /** The library, the team, the day or our release is another: takes back what no pack says now. */
  settle(): Promise<void>;
  /** Rewrites the choices, in their turn; undefined leaves them. */
  rewrite(change: (choices: Made[]) => Made[] | undefined): Promise<void>;
}

export function createGivenDesk<Entry, Made extends Choice<Entry>, Refusal extends string>(
  context: BackgroundContext,
  { kind, kept, isIn, carried, use, undo }: Given<Entry, Made, Refusal>,
): GivenDesk<Entry, Made, Refusal> {
  const line = oneAtATime((error) => warn('given', 'not settled', error));
  const read = async (ledger: Ledger) => ((await readMeta(ledger, kept)) ?? []) as unknown as Made[];
  const write = (ledger: Ledger, choices: Made[]) =>
    writeMeta(ledger, kept, choices as unknown as MetaRecords[typeof kept]);

  async function carriedNow(ledger: Ledger) {
    const sound = [];
    for (const row of await ledger.packs.toArray())
      if (isIn(row) && (await checksumOf(row.pack)) === row.checksum) sound.push(row);
    const seat = await readMeta(ledger, 'team');
    const day = (await context.folding()).calendar.dayOf(context.now());
    return carried(sound, { team: seat?.team, day });
  }

  async function settle(): Promise<void> {
    const ledger = await context.ledger();
    const choices = await read(ledger);
    if (choices.length === 0) return;
    const settled = kind.settle(choices, await carriedNow(ledger));
    for (const choice of settled.undone) await undo(choice);
    if (settled.kept.length < choices.length) await write(ledger, settled.kept);
  }

  return {
    settle: () => line.quietly(settle),
    rewrite: (change) =>
      line.asked(async () => {
        const ledger = await context.ledger();
        const next = change(await read(ledger));
        if (next) await write(ledger, next);
      }),
    decide: (wish) =>
      line.asked(async () => {
        const ledger = await context.ledger();
        const { packId, entry } = wish;
        const now = await carriedNow(ledger);
        const choices = await read(ledger);
        const before = choices.find((each) => kind.isOf(each, wish));
        if (wish.use && !now.some((one) => kind.isOf(one, wish))) return { refused: 'gone' };
        if (before?.used === wish.use) return {};
        if (before?.used) await undo(before);
        const choice = wish.use ? await use({ packId, entry }) : ({ packId, entry, used: false } as Made);
        if (typeof choice === 'string') return { refused: choice };
        const others = choices.filter((each) => !kind.isOf(each, wish));
        await write(ledger, [...(before?.used ? kind.notUnder(others, before) : others), choice]);
        return {};
      }),
  };
}
