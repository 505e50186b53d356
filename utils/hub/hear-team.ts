/** Owns taking in what the server has of the team: once whole, then change by change. Frames that are not right are dropped and counted. */
import { asId, type BusinessDay } from '../core/ids';
import { shiftDay } from '../core/period';
import type { Ledger, TeamDoc } from '../db/ledger';
import { memberAgentId, putTeamDays, putTeamDoc, teamDayKey } from '../db/team';
import { reportsDoc } from '../db/team-reports';
import type { TeamDay } from '../db/told-rows';
import { answersSchema, battlesSchema, membersSchema } from '../schema/hub';
import type { HubLine, Stored } from './connect';
import { readDayValue } from './day-value';
import { type Handout, handoutsSubject, readHandouts } from './handouts';
import {
  KEPT_DAYS,
  parseReportsSubject,
  parseStatsSubject,
  ROSTER_DOCS,
  type Role,
  reportsSubject,
  rosterSubject,
  statsSubject,
} from './names';
import { readReports } from './reports';

interface Seat {
  team: string;
  member: string;
  device: string;
}

type Members = readonly { id: string; devices: readonly { id: string }[] }[];

const GATHER_MS = 100;
/** Days by devices that are asked for at once: few of a large team, where everybody asks. */
const PAST_KEYS = 2000;

export interface TeamEar {
  /** Takes in the documents, then every member's `day`. Resolves when all of it is in the ledger. */
  takeAll(day: BusinessDay): Promise<void>;
  /** After `takeAll`: the days before, the newest first, late tellings among them. Of a small team all that there are, of a huge one none. */
  takePast(today: BusinessDay): Promise<void>;
  /** How many people the team's list names; 0 while it is not known. */
  members(): number;
  /** Frames refused so far. */
  refused(): number;
  /** Writes what has been gathered. */
  settle(): Promise<void>;
}

export interface EarSeams {
  ledger: Ledger;
  line: HubLine;
  team: string;
  now(): number;
  /** What people tell their leads is heard by leads only: the server lets nobody else. */
  role: Role;
  /** Days outside are refused: a colleague could otherwise fill our disk with days that never were. */
  isKept(day: string): boolean;
  /** What leads hand out, whenever it is another. */
  onHandouts?(handouts: Handout[]): void;
  /** Asked of every day: whether it lies under our own key, by us or by another browser with our invitation. */
  onOwn(telling: { rev: number; by: string }, key: { member: string; device: string; day: string }): boolean;
}

