/** Owns how one field of a script stands in one cell, and back: as people write it by hand as well as we do. */
import type { HourSpan, Snippet, Stage } from '../../core/snippet';
import type { SheetLanguage, SheetRole } from './columns';

const STAGE_WORDS: Record<Stage, { zh: string; en: string; others: RegExp }> = {
  greeting: { zh: '问候', en: 'Greeting', others: /问候|欢迎|接待|首句|开场|招呼|greet|welcome|hello/i },
  complaint: { zh: '投诉', en: 'Complaint', others: /投诉|差评|纠纷|维权|安抚|complain/i },
  aftersale: {
    zh: '售后',
    en: 'After-sale',
    others: /售后|退货|退款|退换|换货|质量|补发|赔|维修|after|return|refund/i,
  },
  shipping: { zh: '物流', en: 'Shipping', others: /物流|快递|发货|配送|运费|签收|催件|ship|deliver|courier/i },
  order: { zh: '下单', en: 'Order', others: /下单|催付|支付|付款|改单|订单|地址|发票|拼单|order|pay/i },
  presale: { zh: '售前', en: 'Pre-sale', others: /售前|咨询|商品|尺码|库存|优惠|活动|议价|pre-?sale|product|size/i },
  closing: { zh: '结束', en: 'Closing', others: /结束|告别|再见|结尾|好评|复购|clos|bye/i },
};
const STAGES = Object.keys(STAGE_WORDS) as Stage[];

/** The stage a cell or a category name speaks of. */
export function stageOf(text: string): Stage | undefined {
  const word = text.trim().toLowerCase();
  if (word === '') return undefined;
  return (
    STAGES.find(
      (stage) => word === stage || word === STAGE_WORDS[stage].zh || word === STAGE_WORDS[stage].en.toLowerCase(),
    ) ?? STAGES.find((stage) => STAGE_WORDS[stage].others.test(word))
  );
}

export function writeCell(snippet: Snippet, role: SheetRole, language: SheetLanguage): string {
  switch (role) {
    case 'triggers':
    case 'tags':
    case 'weekdays':
    case 'shops':
    case 'goods':
      return (snippet[role] ?? []).join('\n');
    case 'hours':
      return snippet.hours ? `${snippet.hours.from}-${snippet.hours.to}` : '';
    case 'stage':
      return STAGE_WORDS[snippet.stage][language];
    case 'mandatory':
      if (snippet.mandatory === undefined) return '';
      if (language === 'zh') return snippet.mandatory ? '是' : '否';
      return snippet.mandatory ? 'yes' : 'no';
    default:
      return snippet[role] ?? '';
  }
}

/** One entry per line; where there is a single line, what else people put between entries. */
export function splitList(cell: string, own: boolean): string[] {
  if (own) return cell === '' ? [] : cell.split('\n');
  const separator = cell.trim().includes('\n') ? /\n/ : /[;；|｜、]/;
  const entries = cell.split(separator).map((entry) => entry.trim());
  return [...new Set(entries.filter((entry) => entry !== ''))];
}

/** `YYYY-MM-DD` of `2026-1-5`, `2026/01/05`, `2026年1月5日`, also with a time behind it. */
export function readDate(cell: string): string | undefined {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s].*)?$/.exec(cell.trim());
  if (!match) return undefined;
  const [, year, month, day] = match as unknown as [string, string, string, string];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const DAYS = '一二三四五六日';

/** ISO weekdays of `1\n2`, `1,2`, `周一、周五` or `1-5`. */
export function readWeekdays(cell: string): number[] | undefined {
  const plain = cell
    .normalize('NFKC')
    .replace(/周|星期|礼拜/g, '')
    .replaceAll('天', '日');
  const digits = plain.replace(/[一二三四五六日]/g, (day) => String(DAYS.indexOf(day) + 1));
  const days: number[] = [];
  for (const part of digits.split(/[\s,;、]+/).filter((entry) => entry !== '')) {
    const span = /^([1-7])(?:\s*[-~至到]\s*([1-7]))?$/.exec(part);
    if (!span) return undefined;
    const first = Number(span[1]);
    const last = Number(span[2] ?? span[1]);
    for (let day = first; ; day = (day % 7) + 1) {
      if (!days.includes(day)) days.push(day);
      if (day === last) break;
    }
  }
  return days.length > 0 ? days : undefined;
}

export function readHours(cell: string): HourSpan | undefined {
  const match = /^(\d{1,2}):(\d{2})\s*[-~至到]\s*(\d{1,2}):(\d{2})$/.exec(cell.normalize('NFKC').trim());
  if (!match) return undefined;
  const [, hour, minute, toHour, toMinute] = match as unknown as [string, string, string, string, string];
  return { from: `${hour.padStart(2, '0')}:${minute}`, to: `${toHour.padStart(2, '0')}:${toMinute}` };
}

export function readYesNo(cell: string): boolean | undefined {
  const word = cell.normalize('NFKC').trim().toLowerCase();
  if (/^(?:是|yes|y|true|1|必用|√|✓)$/.test(word)) return true;
  return /^(?:否|no|n|false|0|可选)$/.test(word) ? false : undefined;
}
