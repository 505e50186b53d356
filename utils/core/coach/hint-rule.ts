/** What a hint rule is, and how a set of them from outside is taken in. Data only: no code, no patterns; whatever is unsound is refused alone. */

export const HINT_SCOPES = ['conversation', 'waiting', 'due', 'shift'] as const;
/** conversation: the open chat. waiting: the chat that comes next. due: a promise. shift: the person's own hour. */
export type HintScope = (typeof HINT_SCOPES)[number];

/** Every fact a rule may ask for; each is a number, yes is 1. What is not known is absent, and no test on it holds. */
export const HINT_FACTS = [
  ...[
    'level',
    'unseen',
    'stalls',
    'repeats',
    'askedAgain',
    'missedQuestion',
    'openEnd',
    'recommend',
    'split',
    'filler',
  ],
  ...['waitedSec', 'leftSec', 'stage', 'offered', 'overdueMin', 'urgent'],
  ...[
    'waiting',
    'concurrent',
    'concurrentLine',
    'receptions',
    'receptionsLine',
    'overLine',
    'slower',
    'workedMin',
    'hour',
    'peakInMin',
  ],
] as const;
export type HintFact = (typeof HINT_FACTS)[number];
export type HintFacts = Partial<Record<HintFact, number>>;

export const HINT_TESTS = ['<', '<=', '>', '>=', '=', '!='] as const;
export type HintTest = readonly [fact: HintFact, test: (typeof HINT_TESTS)[number], value: number];

export const HINT_ACTIONS = ['none', 'jump', 'card', 'confirm', 'search', 'dues'] as const;
export type HintAction = (typeof HINT_ACTIONS)[number];

export const HINT_EVENTS = ['replied', 'opened', 'acted', 'rested'] as const;
/** What counts as having followed it. */
export type HintEvent = (typeof HINT_EVENTS)[number];

export interface HintRule {
  id: string;
  scope: HintScope;
  /** All must hold. */
  when: readonly HintTest[];
  /** A key of our own words, or the team's own sentence. */
  say: { key: string } | { zh: string; en: string };
  action: HintAction;
  /** 0 to 100. */
  priority: number;
  /** The same hint about the same chat comes again after this, softer. */
  coolDownSec: number;
  /** How long it stands, at most. */
  showSec: number;
  /** Money, people or a promise: never fades, and shows in focus mode and quiet hours too. */
  lasting?: true;
  followedBy: { event: HintEvent; withinSec: number };
}

export const MOST_RULES = 500;
const MOST_TESTS = 8;
const LONGEST_TEXT = 60;

/** The sound ones of whatever is given, at most MOST_RULES, each id once; `refused` counts the rest. Never throws. */
export function takeRules(given: unknown, isKey: (key: string) => boolean): { rules: HintRule[]; refused: number } {
  if (!Array.isArray(given)) return { rules: [], refused: given === undefined ? 0 : 1 };
  const rules = new Map<string, HintRule>();
  const seen = Math.min(given.length, MOST_RULES * 4);
  for (let at = 0; at < seen && rules.size < MOST_RULES; at++) {
    const rule = takeRule(given[at], isKey);
    if (rule && !rules.has(rule.id)) rules.set(rule.id, rule);
  }
  return { rules: [...rules.values()], refused: given.length - rules.size };
}

function takeRule(given: unknown, isKey: (key: string) => boolean): HintRule | undefined {
  try {
    return readRule(given, isKey);
  } catch {
    // A getter that throws, a proxy: not ours to understand.
    return undefined;
  }
}

function readRule(given: unknown, isKey: (key: string) => boolean): HintRule | undefined {
  if (!isPlain(given)) return undefined;
  const { id, scope, when, say, action, priority, coolDownSec, showSec, followedBy } = given;
  if (typeof id !== 'string' || !/^[a-z][\w.-]{0,39}$/.test(id)) return undefined;
  if (!isOneOf(scope, HINT_SCOPES) || !isOneOf(action, HINT_ACTIONS)) return undefined;
  const tests = readTests(when);
  const text = readText(say, isKey);
  if (!tests || !text || !isPlain(followedBy) || !isOneOf(followedBy.event, HINT_EVENTS)) return undefined;
  if (!isWithin(priority, 0, 100) || !isWithin(coolDownSec, 10, 86_400) || !isWithin(showSec, 3, 600)) return undefined;
  if (!isWithin(followedBy.withinSec, 1, 86_400)) return undefined;
  const rule = { id, scope, when: tests, say: text, action, priority, coolDownSec, showSec };
  // What may not fade and breaks the quiet is ours to say, never a pack's.
  return { ...rule, followedBy: { event: followedBy.event, withinSec: followedBy.withinSec } };
}

function readTests(given: unknown): HintTest[] | undefined {
  if (!Array.isArray(given) || given.length < 1 || given.length > MOST_TESTS) return undefined;
  const tests: HintTest[] = [];
  for (const one of given) {
    if (!Array.isArray(one) || one.length !== 3) return undefined;
    const [fact, test, value] = one as unknown[];
    if (!isOneOf(fact, HINT_FACTS) || !isOneOf(test, HINT_TESTS)) return undefined;
    if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
    tests.push([fact, test, value]);
  }
  return tests;
}

function readText(given: unknown, isKey: (key: string) => boolean): HintRule['say'] | undefined {
  if (!isPlain(given)) return undefined;
  if (typeof given.key === 'string') return isKey(given.key) ? { key: given.key } : undefined;
  const { zh, en } = given;
  const isText = (text: unknown): text is string =>
    typeof text === 'string' && text.trim() !== '' && text.length <= LONGEST_TEXT && !/\p{C}/u.test(text);
  return isText(zh) && isText(en) ? { zh, en } : undefined;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOneOf<One extends string>(value: unknown, list: readonly One[]): value is One {
  return typeof value === 'string' && (list as readonly string[]).includes(value);
}

function isWithin(value: unknown, low: number, high: number): value is number {
  return typeof value === 'number' && value >= low && value <= high;
}

/** Whether all tests hold of these facts. */
export function holds(when: readonly HintTest[], facts: HintFacts): boolean {
  return when.every(([fact, test, value]) => {
    const known = facts[fact];
    if (known === undefined) return false;
    if (test === '<') return known < value;
    if (test === '<=') return known <= value;
    if (test === '>') return known > value;
    if (test === '>=') return known >= value;
    return test === '=' ? known === value : known !== value;
  });
}
