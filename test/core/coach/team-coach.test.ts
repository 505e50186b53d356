/** What a team adds to the coach: taken where it is sound, never against what is about people, and a line in is a line out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COACH_WORDS } from '../../../utils/core/coach/coach-words';
import { createEscalationReader } from '../../../utils/core/coach/escalation';
import { HINT_FACTS, MOST_RULES, takeRules } from '../../../utils/core/coach/hint-rule';
import { HINT_RULES } from '../../../utils/core/coach/hint-rules';
import { REASONS } from '../../../utils/core/coach/talk-words';
import { type TeamCoach, withTeam } from '../../../utils/core/coach/team-coach';
import { isReasonMark, reasonMark } from '../../../utils/core/coach/team-reasons';
import { readTeamWords, writeTeamWords } from '../../../utils/core/coach/team-words-text';
import { themeWord } from '../../../utils/schema/coaching';
import { teamCoachSchema } from '../../../utils/schema/team-coach';
import { isKey, rule } from './hint-samples';

const LASTING = HINT_RULES.filter(({ lasting }) => lasting);
const idsOf = (said: TeamCoach[]) => withTeam(COACH_WORDS, said).rules.map(({ id }) => id);
const ladderOf = (said: TeamCoach[]) => {
  const { ladder, team, left } = withTeam(COACH_WORDS, said);
  return createEscalationReader(ladder, team, new Set(left));
};

describe('a team and the coach', () => {
  it('without packs everything is ours', () => {
    expect(withTeam(COACH_WORDS, [])).toBe(COACH_WORDS);
  });

  it('words of its own are known at its level, words left alone are not, unless a phrase excuses them', () => {
    const ladder = ladderOf([
      { ladder: [{ level: 3, words: ['找大区'], unless: ['找大区的同事'] }] },
      { ladder: [{ level: 1, words: ['曝光'] }], leave: ['打官司'] },
    ]);
    expect(ladder.read('那我找大区')).toEqual({ level: 3, word: '找大区', isTeams: true });
    expect(ladder.read('找大区的同事拿货').level).toBe(0);
    expect(ladder.read('曝光').level).toBe(1);
    expect(ladder.read('打官司').level).toBe(0);
    expect(createEscalationReader(COACH_WORDS.ladder).read('我要打官司').level).toBe(3);
  });

  it('a hint can be added, tuned and switched off', () => {
    const own = rule('greet', { say: { zh: '先问声好', en: 'Say hello first' } });
    const slower = { ...rule('rest'), coolDownSec: 7200 };
    const { rules } = withTeam(COACH_WORDS, [{ hints: [own, slower], off: ['recommend'] }]);
    expect(rules.find(({ id }) => id === 'greet')?.say).toEqual(own.say);
    expect(rules.filter(({ id }) => id === 'rest').map(({ coolDownSec }) => coolDownSec)).toEqual([7200]);
    expect(rules.some(({ id }) => id === 'recommend')).toBe(false);
    expect(rules.length).toBe(HINT_RULES.length);
  });

  it('what is about people, complaints and promises cannot be switched off, replaced or outranked', () => {
    const ids = LASTING.map(({ id }) => id);
    const { rules } = withTeam(COACH_WORDS, [
      { off: ids, hints: [...ids.map((id) => rule(id)), rule('loud', { priority: 100 })] },
    ]);
    for (const ours of LASTING) expect(rules.find(({ id }) => id === ours.id)).toBe(ours);
    const lowest = Math.min(...LASTING.map(({ priority }) => priority));
    expect(rules.find(({ id }) => id === 'loud')?.priority).toBeLessThan(lowest);
  });

  it('what agents may promise is said by the first pack that says so', () => {
    const said = [{ off: ['rest'] }, { may: { yuan: 30 } }, { may: { yuan: 500 } }];
    expect(withTeam(COACH_WORDS, said).may).toEqual({ yuan: 30 });
    expect(withTeam(COACH_WORDS, [{}]).may).toBeUndefined();
  });

  it('of two packs the first one says how a hint is', () => {
    const said = [{ hints: [rule('a', { priority: 1 })] }, { hints: [rule('a', { priority: 2 })] }];
    expect(withTeam(COACH_WORDS, said).rules.find(({ id }) => id === 'a')?.priority).toBe(1);
    expect(new Set(idsOf(said)).size).toBe(idsOf(said).length);
  });
});

describe("the team's own reasons", () => {
  it('are those of the packs, once each, without ours, eight at most', () => {
    const many = Array.from({ length: 8 }, (_, nth) => `原因${nth}`);
    expect(withTeam(COACH_WORDS, [{ reasons: ['比价', '破损'] }, { reasons: ['比价', ...many] }]).reasons).toEqual([
      '比价',
      ...many.slice(0, 7),
    ]);
    expect(withTeam(COACH_WORDS, [{ reasons: ['破损'] }])).not.toHaveProperty('reasons');
  });

  it('travel under marks that hold none of their letters, and no two of them the same', () => {
    const names = Array.from({ length: 20_000 }, (_, nth) => `${'比价没拍视频等活动'.slice(nth % 7)}${nth}`);
    const marks = names.map(reasonMark);
    expect(new Set(marks).size).toBe(names.length);
    expect(marks.every(isReasonMark)).toBe(true);
    expect(REASONS.some(isReasonMark)).toBe(false);
    expect(reasonMark('比价')).toBe(reasonMark('比价'));
  });
});

describe('what a pack may say', () => {
  const field = fc.constantFrom(...Object.keys(rule('a')), 'lasting', '__proto__');
  const hint = fc.oneof(
    fc.constant(rule('a')),
    fc.tuple(field, fc.anything({ maxDepth: 2 })).map(([name, value]) => ({ ...rule('a'), [name]: value })),
    fc
      .array(fc.tuple(fc.constantFrom(...HINT_FACTS, 'constructor'), fc.string(), fc.double()), { maxLength: 12 })
      .map((when) => ({ ...rule('a'), when })),
  );
  const said = fc.record(
    {
      ladder: fc.oneof(fc.anything({ maxDepth: 2 }), fc.constant([{ level: 3, words: ['找大区'] }])),
      leave: fc.oneof(fc.anything({ maxDepth: 1 }), fc.array(fc.string({ maxLength: 30 }), { maxLength: 300 })),
      hints: fc.oneof(fc.anything({ maxDepth: 2 }), fc.array(hint, { maxLength: 120 })),
      reasons: fc.oneof(
        fc.anything({ maxDepth: 1 }),
        fc.array(fc.string({ maxLength: 14 }), { maxLength: 9 }),
        fc.constant(['比价']),
      ),
      off: fc.oneof(fc.anything({ maxDepth: 1 }), fc.array(fc.string(), { maxLength: 3 })),
    },
    { requiredKeys: [] },
  );

  it('three thousand hostile ones are refused whole, or are harmless', () => {
    let taken = 0;
    fc.assert(
      fc.property(said, (given) => {
        const read = teamCoachSchema.safeParse(given);
        if (!read.success) return;
        taken += 1;
        const { rules, team = [] } = withTeam(COACH_WORDS, [read.data]);
        expect(rules.length).toBeLessThanOrEqual(MOST_RULES);
        for (const ours of LASTING) expect(rules).toContain(ours);
        // Whatever the check lets in, the engine's own check takes too.
        expect(takeRules(read.data.hints ?? [], isKey).rules.length).toBe(
          new Set((read.data.hints ?? []).map(({ id }) => id)).size,
        );
        for (const name of read.data.reasons ?? []) expect(themeWord.safeParse(name).success).toBe(true);
        expect(team.flatMap(({ words }) => words).every((word) => word.length <= 24)).toBe(true);
      }),
      { numRuns: 3000 },
    );
    console.log(`hostile sayings of a pack: 3000, of which ${taken} were harmless`);
    expect(taken).toBeGreaterThan(0);
  });
});

describe('the lines a lead edits', () => {
  it('say the same after a walk through the text', () => {
    const words: Pick<TeamCoach, 'ladder' | 'leave'> = {
      ladder: [
        { level: 3, words: ['找集团', '找大区'], unless: ['集团采购'] },
        { level: 1, words: ['快点啦'] },
      ],
      leave: ['曝光', '官司'],
    };
    const text = writeTeamWords(words);
    expect(text).toBe('找集团、找大区 → 3 | 集团采购\n快点啦 → 1\n曝光、官司 → 0');
    expect(readTeamWords(text)).toEqual({ words, bad: [] });
    expect(readTeamWords('')).toEqual({ words: {}, bad: [] });
  });

  it.each([
    ['找集团', 1],
    ['→ 3', 1],
    ['找集团 → 5', 1],
    ['找 → 3', 1],
    [`${'长'.repeat(25)} → 3`, 1],
    ['找集团 → 3\n\n曝光 → 0 | 曝光度', 3],
  ])('%j names the line it cannot read', (text, line) => expect(readTeamWords(text).bad).toEqual([line]));

  it('whatever is typed, what was read is what a pack may say', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ maxLength: 40 }), fc.nat({ max: 5 })), { maxLength: 20 }), (lines) => {
        const text = lines.map(([words, level]) => `${words.replace(/\p{C}/gu, '')} → ${level}`).join('\n');
        expect(teamCoachSchema.safeParse(readTeamWords(text).words).success).toBe(true);
      }),
    );
  });
});
