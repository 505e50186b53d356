/**
 * Owns one life of the team's line: hears the team, tells the own numbers, says how it stands. Started when somebody looks
 * or works, stopped when nobody does. Everything it must remember is in the ledger: it may be killed at any moment.
 */
import type { BusinessDay } from '../core/ids';
import type { Ledger } from '../db/ledger';
import { readMeta, type TeamStatus, writeMeta } from '../db/meta';
import { forgetTeamDaysBefore } from '../db/team';
import { type HubLine, HubRefusedError, openHub } from './connect';
import { WAITS_BEAT_SEC } from './day-value';
import type { Handout } from './handouts';
import { listenToTeam } from './hear-team';
import type { Invitation } from './invitation';
import { KEPT_DAYS } from './names';
import type { RuleOf } from './own-day';
import { createTeller } from './tell-own';

/** At most one write in this time; what changes meanwhile goes with the next. Large teams speak less often each. */
export const tellGapMs = (members: number) => (members <= 60 ? 1500 : members <= 500 ? 5000 : 15_000);
const RETRY_MS = { least: 1000, most: 30_000 } as const;
/** A server whose disk ran full stops answering writes and nothing else: so many in a row are no accident. */
const SILENT_TELLINGS = 3;
const KEPT_MS = KEPT_DAYS * 86_400_000;

export interface SyncSeams {
  ledger: Ledger;
  membership: Invitation;
  ruleOf: RuleOf;
  dayOf(at: number): BusinessDay;
  now(): number;
  /** What leads hand out, whenever it is another; `line` fetches it. */
  onHandouts?(handouts: Handout[], line: HubLine): void;
  /** The line is up and the team is known: what waited may go. */
  onSettled?(): void;
  /** Default: the real one. */
  open?: typeof openHub;
  tellGapMs?: number;
}

export interface TeamSync {
  /** Own numbers may have changed. */
  changed(): void;
  /** The line, while there is one and it is up. */
  line(): HubLine | undefined;
  stop(): Promise<void>;
  /** Resolves when there is nothing more to do: stopped, put out, taken over. Never rejects. */
  ended: Promise<void>;
}

