/** Owns taking out of a text what could say whose case it is, before it goes to somebody: numbers, addresses on the net, names after 收件人 and the like. Pure. */

const GAP = '＊＊';
const RULES: readonly RegExp[] = [
  /https?:\S+/gi,
  /[\w.+-]+[@＠][\w.-]+/gu,
  // Phones, orders, cards: also with spaces or dashes between, also letters in front (a parcel's number). 12315 and times stay.
  /[A-Za-z]{0,4}\p{Nd}(?:[ -]?\p{Nd}){5,}/gu,
  /(?<=(?:收件人|收货人|联系人|姓名|买家)[: ]{1,2})\p{Script=Han}{2,4}/gu,
  /\p{Script=Han}{1,6}(?:省|市|区|县|镇|乡|路|街|巷|弄|小区|花园)(?=[\p{Script=Han}\p{Nd}]{0,12}\p{Nd}{1,5}(?:号|栋|幢|室|单元|楼))[\p{Script=Han}\p{Nd}]{0,16}(?:号|栋|幢|室|单元|楼)/gu,
];

/** One line; the person still reads it before it goes. */
export function redact(text: string): string {
  const line = text
    .normalize('NFKC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return RULES.reduce((kept, rule) => kept.replace(rule, GAP), line);
}