/** Listens from now on: call before `takeAll`, so that nothing falls between the two. */
export function listenToTeam({ ledger, line, team, now, isKept, onOwn, onHandouts, role }: EarSeams): TeamEar {
  const hearsReports = role === 'lead';
  const gathered: TeamDay[] = [];
  const state: {
    refused: number;
    members: number;
    seats: Seat[];
    timer?: ReturnType<typeof setTimeout> | undefined;
    writing: Promise<unknown>;
  } = {
    refused: 0,
    members: 0,
    seats: [],
    writing: Promise.resolve(),
  };
  const refuse = () => {
    state.refused += 1;
  };

  function takeDay(stored: Stored): void {
    const day = dayOf(stored, team, now());
    if (!day || !isKept(day.day)) {
      refuse();
      return;
    }
    // What is counted here is not kept a second time.
    if (onOwn(day, day)) return;
    gathered.push(day);
    state.timer ??= setTimeout(() => void write(), GATHER_MS);
  }

  function write(): Promise<unknown> {
    clearTimeout(state.timer);
    state.timer = undefined;
    const batch = gathered.splice(0);
    state.writing = state.writing.then(() => putTeamDays(ledger, batch)).catch(refuse);
    return state.writing;
  }

  /** @returns false when what is here is newer */
  async function takeDoc(stored: Stored): Promise<boolean> {
    const doc = docOf(stored, team, now());
    if (!doc) {
      refuse();
      return true;
    }
    if (doc.name === 'members') state.members = membersIn(doc).length;
    return putTeamDoc(ledger, doc);
  }

  /** Old servers put no time on what they tell: when it looks old, it is asked for with its time. */
  async function hearDoc(stored: Stored): Promise<void> {
    if (await takeDoc(stored)) return;
    const there = await line.get(stored.subject);
    if (there) await takeDoc(there);
  }

  line.hear(`live.stats.${team}.>`, takeDay, refuse);
  function takeHandouts({ subject, bytes }: Stored): void {
    if (subject !== handoutsSubject(team)) return;
    const handouts = readHandouts(bytes);
    if (handouts) onHandouts?.(handouts);
    else refuse();
  }

  async function takeDaysOf(day: BusinessDay): Promise<void> {
    await line.getMany(
      state.seats.map((seat) => statsSubject({ ...seat, day })),
      takeDay,
    );
    await write();
  }

  async function takeReports({ subject, bytes, sequence, serverAt }: Stored): Promise<void> {
    const seat = parseReportsSubject(subject);
    const value = readReports(bytes);
    if (seat?.team !== team || !value) return refuse();
    const name = reportsDoc(seat);
    const doc = { key: `${team}|${name}`, team, name, rev: sequence, value, receivedAt: now() };
    await putTeamDoc(ledger, { ...doc, ...(serverAt !== undefined && { serverAt }) });
  }

  if (hearsReports) line.hear(`live.reports.${team}.>`, (stored) => void takeReports(stored).catch(refuse), refuse);
  line.hear(`live.packs.${team}.>`, takeHandouts, refuse);
  line.hear(`live.roster.${team}.>`, (stored) => void hearDoc(stored).catch(refuse), refuse);

  return {
    async takeAll(day) {
      await line.flush();
      const members = await line.get(rosterSubject(team, 'members'));
      if (members) await takeDoc(members);
      for (const name of ['battles', 'answers'] as const) {
        const there = await line.get(rosterSubject(team, name));
        if (there) await takeDoc(there);
      }
      state.seats = membersIn(members && docOf(members, team, now())).flatMap(({ id, devices }) =>
        devices.map((device) => ({ team, member: id, device: device.id })),
      );
      const handouts = await line.get(handoutsSubject(team));
      if (handouts) takeHandouts(handouts);
      await takeDaysOf(day);
      if (!hearsReports) return;
      const reports: Stored[] = [];
      // A server that was set up by an older version has no place for them; all else is here.
      await line.getMany(state.seats.map(reportsSubject), (stored) => reports.push(stored)).catch(refuse);
      for (const stored of reports) await takeReports(stored);
    },
    async takePast(today) {
      const days = Math.min(KEPT_DAYS - 1, Math.floor(PAST_KEYS / Math.max(1, state.seats.length)));
      for (let back = 1; back <= days; back += 1) await takeDaysOf(shiftDay(today, -back));
    },
    members: () => state.members,
    refused: () => state.refused,
    settle: async () => void (await write()),
  };
}

function dayOf(
  { subject, bytes, serverAt }: Stored,
  team: string,
  now: number,
): (TeamDay & { by: string }) | undefined {
  const key = parseStatsSubject(subject);
  if (!key || key.team !== team) return undefined;
  const day = asId<BusinessDay>(key.day);
  const telling = readDayValue(bytes, memberAgentId(key.member), day);
  if (!telling) return undefined;
  return {
    ...key,
    ...telling,
    day,
    key: teamDayKey({ ...key, day }),
    receivedAt: now,
    ...(serverAt !== undefined && { serverAt }),
  };
}

const DOC_SCHEMAS = { members: membersSchema, battles: battlesSchema, answers: answersSchema } as const;

function docOf({ subject, bytes, sequence, serverAt }: Stored, team: string, now: number): TeamDoc | undefined {
  const name = ROSTER_DOCS.find((each) => subject === rosterSubject(team, each));
  if (!name) return undefined;
  try {
    const parsed = DOC_SCHEMAS[name].safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    if (!parsed.success) return undefined;
    const doc = { key: `${team}|${name}`, team, name, rev: sequence, value: parsed.data, receivedAt: now };
    return { ...doc, ...(serverAt !== undefined && { serverAt }) };
  } catch {
    return undefined;
  }
}

/** Checked when it came in. */
const membersIn = (doc: TeamDoc | undefined): Members =>
  (doc?.value as { members: Members } | undefined)?.members ?? [];
