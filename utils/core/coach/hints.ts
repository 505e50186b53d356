/**
 * Which one hint is said now, if any. Owns budget, cool-down, priority and fading; never two at once, never about a chat that
 * is not the agent's. Knows no words and no page: scenes of plain numbers in, a rule and its subject out.
 */
import type { CoachChoices } from './hint-choices';
import { type HintEvent, type HintFacts, type HintRule, type HintScope, holds } from './hint-rule';
import type { Lesson } from './kept';

/** Something a hint can be about, as it is at one moment. */
export interface Scene {
  scope: HintScope;
  /** The chat's or the item's key; 'shift' for the person's own hour. */
  subject: string;
  /** False for a chat that was handed on: nothing is said of it. */
  mine: boolean;
  facts: HintFacts;
}

export interface SaidHint {
  rule: HintRule;
  subject: string;
  facts: HintFacts;
  saidAt: number;
  /** It was said before and is said again. */
  softer: boolean;
  /** The sound budget allows one, and it is the first time. */
  sound: boolean;
}

export interface HintMoment {
  now: number;
  /** Quiet hours. */
  quiet: boolean;
  choices: Pick<CoachChoices, 'focus' | 'hintsPerHour' | 'soundsPerTenMin' | 'off' | 'hints'>;
}

export interface HintEngine {
  /** Looks at the scenes and says which hint stands now; the same object while it is the same. */
  step(scenes: readonly Scene[], moment: HintMoment): SaidHint | undefined;
  /** Something was done about a chat: whether the hint was followed in its time is learned. */
  note(event: HintEvent, subject: string, now: number): void;
  /** It was taken up: gone, until its cool-down is over. */
  settle(): void;
  /** "Not this": gone, and not said again of this subject. */
  waveOff(): void;
  current(): SaidHint | undefined;
  /** What was learned since the last call, as sums to add. */
  takeLessons(): Lesson[];
}

const HOUR_MS = 3_600_000;
const TEN_MIN_MS = 600_000;
/** What cannot wait has a purse of its own: it never starves, and it cannot run wild either. */
export const LASTING_PER_HOUR = 60;
/** Below this many showings nothing is concluded. */
const LEARNED_AFTER = 10;
const MOST_REMEMBERED = 2000;

/** How many times longer a hint's cool-down has grown, because nobody follows it. */
export function fadingOf(lesson: Lesson | undefined): number {
  if (!lesson || lesson.shown < LEARNED_AFTER) return 1;
  if (lesson.refused * 2 > lesson.shown) return 16;
  const share = lesson.taken / lesson.shown;
  return share < 0.05 ? 8 : share < 0.15 ? 3 : 1;
}

