/** How far a buyer has been driven: no threat missed, no joke taken for one, over the sets of lines. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEscalationReader } from '../../../utils/core/coach/escalation';
import { ESCALATION_LISTS } from '../../../utils/core/coach/escalation-words';
import { readSet } from './line-sets';

const reader = createEscalationReader(ESCALATION_LISTS);
const FILES = [
  '',
  '-fresh',
  '-unseen',
  '-third',
  '-fourth',
  '-fifth',
  '-sixth',
  '-seventh',
  '-eighth',
  '-ninth',
  '-tenth',
  '-eleventh',
  '-twelfth',
  '-thirteenth',
].map((name) => `buyer-lines${name}.txt`);

describe('the ladder', () => {
  it('the set is large enough', () => {
    expect(readSet('buyer-lines.txt').length).toBeGreaterThanOrEqual(400);
  });

  it.each(FILES)('%s: no threat and no harm is missed, ordinary lines are left alone', (file) => {
    const judged = readSet(file).map((line) => ({
      ...line,
      level: Number(line.expected),
      read: reader.read(line.text),
    }));
    expect(judged.filter(({ level, read }) => level >= 3 && read.level < level).map(({ text }) => text)).toEqual([]);
    const ordinary = judged.filter(({ level }) => level === 0);
    const alarms = ordinary.filter(({ read }) => read.level > 0).map(({ text, read }) => `${text}: ${read.word}`);
    console.log(`${file}: ${judged.length} lines, ${ordinary.length} ordinary, ${alarms.length} false alarms`);
    expect(alarms.length).toBeLessThanOrEqual(ordinary.length / 100);
  });

  it('of the newest set every second line was tuned on: there nothing is missed and nothing false', () => {
    const judged = readSet('buyer-lines-fourteenth.txt').filter(({ heldOut }) => !heldOut);
    const wrong = judged.filter(({ expected, text }) => {
      const { level } = reader.read(text);
      return Number(expected) >= 3 ? level < Number(expected) : level > 0;
    });
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });

  /** Half of a set, and one written after the last change: neither words nor weights were made with them in view. */
  it('of lines it has not learnt from it knows most, and lets most go that only sound like them', () => {
    const apart = readSet('buyer-lines-fourteenth.txt').filter(({ heldOut }) => heldOut);
    const judged = [...apart, ...readSet('buyer-lines-fifteenth.txt')].map(({ expected, text }) => ({
      isGrave: Number(expected) >= 3,
      isReached: reader.read(text).level >= Math.max(3, Number(expected)),
    }));
    const share = (isGrave: boolean) => {
      const of = judged.filter((line) => line.isGrave === isGrave);
      return of.filter(({ isReached }) => isReached).length / of.length;
    };
    console.log(`unlearnt: ${judged.length} lines, known ${share(true).toFixed(3)}, false ${share(false).toFixed(3)}`);
    expect(judged.length).toBeGreaterThanOrEqual(200);
    expect(share(true)).toBeGreaterThan(0.98);
    expect(share(false)).toBeLessThan(0.1);
  });

  it('denial, jokes, other shops and questions are told apart from threats', () => {
    expect(reader.read('我要投诉你们').level).toBe(3);
    expect(reader.read('我不投诉你们').level).toBe(0);
    expect(reader.read('不赔我就投诉').level).toBe(3);
    expect(reader.read('你再慢我要投诉了哈哈').level).toBe(0);
    expect(reader.read('之前那家我投诉了').level).toBe(0);
    expect(reader.read('我要打１２３１５').level).toBe(3);
    expect(reader.read('我要投 诉').level).toBe(3);
    expect(reader.read('订单号7123159').level).toBe(0);
  });

  it('what a person waves off for good is left alone; the team adds words of its own', () => {
    expect(createEscalationReader(ESCALATION_LISTS, [], new Set(['曝光'])).read('我要曝光').level).toBe(0);
    const team = createEscalationReader(ESCALATION_LISTS, [
      { level: 3, words: ['找你们总部'] },
      { level: 1, words: ['举报'] },
    ]);
    expect(team.read('我要找你们总部').level).toBe(3);
    expect(team.read('我要举报').level).toBe(1);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => reader.read(text).level <= 4));
  });
});
