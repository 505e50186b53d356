/** How long the library's slow parts take at ten thousand scripts. Prints figures; refuses to judge them. */
import { diffPacks } from '../../../utils/core/pack-diff';
import { findDuplicates } from '../../../utils/core/pack-duplicates';
import { makePack, makeSnippet } from '../../library/sample-pack';

const COUNT = 10_000;
const WORDS =
  '您好 请问 退款 发货 仓库 今天 明天 尺码 偏大 偏小 快递 顺丰 包邮 运费险 七天无理由 质量 换货 补发 面料 羽绒 颜色 现货 预售 优惠券 满减 发票 会员 客服 稍等 查询'.split(
    ' ',
  );

function library(seed: number) {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >>> 8) % below;
  };
  const text = (words: number) => Array.from({ length: words }, () => WORDS[next(WORDS.length)]).join('');
  return Array.from({ length: COUNT }, (_, index) =>
    makeSnippet(`s${index}`, {
      title: text(4) + index,
      triggers: Array.from({ length: 6 }, () => text(4)),
      // A real library grows by copying: a tenth of the bodies are near copies of another.
      body: index % 10 === 9 ? `${text(2)}${WORDS.join('')}` : text(12 + next(20)),
    }),
  );
}

function time(name: string, work: () => unknown, say: (line: string) => void): void {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  say(`${name.padEnd(34)} median ${times[2]?.toFixed(0)} ms, worst ${times[4]?.toFixed(0)} ms`);
}

export function runPacksBench(say: (line: string) => void): void {
  const mine = library(1);
  const theirs = mine.flatMap((snippet, index) =>
    index % 17 === 0 ? [] : [index % 5 === 0 ? { ...snippet, body: `${snippet.body}改` } : structuredClone(snippet)],
  );
  time('diff, 10,000 scripts', () => diffPacks(makePack(mine), makePack(theirs)), say);
  time(
    'diff with a base, 10,000 scripts',
    () => diffPacks(makePack(mine), makePack(theirs), makePack(mine.slice(5))),
    say,
  );
  time('duplicates, 10,000 scripts', () => findDuplicates(mine), say);
}
