/** Links and mail addresses in a draft that lead off the platform. Bounded patterns of our own; no address is opened. */
import type { Span } from './numbers';

/** What a console's own links look like: the end of the host. */
const OWN_HOSTS: Record<string, readonly string[]> = {
  pdd: ['pinduoduo.com', 'yangkeduo.com', 'pddpic.com'],
  feige: ['jinritemai.com', 'douyin.com', 'iesdouyin.com', 'douyinec.com'],
};

const MAIL = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z]{2,12}){1,3}/i;
const LINK =
  /(?:https?:\/\/|www\.)([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})[^\s\u3000-\uffff]{0,200}|\b([a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,2}\.(?:com|cn|net|top|shop|xyz|cc|vip|me))\b/gi;

/** The first that is not the console's own. */
export function findAddress(text: string, siteId: string): Span | undefined {
  const mail = MAIL.exec(text);
  if (mail) return { start: mail.index, end: mail.index + mail[0].length, value: mail[0].toLowerCase() };
  for (const match of text.matchAll(LINK)) {
    const host = (match[1] ?? match[2] ?? '').toLowerCase();
    const own = (OWN_HOSTS[siteId] ?? []).some((end) => host === end || host.endsWith(`.${end}`));
    if (!own) return { start: match.index, end: match.index + match[0].length, value: host };
  }
  return undefined;
}