export function createHintEngine(rules: readonly HintRule[], lessons: readonly Lesson[]): HintEngine {
  const byScope = new Map<HintScope, HintRule[]>();
  for (const rule of [...rules].sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1)))
    byScope.set(rule.scope, [...(byScope.get(rule.scope) ?? []), rule]);
  const learned = new Map(lessons.map((lesson) => [lesson.id, { ...lesson }]));
  const saidAt = new Map<string, number>();
  const waved = new Set<string>();
  const purses = { ordinary: [] as number[], lasting: [] as number[], sounds: [] as number[] };
  let standing: SaidHint | undefined;
  let followable: SaidHint[] = [];
  let untold: Lesson[] = [];

  const keyOf = (rule: HintRule, subject: string) => `${rule.id} ${subject}`;

  function mayBeSaid(rule: HintRule, subject: string, { now, quiet, choices }: HintMoment): boolean {
    const key = keyOf(rule, subject);
    if (choices.off.includes(rule.id) || waved.has(key)) return false;
    if (!rule.lasting && (quiet || choices.focus || !choices.hints)) return false;
    const before = saidAt.get(key);
    if (before !== undefined && now - before < rule.coolDownSec * 1000 * fading(rule)) return false;
    const purse = rule.lasting ? purses.lasting : purses.ordinary;
    return purse.length < (rule.lasting ? LASTING_PER_HOUR : choices.hintsPerHour);
  }

  const fading = (rule: HintRule) => (rule.lasting ? 1 : fadingOf(learned.get(`hint:${rule.id}`)));

  function best(scenes: readonly Scene[], moment: HintMoment): { rule: HintRule; scene: Scene } | undefined {
    let found: { rule: HintRule; scene: Scene } | undefined;
    for (const scene of scenes) {
      if (!scene.mine) continue;
      for (const rule of byScope.get(scene.scope) ?? []) {
        if (found && rule.priority <= found.rule.priority) break;
        if (holds(rule.when, scene.facts) && mayBeSaid(rule, scene.subject, moment)) found = { rule, scene };
      }
    }
    return found;
  }

  function stillHolds(scenes: readonly Scene[], { now, quiet, choices }: HintMoment): boolean {
    if (!standing) return false;
    const { rule, subject } = standing;
    if (now < standing.saidAt || now - standing.saidAt >= rule.showSec * 1000) return false;
    if (choices.off.includes(rule.id) || (!rule.lasting && (quiet || choices.focus || !choices.hints))) return false;
    return scenes.some(
      (scene) => scene.mine && scene.scope === rule.scope && scene.subject === subject && holds(rule.when, scene.facts),
    );
  }

  function say({ rule, scene }: { rule: HintRule; scene: Scene }, { now, quiet, choices }: HintMoment): SaidHint {
    const key = keyOf(rule, scene.subject);
    const softer = saidAt.has(key);
    if (saidAt.size >= MOST_REMEMBERED) saidAt.clear();
    saidAt.set(key, now);
    (rule.lasting ? purses.lasting : purses.ordinary).push(now);
    const sound = !softer && !quiet && !choices.focus && purses.sounds.length < choices.soundsPerTenMin;
    if (sound) purses.sounds.push(now);
    const hint: SaidHint = { rule, subject: scene.subject, facts: scene.facts, saidAt: now, softer, sound };
    followable.push(hint);
    learn(rule, 'shown');
    return hint;
  }

  function learn(rule: HintRule, what: 'shown' | 'taken' | 'refused'): void {
    const id = `hint:${rule.id}`;
    const lesson = learned.get(id) ?? { id, shown: 0, taken: 0, refused: 0 };
    lesson[what] += 1;
    learned.set(id, lesson);
    untold.push({ id, shown: 0, taken: 0, refused: 0, [what]: 1 });
  }

  return {
    step(scenes, moment) {
      const { now } = moment;
      const since = (from: number) => (at: number) => at > now - from && at <= now;
      purses.ordinary = purses.ordinary.filter(since(HOUR_MS));
      purses.lasting = purses.lasting.filter(since(HOUR_MS));
      purses.sounds = purses.sounds.filter(since(TEN_MIN_MS));
      followable = followable.filter(
        ({ saidAt: at, rule }) => now - at <= rule.followedBy.withinSec * 1000 && at <= now,
      );
      if (!stillHolds(scenes, moment)) standing = undefined;
      const next = best(scenes, moment);
      if (next && (!standing || next.rule.priority > standing.rule.priority)) standing = say(next, moment);
      return standing;
    },
    note(event, subject, now) {
      const at = followable.findIndex(
        ({ rule, subject: about }) => rule.followedBy.event === event && about === subject,
      );
      const hint = followable[at];
      if (!hint || now - hint.saidAt > hint.rule.followedBy.withinSec * 1000) return;
      followable.splice(at, 1);
      learn(hint.rule, 'taken');
      // What was asked for is done: nothing is left to say.
      if (standing === hint) standing = undefined;
    },
    settle() {
      standing = undefined;
    },
    waveOff() {
      if (!standing) return;
      const { rule, subject } = standing;
      if (waved.size >= MOST_REMEMBERED) waved.clear();
      waved.add(keyOf(rule, subject));
      followable = followable.filter((hint) => hint !== standing);
      standing = undefined;
      learn(rule, 'refused');
    },
    current: () => standing,
    takeLessons() {
      const lessons = untold;
      untold = [];
      return lessons;
    },
  };
}
