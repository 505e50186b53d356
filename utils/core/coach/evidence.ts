/** Lines of a conversation made fit to show a lead: numbers, addresses and names of accounts are taken out. The agent checks them before they go anywhere. */
import type { Heard } from '../track/scribe';

const MOST_LINES = 8;
const LONGEST_LINE = 120;
const MASK = '***';
/** Hotlines name nobody, and are what the lead must see. */
const PUBLIC = /^123(?:15|45|77)$/;

/** Order matters: what is long and exact first. */
const REDACTIONS: readonly RegExp[] = [
  /https?:\/\/\S+/gi,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  // Numbers of orders, telephones, parcels, cards, also when they are chopped up, of other widths or written out.
  /\p{N}(?:[^\p{L}\p{N}\n]{0,3}\p{N}){4,}/gu,
  /[〇零一二三四五六七八九幺两]{7,}/g,
  // Names of accounts: Latin letters with digits, six or more.
  /\p{Script=Latin}[\p{Script=Latin}\p{N}\p{Pc}-]{5,}/gu,
  /[\u4e00-\u9fff]{1,7}(?:省|自治区|市|区|县|镇|乡|街道|大道|路|街|巷|弄|小区|花园|公寓|大厦|村)(?:[\d\-一二三四五六七八九十]+(?:号|栋|幢|单元|楼|室|座|弄)*)*/g,
  /[\d一二三四五六七八九十]+(?:号楼|栋|幢|单元|室)/g,
  /(?:我叫|我是|姓名|收货人|收件人|联系人)[:： ]?[\u4e00-\u9fff]{2,4}/g,
];

/** A line without what could name a person or a place. */
export function redact(text: string): string {
  const hide = (found: string) => (PUBLIC.test(found) ? found : MASK);
  const masked = REDACTIONS.reduce((line, pattern) => line.replace(pattern, hide), text.slice(0, 2000));
  const letters = [...masked];
  return letters.length > LONGEST_LINE ? `${letters.slice(0, LONGEST_LINE).join('')}…` : masked;
}

export interface EvidenceLine {
  role: Heard['role'];
  at: number;
  text: string;
}

/** The last lines of a conversation, redacted; pictures and voice are named, not shown. */
export function evidenceOf(heard: readonly Heard[]): EvidenceLine[] {
  return heard.slice(-MOST_LINES).map(({ role, at, text, media }) => ({
    role,
    at,
    text: media === 'text' ? redact(text) : `[${media}]`,
  }));
}
