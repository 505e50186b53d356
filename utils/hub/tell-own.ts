/**
 * Owns telling the own days: whole totals with a revision that only grows and is kept before it is sent, so that a killed
 * worker repeats at worst. Nothing queues up but the newest of each day; no clock decides anything.
 */
import type { BusinessDay } from '../core/ids';
import { shiftDay } from '../core/period';
import type { Ledger } from '../db/ledger';
import { readMeta, writeMeta } from '../db/meta';
import { memberAgentId } from '../db/team';
import { readOwnReasons } from '../db/team-themes';
import type { HubLine } from './connect';
import { fingerprintOf, readDayValue, writeDayValue } from './day-value';
import { KEPT_DAYS, type Role, statsSubject } from './names';
import { type RuleOf, readOwnDay, readOwnPacks, readOwnWaits } from './own-day';

export interface TellSeams {
  ledger: Ledger;
  line: HubLine;
  /** A board looks only: it tells nothing, and the server would not take it. */
  seat: { team: string; member: string; device: string; role: Role };
  ruleOf: RuleOf;
  today(): BusinessDay;
  now(): number;
}

export interface Teller {
  /** Looks at the server's own-key values once per connection, so that our revisions go on above them. */
  align(): Promise<'ours' | 'taken'>;
  /**
   * Tells what changed; rejects with HubSilentError when nothing is known: ask again later.
   * @returns the key that was told last; undefined: there was nothing new
   */
  tell(): Promise<string | undefined>;
  /** Whether somebody waited at the last telling: it is told again after a while, as long as somebody does. */
  someoneWaits(): boolean;
  /** Whether a telling heard under our key is another browser's, newer than ours. */
  isForeign(telling: { rev: number; by: string }, day: string): Promise<boolean>;
}

/** One per line: what it knows of the server is looked up anew with each. */
export function createTeller({ ledger, line, seat, ruleOf, today, now }: TellSeams): Teller {
  let someoneWaits = false;
  let caughtUp = false;
  const read = async () => (await readMeta(ledger, 'teamOwn')) ?? { install: 'none', days: {} };

  /** In one transaction, so that two tellings never take the same revision. */
  function nextRev(day: string, atLeast: number): Promise<{ rev: number; install: string }> {
    return ledger.transaction('rw', ledger.meta, async () => {
      const own = await read();
      const rev = Math.max(own.days[day]?.rev ?? 0, atLeast) + 1;
      await writeMeta(ledger, 'teamOwn', { ...own, days: { ...own.days, [day]: { ...own.days[day], rev } } });
      return { rev, install: own.install };
    });
  }

  function keepTold(day: string, rev: number, told: string): Promise<void> {
    return ledger.transaction('rw', ledger.meta, async () => {
      const own = await read();
      const rest = Object.entries(own.days).filter(([name]) => name !== day);
      const kept = rest.sort(([a], [b]) => (a < b ? 1 : -1)).slice(0, KEPT_DAYS);
      // Something newer may have been told meanwhile: then that is what counts.
      if ((own.days[day]?.rev ?? 0) > rev) return;
      await writeMeta(ledger, 'teamOwn', { ...own, days: { ...Object.fromEntries(kept), [day]: { rev, told } } });
    });
  }

  /** Whoever worked without the server for days tells them when it is back: from the last day of which anything was told. */
  async function dueDays(): Promise<readonly BusinessDay[]> {
    const last = today();
    const yesterday = shiftDay(last, -1);
    if (caughtUp) return [yesterday, last];
    const told = Object.entries((await read()).days).flatMap(([day, each]) => (each.told === undefined ? [] : [day]));
    const first = told.sort().at(-1) ?? yesterday;
    const earlier = Array.from({ length: KEPT_DAYS - 1 }, (_, back) => shiftDay(last, back + 1 - KEPT_DAYS));
    return [...earlier.filter((day) => day >= first || day === yesterday), last];
  }

  async function stored(day: BusinessDay) {
    const found = await line.get(statsSubject({ ...seat, day }));
    return found && readDayValue(found.bytes, memberAgentId(seat.member), day);
  }

  return {
    async align() {
      caughtUp = false;
      if (seat.role === 'board') return 'ours';
      for (const day of await dueDays()) {
        const there = await stored(day);
        const own = await read();
        const ours = own.days[day];
        if (!there) {
          // A server restored from an old backup, or a new one: tell it again.
          if (ours?.told !== undefined) await forget(day);
          continue;
        }
        const foreign = there.by !== own.install;
        // The browser that joined last goes on; the one before it finds a foreign, higher revision.
        if (foreign && ours !== undefined && there.rev > ours.rev) return 'taken';
        if (there.rev > (ours?.rev ?? 0)) await nextRev(day, there.rev);
        if (foreign || there.rev < (ours?.rev ?? 0)) await forget(day);
      }
      return 'ours';
    },
    async tell() {
      let told: string | undefined;
      if (seat.role === 'board') return told;
      const due = await dueDays();
      for (const day of due) {
        const { rows, coverage } = await readOwnDay(ledger, day, ruleOf, now());
        const isToday = day === due.at(-1);
        const packs = isToday ? await readOwnPacks(ledger, seat.team) : {};
        const themes = await readOwnReasons(ledger, day);
        const waits = isToday ? await readOwnWaits(ledger, day, ruleOf, now()) : undefined;
        if (isToday) someoneWaits = waits !== undefined;
        const telling = { rows, coverage, packs, themes, ...(waits && { waits }) };
        const print = fingerprintOf(telling);
        const own = await read();
        const before = own.days[day];
        const isEmpty = rows.length === 0 && Object.keys({ ...packs, ...themes, ...waits }).length === 0;
        if (before?.told === print || (isEmpty && before === undefined)) continue;
        const { rev, install } = await nextRev(day, 0);
        told = statsSubject({ ...seat, day });
        await line.put(told, writeDayValue({ rev, by: install, ...telling }));
        await keepTold(day, rev, print);
      }
      caughtUp = true;
      return told;
    },
    someoneWaits: () => someoneWaits,
    async isForeign(telling, day) {
      const own = await read();
      return telling.by !== own.install && telling.rev > (own.days[day]?.rev ?? 0);
    },
  };

  function forget(day: string): Promise<void> {
    return ledger.transaction('rw', ledger.meta, async () => {
      const own = await read();
      const { rev = 0 } = own.days[day] ?? {};
      await writeMeta(ledger, 'teamOwn', { ...own, days: { ...own.days, [day]: { rev } } });
    });
  }
}
