// node --expose-gc matching-speed.mjs ADAPTER: how long one engine takes over invented scripts, a few turns only. Prints
// rows in the scorer's form; used by the matching bench to hold engines side by side that would need hours in the scorer.
import { pathToFileURL } from 'node:url';

const { build } = await import(pathToFileURL(process.argv[2]));
const TURNS = 40;
/** A rival that needs longer for its turns is not asked at the next size. */
const PATIENCE_MS = 60_000;
const WARM_UP_MS = 3_000;
const WORDS =
  '您好 请问 退款 发货 仓库 今天 明天 尺码 偏大 偏小 快递 顺丰 包邮 运费险 七天无理由 质量 换货 补发 面料 羽绒 颜色 现货 预售 优惠券 满减 发票 会员 客服 稍等 查询 多久 怎么 可以 能不能 什么时候 到货 地址 修改 取消 订单 付款 差价 保价 赠品 破损 少件 起球 掉色 洗涤 身高 体重'.split(
    ' ',
  );
let seed = 7;
const below = (limit) => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return (seed >>> 8) % limit;
};
const text = (words) => Array.from({ length: words }, () => WORDS[below(WORDS.length)]).join('');
const scripts = Array.from({ length: 10_000 }, (_, at) => ({
  id: String(at),
  title: text(3),
  keywords: [text(4), text(4)],
  body: text(10 + below(30)),
  category: '',
  stage: '',
}));
const turns = Array.from({ length: TURNS }, () => [text(3 + below(4))]);
const typed = Array.from({ length: TURNS }, () => text(1).slice(0, 2));

const p95 = (times) => +(times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0).toFixed(2);
function time(list, work) {
  const times = [];
  const end = performance.now() + PATIENCE_MS;
  for (const each of list) {
    const start = performance.now();
    work(each);
    times.push(performance.now() - start);
    if (performance.now() > end) break;
  }
  return times;
}

/** The compiler has seen the code by then, where that does not take minutes. @returns the list */
function warm(list, work) {
  const end = performance.now() + WARM_UP_MS;
  for (const each of list) {
    work(each);
    if (performance.now() > end) break;
  }
  return list;
}

for (const count of [1_000, 10_000]) {
  global.gc?.();
  const before = process.memoryUsage();
  const cpu = process.cpuUsage();
  const engine = build(scripts.slice(0, count));
  const used = process.cpuUsage(cpu);
  global.gc?.();
  const after = process.memoryUsage();
  warm(turns, (messages) => engine.suggest({ messages, context: [] }, 5));
  const row = {
    buildCpuMs: Math.round((used.user + used.system) / 1000),
    memoryMB: Math.round((after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers) / 2 ** 20),
    suggestP95: p95(time(turns, (messages) => engine.suggest({ messages, context: [] }, 5))),
    typedP95: p95(
      time(
        warm(typed, (query) => engine.search(query, 10)),
        (query) => engine.search(query, 10),
      ),
    ),
  };
  console.log(`speed at ${count}`.padEnd(44), JSON.stringify(row));
}
