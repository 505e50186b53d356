/** What is promised, and by when: measured on the half of the set that nothing was tuned on, and by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROMISE_LISTS } from '../../../utils/core/coach/promise-words';
import { createPromiseReader } from '../../../utils/core/coach/promises';
import { readWhen } from '../../../utils/core/coach/when';
import { fits, OFFSET, SAID_AT } from './expected-time';
import { readSet } from './line-sets';

const reader = createPromiseReader(PROMISE_LISTS);
const lines = readSet('agent-lines.txt');

function measure(heldOut: boolean) {
  const half = lines.filter((line) => line.heldOut === heldOut);
  const judged = half.map((line) => ({ ...line, found: reader.readPromise(line.text, SAID_AT, OFFSET) }));
  const hits = judged.filter(({ expected, found }) => expected !== '-' && found);
  const promised = judged.filter(({ expected }) => expected !== '-').length;
  const right = hits.filter(({ expected, found }) => found && fits(expected, found.dueAt)).length;
  return {
    precision: hits.length / judged.filter(({ found }) => found).length,
    recall: hits.length / promised,
    inTime: right / hits.length,
  };
}

describe('promises', () => {
  it('the set is large enough and split in halves', () => {
    expect(lines.filter(({ expected }) => expected !== '-').length).toBeGreaterThanOrEqual(200);
    expect(lines.length).toBeGreaterThanOrEqual(400);
    expect(new Set(lines.map(({ text }) => text)).size).toBe(lines.length);
  });

  it.each([true, false])('held out %s: precision, recall and time', (heldOut) => {
    const figures = measure(heldOut);
    console.log(`promises, held out ${heldOut}: ${JSON.stringify(figures)}`);
    expect(figures.precision).toBeGreaterThanOrEqual(0.95);
    expect(figures.recall).toBeGreaterThanOrEqual(0.85);
    expect(figures.inTime).toBeGreaterThanOrEqual(0.95);
  });

  it('never throws and never dates back, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 400 }),
          fc.constantFrom(...lines).map(({ text }) => text + text),
        ),
        (text) => {
          for (const found of [reader.readPromise(text, SAID_AT, OFFSET), reader.readDeadline(text, SAID_AT, OFFSET)]) {
            if (found) expect(found.dueAt).toBeGreaterThanOrEqual(SAID_AT);
          }
        },
      ),
    );
  });

  it('is linear in a long line', () => {
    const long = '稍后给您回复，'.repeat(20_000);
    const since = performance.now();
    reader.readPromise(long, SAID_AT, OFFSET);
    expect(performance.now() - since).toBeLessThan(500);
  });
});

describe('when', () => {
  it.each([
    ['十分钟内', '10m'],
    ['一个半小时', '1.5h'],
    ['周五之前', 'w5'],
    ['明天下午三点', 'u15'],
    ['晚上8点半', 't20.5'],
    ['后天', '2d'],
    ['今天18:00前', 't18'],
    ['今晚8点', 't20'],
    ['明早8点', 'u8'],
    ['今晚十二点', 't24'],
    ['今天晚上12点', 't24'],
    ['明天中午1点', 'u13'],
    ['今晚十点半', 't22.5'],
    ['明天下午1点', 'u13'],
    ['明天十二点', 'u12'],
  ])('%s', (text, code) => {
    expect(fits(code, readWhen(text, SAID_AT, OFFSET)?.at ?? 0)).toBe(true);
  });

  it('says nothing where no time is named', () => {
    expect(readWhen('这款很好看', SAID_AT, OFFSET)).toBeUndefined();
    for (const none of ['再快一点', '给您便宜一点', '大一点的', '第一点'])
      expect(readWhen(none, SAID_AT, OFFSET)).toBeUndefined();
    expect(readWhen('晚一点', SAID_AT, OFFSET)?.grainMs).toBe(1_800_000);
    expect(readWhen('第一时间间隔', SAID_AT, OFFSET)?.grainMs).toBe(1_800_000);
  });
});

describe("a buyer's deadline", () => {
  it.each([
    ['我明天要用', 'd1'],
    ['周五之前要收到，急用', 'w5'],
    ['后天要出门，一定要发快点', '2d'],
    ['今天必须发', 'd0'],
    ['两小时内给我答复，最迟两小时内解决', '2h'],
    ['我孩子明天过生日', 'd1'],
    ['星期六要办婚礼', 'w6'],
  ])('%s', (text, code) => {
    const found = reader.readDeadline(text, SAID_AT, OFFSET);
    expect(found && fits(code, found.dueAt)).toBe(true);
  });

  it.each(['今天能发吗', '明天能到吗', '昨天要用的', '不急，明天发也行', '什么时候发货', '三天前就要用了？'])(
    '%s: none',
    (text) => {
      expect(reader.readDeadline(text, SAID_AT, OFFSET)).toBeUndefined();
    },
  );
});
