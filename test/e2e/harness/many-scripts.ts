/** Libraries of thousands of invented scripts, for lanes and benches. The same seed makes the same library. */
import { asId, type PackId } from '../../../utils/core/ids';
import { type PackHead, splitParts } from '../../../utils/core/pack-parts';
import type { Snippet } from '../../../utils/core/snippet';
import type { Coach } from './chromium';
import { rollDice } from './random';

export const BIG_TITLE = '大话术库';
const HEAD: PackHead = {
  format: 'sideline-pack/1',
  id: asId<PackId>('big'),
  version: 1,
  title: BIG_TITLE,
  author: '阿遥',
  locale: 'zh-CN',
};
const UNITS = [
  ...'发货退款尺码颜色优惠地址物流快递客服质量补差活动会员积分发票包邮运费险库存预售定金尾款什么时候怎么可以',
];

export function manyScripts(count: number): Snippet[] {
  const dice = rollDice('many scripts', 41);
  const text = (length: number) => Array.from({ length }, () => UNITS[dice.between(0, UNITS.length - 1)]).join('');
  return Array.from({ length: count }, (_, n) => ({
    id: asId(`s${n}`),
    title: `${text(6)}${n}`,
    triggers: Array.from({ length: 5 }, () => text(8)),
    body: text(60),
    stage: 'presale',
    category: `${text(1)}类/${text(1)}组`,
    tags: [],
  }));
}

/** Puts them in as one library, in as many parts as it takes. */
export async function importMany(coach: Coach, snippets: readonly Snippet[]): Promise<void> {
  const [text = '', ...parts] = splitParts(HEAD, snippets).map((pack) => JSON.stringify(pack));
  const outcome = await coach.ask('library/import', { text, parts, dryRun: false });
  if (!outcome.ok) throw new Error(`not imported: ${outcome.code} ${outcome.where}`);
}

const WORDS = ['发货', '退款', '物流', '优惠', '尺码', '发票', '质量', '换货', '赠品', '安装', '保修', '改地址'];
const ENDS = ['时间', '怎么办', '流程', '说明', '催一下', '不到账', '少发', '规则', '凭证', '提醒'];

/** Scripts with titles as shops have them, for searching by what agents type. */
export function titledScripts(count: number): Snippet[] {
  return Array.from({ length: count }, (_, n) => {
    const title = `${WORDS[n % 12]}${ENDS[n % 10]}${WORDS[Math.floor(n / 120) % 12]}${n}`;
    return {
      id: asId(`many-${n}`),
      title,
      triggers: [`${title}吗`],
      body: `您好，${title}这边帮您看。`,
      stage: 'shipping',
      category: `${WORDS[n % 12]}/${ENDS[n % 10]}`,
      tags: [],
    };
  });
}
