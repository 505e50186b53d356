import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../utils/core/facts';
import { type AgentId, asId, type ShopId, type SiteId } from '../../../utils/core/ids';
import { createTracker } from '../../../utils/core/track/tracker';
import { ModelConsole, START } from './model';

const TEXTS = ['在吗', '什么时候发货', '好的', '多少钱'];

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constant('buyer' as const), who: fc.nat(3), text: fc.constantFrom(...TEXTS) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('same' as const), who: fc.nat(3) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('agent' as const), text: fc.constantFrom('您好', '好的', '今天发货') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('robot' as const), who: fc.nat(3), late: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('recall' as const), who: fc.nat(3), back: fc.nat(2) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('switch' as const),
      who: fc.nat(3),
      pieces: fc.constantFrom('whole' as const, 'top-first' as const, 'bottom-first' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('scroll' as const), back: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('repaint' as const), remount: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(10, 45, 400, 1000, 7000) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function perform(model: ModelConsole, one: Exclude<Step, { do: 'reload' }>): void {
  if (one.do === 'buyer') model.buyer(one.who, one.text);
  else if (one.do === 'same') {
    for (let count = 0; count < 3; count++) {
      model.now += 1;
      model.buyer(one.who, '在吗');
    }
  } else if (one.do === 'agent') model.agent(one.text);
  else if (one.do === 'robot') model.robot(one.who, one.late);
  else if (one.do === 'recall') model.recall(one.who, one.back);
  else if (one.do === 'switch') model.switchTo(one.who, one.pieces);
  else if (one.do === 'scroll') model.scroll(one.back);
  else if (one.do === 'repaint') model.repaint(one.remount);
  else model.pass(one.ms);
}

/** The ledger after the schedule: the last word on every fact, and every fact in order. */
function play(timed: boolean, histories: readonly number[], steps: readonly Step[]) {
  const model = new ModelConsole(timed, 4, histories);
  const ledger = new Map<string, Fact>();
  const start = (at: number) =>
    createTracker({
      siteId: asId<SiteId>('model'),
      shopId: asId<ShopId>('shop'),
      agentId: asId<AgentId>('agent'),
      coveredSince: START,
      startedAt: at,
      known: [...ledger.values()],
    });
  let tracker = start(START);
  let told = 0;
  const tell = () => {
    for (const { input, now } of model.inputs.slice(told)) {
      for (const fact of tracker.track(input, { wall: now, mono: now }).facts) ledger.set(fact.id, fact);
    }
    told = model.inputs.length;
  };
  model.list();
  for (const one of steps) {
    model.now += 1;
    if (one.do === 'reload') {
      model.reload();
      tell();
      tracker = start(model.now);
      model.list();
      const open = model.open;
      model.open = undefined;
      if (open) model.switchTo(model.conversations.indexOf(open), 'whole');
    } else perform(model, one);
    tell();
  }
  // A message counts once it was shown with time to settle: everything is opened at the end.
  model.pass(2000);
  for (let index = 0; index <= 4; index++) {
    model.switchTo(index, 'whole');
    model.pass(2000);
    model.repaint(false);
  }
  tell();
  return { model, facts: [...ledger.values()] };
}

function recorded(facts: readonly Fact[]): Map<string, string> {
  const replaced = new Set(facts.flatMap(({ replaces }) => replaces ?? []));
  const found = new Map<string, string>();
  for (const fact of facts) {
    if (fact.kind !== 'message' || replaced.has(fact.id) || fact.role === 'system') continue;
    const key = fact.id.slice('model:'.length);
    expect(found.has(key)).toBe(false);
    found.set(key, fact.role);
  }
  return found;
}

describe.each([
  ['page prints times', true],
  ['page prints none', false],
] as const)('random schedules, %s', (_, timed) => {
  it('records every new message once, with its role, and no history', () => {
    const seed = Number(process.env.SIDELINE_SEED ?? 20_261_121);
    const numRuns = Number(process.env.SIDELINE_RUNS ?? 1500);
    console.log(`schedules: seed ${seed}, ${numRuns} runs`);
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { minLength: 4, maxLength: 4 }),
        fc.array(step, { minLength: 5, maxLength: 60 }),
        (histories, steps) => {
          const { model, facts } = play(timed, histories, steps);
          const found = recorded(facts);
          for (const key of model.unknowable()) found.delete(key);
          expect(Object.fromEntries(found)).toEqual(Object.fromEntries(model.truth()));
          const past = new Set(
            model.conversations.flatMap(({ messages }) =>
              messages.filter(({ history }) => history).map(({ key }) => key),
            ),
          );
          for (const { id } of facts) expect(past.has(id.split(':').at(-1) ?? '')).toBe(false);
        },
      ),
      { seed, numRuns },
    );
  }, 60_000);
});