/** Returns at once; how it stands is told in the ledger's `teamStatus`. */
export function startSync(seams: SyncSeams): TeamSync {
  const { ledger, membership, now, dayOf } = seams;
  const { team, member, device, role } = membership;
  const state: {
    line?: HubLine;
    stopped: boolean;
    timer?: ReturnType<typeof setTimeout> | undefined;
    beat?: ReturnType<typeof setTimeout> | undefined;
    wake?: () => void;
    toldAt: number;
    dirty: boolean;
    /** The server's revision of our own days is known: before that we might tell one that others have passed. */
    aligned: boolean;
    telling: boolean;
    /** Once per connection our clock is held against the server's. */
    clockRead: boolean;
    failures: number;
    members: () => number;
  } = {
    stopped: false,
    members: () => 0,
    toldAt: Number.NEGATIVE_INFINITY,
    dirty: true,
    aligned: false,
    telling: false,
    clockRead: false,
    failures: 0,
  };
  let tellNow: () => Promise<void> = async () => undefined;

  async function say(status: Partial<TeamStatus> & Pick<TeamStatus, 'state'>): Promise<void> {
    const before = await readMeta(ledger, 'teamStatus');
    await writeMeta(ledger, 'teamStatus', { ...before, ...status, at: now() });
  }

  /** Our clock against the server's stamp on what it has just taken. */
  async function skewOf(line: HubLine, told: string, toldAt: number): Promise<Pick<TeamStatus, 'skewMs'>> {
    const { serverAt } = (await line.get(told).catch(() => undefined)) ?? {};
    if (serverAt === undefined) return {};
    return { skewMs: toldAt - serverAt };
  }

  function changed(): void {
    state.dirty = true;
    plan();
  }

  function plan(): void {
    if (
      state.stopped ||
      !state.aligned ||
      state.telling ||
      !state.dirty ||
      state.timer !== undefined ||
      !state.line?.isUp()
    )
      return;
    const due = state.toldAt + (seams.tellGapMs ?? tellGapMs(state.members())) - performance.now();
    const backOff = state.failures === 0 ? 0 : Math.min(RETRY_MS.most, RETRY_MS.least * 2 ** state.failures);
    const wait = Math.max(0, due, backOff === 0 ? 0 : backOff * (0.5 + Math.random() / 2));
    state.timer = setTimeout(() => {
      state.timer = undefined;
      void tellNow();
    }, wait);
  }

  async function run(): Promise<void> {
    await say({ state: 'connecting' });
    const line = await reach();
    if (!line) return;
    if (state.stopped) {
      await line.close();
      return;
    }
    state.line = line;
    const teller = createTeller({
      ledger,
      line,
      seat: { team, member, device, role },
      ruleOf: seams.ruleOf,
      today: () => dayOf(now()),
      now,
    });
    const takeOver = () => say({ state: 'taken' }).then(() => line.close());
    const ear = listenToTeam({
      ledger,
      line,
      team,
      now,
      isKept: (day) => day >= dayOf(now() - KEPT_MS) && day <= dayOf(now() + 86_400_000),
      role,
      onHandouts: (handouts) => seams.onHandouts?.(handouts, line),
      onOwn: (telling, key) => {
        if (key.member !== member || key.device !== device) return false;
        void teller.isForeign(telling, key.day).then((foreign) => (foreign ? takeOver() : undefined));
        return true;
      },
    });
    state.members = ear.members;
    tellNow = async () => {
      clearTimeout(state.beat);
      state.telling = true;
      state.dirty = false;
      state.toldAt = performance.now();
      try {
        const told = await teller.tell();
        if (told !== undefined) {
          const toldAt = now();
          await say({ state: 'up', toldAt, refusedFrames: ear.refused() });
          if (!state.clockRead) await say({ state: 'up', ...(await skewOf(line, told, toldAt)) });
          state.clockRead = true;
        }
        state.failures = 0;
        if (teller.someoneWaits()) state.beat = setTimeout(changed, WAITS_BEAT_SEC * 1000);
      } catch (error) {
        state.dirty = true;
        state.failures = Math.min(5, state.failures + 1);
        const code = error instanceof HubRefusedError ? error.code : undefined;
        if (code === 403) await say({ state: 'refused' });
        else if (line.isUp() && (code || state.failures >= SILENT_TELLINGS)) await say({ state: 'unkept' });
      } finally {
        state.telling = false;
        plan();
      }
    };
    const settleIn = async () => {
      if ((await teller.align()) === 'taken') return takeOver();
      state.aligned = true;
      state.clockRead = false;
      state.dirty = true;
      plan();
      const today = dayOf(now());
      await ear.takeAll(today);
      await say({ state: 'up', refusedFrames: ear.refused() });
      seams.onSettled?.();
      await forgetTeamDaysBefore(ledger, dayOf(now() - KEPT_MS));
      if ((await readMeta(ledger, 'teamStatus'))?.heardOn === today) return;
      await ear.takePast(today);
      await say({ state: 'up', heardOn: today });
    };
    const settling = () =>
      settleIn().catch(async () => {
        state.failures = Math.min(5, state.failures + 1);
        // Half a picture is a picture: what is silent now is asked for again.
        await rest(RETRY_MS.least * 2 ** state.failures * (0.5 + Math.random()));
        if (!state.stopped && line.isUp()) void settling();
      });
    line.onUp((up) => {
      if (up) void settling();
      else void say({ state: 'down' }).catch(() => undefined);
    });
    void settling();
    const end = await line.ended;
    for (const timer of [state.timer, state.beat]) clearTimeout(timer);
    await ear.settle();
    if (end === 'refused') await say({ state: 'refused' });
    else if ((await readMeta(ledger, 'teamStatus'))?.state !== 'taken') await say({ state: 'resting' });
  }

  /** Tries until it is let in, refused or stopped. */
  async function reach(): Promise<HubLine | undefined> {
    for (let attempt = 0; !state.stopped; attempt += 1) {
      try {
        return await (seams.open ?? openHub)(membership);
      } catch (error) {
        const refused = error instanceof HubRefusedError;
        await say({ state: refused ? 'refused' : 'down' });
        if (refused) return undefined;
        const most = Math.min(RETRY_MS.most, RETRY_MS.least * 2 ** (attempt + 1));
        await rest(most * (0.5 + Math.random() / 2));
      }
    }
    return undefined;
  }

  /** Ends early when we are stopped. */
  function rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      state.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const ended = run().catch(() => undefined);
  return {
    changed,
    line: () => (state.line?.isUp() ? state.line : undefined),
    async stop() {
      state.stopped = true;
      for (const timer of [state.timer, state.beat]) clearTimeout(timer);
      state.wake?.();
      await state.line?.close().catch(() => undefined);
      await ended;
    },
    ended,
  };
}
