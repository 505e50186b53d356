/**
 * Numbers in a draft that mean something: telephone numbers, what may be an order's number, sums of money. Linear scans and
 * bounded patterns of our own; refuses to guess where a parcel's or a courier's number is being passed on.
 */

export interface Span {
  start: number;
  end: number;
  /** Digits as plain ASCII. */
  value: string;
}

const HAN_DIGITS = '零一二三四五六七八九';
const OTHER_DIGITS: Record<string, string> = {
  〇: '0',
  幺: '1',
  两: '2',
  壹: '1',
  贰: '2',
  叁: '3',
  肆: '4',
  伍: '5',
  陆: '6',
  柒: '7',
  捌: '8',
  玖: '9',
};
/** Between two digits of one number at most so many units that are none. */
const WIDEST_GAP = 3;
const GAP = /^[\s.\-_·•*,|/~—–－．]{0,3}$/;
/** Letters that stand before a number and make it something else than a telephone. */
const NAMED_NUMBER =
  /(单号|订单|编号|运单|取件码|取货码|快递员|派件员|派送员|配送员|小哥|师傅|司机|驿站|网点|快递电话|快递公司|快递柜|官方|收件|收货|tracking|order|courier)[^。！？!?\n]{0,14}$/i;

function digitOf(character: string): string | undefined {
  const code = character.charCodeAt(0);
  if (code >= 0x30 && code <= 0x39) return character;
  if (code < 0x80) return undefined;
  const han = HAN_DIGITS.indexOf(character);
  if (han >= 0) return String(han);
  if (OTHER_DIGITS[character]) return OTHER_DIGITS[character];
  const plain = character.normalize('NFKC');
  return plain.length === 1 && plain >= '0' && plain <= '9' ? plain : undefined;
}

/** Runs of digits, of any writing, with blanks and dots in between. */
export function digitRuns(text: string): Span[] {
  const runs: Span[] = [];
  let run: Span | undefined;
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) ?? 0;
    const character = String.fromCodePoint(point);
    const digit = digitOf(character);
    if (digit !== undefined) {
      const gap = run && at - run.end <= WIDEST_GAP && GAP.test(text.slice(run.end, at));
      if (run && gap) {
        run.value += digit;
        run.end = at + character.length;
      } else {
        run = { start: at, end: at + character.length, value: digit };
        runs.push(run);
      }
    }
    at += character.length - 1;
  }
  return runs;
}

/** Mobile and landline numbers that are not said to be an order's, a parcel's or a courier's. */
export function findPhones(text: string): Span[] {
  return digitRuns(text).filter(({ start, end, value }) => {
    const mobile = /^(?:86)?1[3-9]\d{9}$/.test(value);
    const landline = /^0\d{10,11}$|^0\d{9}$/.test(value) && /^0\d{2,3}[-\s]/.test(text.slice(start, end));
    if (!mobile && !landline) return false;
    if (/[a-z]/i.test(text.charAt(start - 1)) && !/[^a-z][a-z]$/i.test(` ${text.slice(Math.max(0, start - 2), start)}`))
      return false;
    return !NAMED_NUMBER.test(text.slice(Math.max(0, start - 24), start));
  });
}

/** What may be an order's number: ten digits and more, dashes inside allowed, as written. */
export function findOrderNumbers(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(/\d[\d-]{8,38}\d/g)) {
    const [value] = match;
    if (value.replaceAll('-', '').length >= 10)
      found.push({ start: match.index, end: match.index + value.length, value });
  }
  return found;
}

/** Words that give money away. Asked of a clause, so that "退款金额" elsewhere is not meant. */
const GIVES =
  /赔您|赔你|赔付|赔偿|补偿|赔给|返您|返你|返给|返现|退您|退你|退给您|退给你|给您退|给你退|补您|补你|补给您|补给你|给您补|给你补|转您|转你|打给您|打给你|发您红包|给您红包|红包给您|发个红包|给您优惠|便宜您|便宜你|少收您|\b(?:refund|compensate|credit|pay|give) you\b/i;
const TENFOLD =
  /(?:赔|赔付|赔偿|退)[^，。,.\d]{0,3}([两三四五六七八九十百千万]|\d{1,4})倍|([十百三五]|\d{1,3})倍(?:赔|退)/;
const AMOUNT =
  /(?:[¥￥$]\s?(\d{1,7}(?:\.\d{1,2})?))|(\d{1,7}(?:\.\d{1,2})?|(?!一块(?!钱))[一二两三四五六七八九十百千]{1,5})\s?(?:元|块|圆|rmb|yuan|cny|dollars?\b|usd)/i;
/** Refunds of what was paid, and sums under a condition of the page, are no promise of ours. */
const NO_PROMISE =
  /不能|不会|无法|没法|不可以|没有权限|不敢|不承诺|不随口|平台赔|平台补|平台会|保险|理赔|运费险|页面|页显示|系统|自动|cannot|can't|not able/i;

export interface MoneyPromise {
  start: number;
  end: number;
  /** undefined: a promise without a sum ("赔十倍"). */
  amountYuan?: number;
}

/** The first promise of money in `clause`, which begins at `offset` of the draft. */
export function findPromise(clause: string, offset: number): MoneyPromise | undefined {
  if (NO_PROMISE.test(clause)) return undefined;
  const tenfold = TENFOLD.exec(clause);
  if (tenfold) return { start: offset + tenfold.index, end: offset + tenfold.index + tenfold[0].length };
  const gives = GIVES.exec(clause);
  const amount = AMOUNT.exec(clause);
  if (!gives || !amount) return undefined;
  const start = Math.min(gives.index, amount.index);
  const end = Math.max(gives.index + gives[0].length, amount.index + amount[0].length);
  if (end - start > 24) return undefined;
  const yuan = readAmount(amount[1] ?? amount[2] ?? '');
  return { start: offset + start, end: offset + end, ...(yuan === undefined ? {} : { amountYuan: yuan }) };
}

const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** '12.5' or '二十五' as a number. */
export function readAmount(text: string): number | undefined {
  if (/^\d/.test(text)) return Number(text);
  let total = 0;
  let digit = 0;
  for (const character of text) {
    const unit = UNITS[character];
    if (unit !== undefined) {
      total += (digit || 1) * unit;
      digit = 0;
      continue;
    }
    const value = Number(digitOf(character));
    if (Number.isNaN(value)) return undefined;
    digit = value;
  }
  return total + digit || undefined;
}
