/** Owns what the conversation list shows at one moment, as plain values; each site's view gives it its own markup. */
import type { Platform } from './platform';
import type { Conversation, Message, Played } from './shapes';

/** The limit both consoles count down to or call overtime. */
export const WAIT_LIMIT_MS = 180_000;
const SOON_MS = 60_000;

export interface RowView {
  key: string;
  /** pdd: all, unTimeout, reply, unRead (the third part of `data-random`). feige: waitReply, overtime, replied. */
  group: string;
  name: string;
  avatar: number;
  active: boolean;
  unread: number;
  preview: string;
  time: string;
  waiting: boolean;
  /** The page's own counter; '' for none. */
  counter: string;
  overdue: boolean;
  returning: boolean;
}

export interface ListGroup {
  name: string;
  rows: RowView[];
}

/** The list's groups in the order the site shows them. `activeKey` is the row last clicked. */
export function listGroups(platform: Platform, activeKey: string | null, now: number): ListGroup[] {
  const listed = [...platform.conversations.values()].filter((one) => one.listed);
  listed.sort((a, b) => lastAt(b) - lastAt(a) || (a.key < b.key ? -1 : 1));
  if (platform.site === 'pdd') return pddGroups(platform, listed, activeKey, now);
  if (platform.site === 'feige') return feigeGroups(listed, activeKey, now);
  if (platform.site === 'kuaishou') return kuaishouGroups(listed, activeKey, now);
  if (platform.site === 'shopee') return shopeeGroups(listed, activeKey, now);
  return [{ name: 'all', rows: listed.map((one) => rowView(platform.site, one, 'all', activeKey, now)) }];
}

function pddGroups(platform: Platform, listed: Conversation[], activeKey: string | null, now: number): ListGroup[] {
  const row = (one: Conversation, group: string) => rowView('pdd', one, group, activeKey, now);
  const all = { name: 'all', rows: listed.map((one) => row(one, 'all')) };
  if (!platform.hazards.duplicateRows) return [all];
  const waiting = listed.filter((one) => one.waitingSince !== null);
  const left = (one: Conversation) => WAIT_LIMIT_MS - (now - (one.waitingSince ?? now));
  return [
    { name: 'timeout-unreply', rows: waiting.filter((one) => left(one) > 0).map((one) => row(one, 'unTimeout')) },
    {
      name: 'five-minute',
      rows: waiting.filter((one) => left(one) > 0 && left(one) <= SOON_MS).map((one) => row(one, 'reply')),
    },
    { name: 'already-unreply', rows: waiting.filter((one) => left(one) <= 0).map((one) => row(one, 'unRead')) },
    all,
  ];
}

function feigeGroups(listed: Conversation[], activeKey: string | null, now: number): ListGroup[] {
  const groupOf = (one: Conversation) => {
    if (one.waitingSince === null) return 'replied';
    return now - one.waitingSince >= WAIT_LIMIT_MS ? 'overtime' : 'waitReply';
  };
  return ['waitReply', 'overtime', 'replied'].map((name) => ({
    name,
    rows: listed.filter((one) => groupOf(one) === name).map((one) => rowView('feige', one, name, activeKey, now)),
  }));
}

/** One group per state, named by the page in words. */
function kuaishouGroups(listed: Conversation[], activeKey: string | null, now: number): ListGroup[] {
  const groupOf = (one: Conversation) => {
    if (one.waitingSince === null) return '已回复';
    return now - one.waitingSince >= WAIT_LIMIT_MS ? '已超时' : '请在3分钟内回复';
  };
  return ['请在3分钟内回复', '已超时', '已回复'].map((name) => ({
    name,
    rows: listed.filter((one) => groupOf(one) === name).map((one) => rowView('kuaishou', one, name, activeKey, now)),
  }));
}

/** Two stretches of one list, under separators with these ids. */
function shopeeGroups(listed: Conversation[], activeKey: string | null, now: number): ListGroup[] {
  const groupOf = (one: Conversation) => (one.waitingSince === null ? 'tab_manually_replied' : 'tab_unreplied');
  return ['tab_unreplied', 'tab_manually_replied'].map((name) => ({
    name,
    rows: listed.filter((one) => groupOf(one) === name).map((one) => rowView('shopee', one, name, activeKey, now)),
  }));
}

function rowView(site: Played, one: Conversation, group: string, activeKey: string | null, now: number): RowView {
  const active = one.key === activeKey;
  const waitedMs = one.waitingSince === null ? null : Math.max(0, now - one.waitingSince);
  const time = clockText(lastAt(one), now);
  return {
    key: one.key,
    group,
    name: one.name,
    avatar: one.avatar,
    active,
    unread: one.unread,
    preview: site === 'feige' && !active && one.draft ? `[草稿]${one.draft}` : previewOf(one.messages.at(-1)),
    time,
    waiting: waitedMs !== null,
    counter: waitedMs === null ? '' : counterText(site, waitedMs),
    overdue: waitedMs !== null && waitedMs >= WAIT_LIMIT_MS,
    returning: one.returning,
  };
}

function lastAt(one: Conversation): number {
  return one.messages.at(-1)?.at ?? 0;
}

/** '12秒后超时', '已等待3分钟', '已等待1小时' on pdd; '45秒', '3m', '1h' on feige; the others as their labels say. */
export function counterText(site: Played, waitedMs: number): string {
  const seconds = Math.floor(waitedMs / 1000);
  const minutes = Math.floor(seconds / 60);
  if (site === 'jd') return seconds < 60 ? `${seconds}s` : `${minutes}m`;
  if (site === 'kuaishou') return seconds < 60 ? `${seconds}秒` : waitedMs < WAIT_LIMIT_MS ? `${minutes}分钟` : '超时';
  if (site === 'weixin') return seconds < 60 ? `${seconds}秒` : `${minutes}分钟`;
  if (site === 'xiaohongshu') return seconds < 60 ? `已等待 ${seconds} 秒` : `已等待 ${minutes} 分钟`;
  if (site === 'feige')
    return seconds < 60 ? `${seconds}秒` : minutes < 60 ? `${minutes}m` : `${Math.floor(minutes / 60)}h`;
  if (waitedMs < WAIT_LIMIT_MS) return `${Math.ceil((WAIT_LIMIT_MS - waitedMs) / 1000)}秒后超时`;
  return minutes < 60 ? `已等待${minutes}分钟` : `已等待${Math.floor(minutes / 60)}小时`;
}

export function previewOf(message: Message | undefined): string {
  if (!message) return '';
  if (message.recalled) return recallText(message);
  const names: Partial<Record<Message['media'], string>> = {
    image: '[图片]',
    video: '[视频]',
    voice: '[语音]',
    'goods-card': '[商品]',
    'order-card': '[订单]',
  };
  return names[message.media] ?? message.text;
}

/** The words both consoles put in the place of a withdrawn message. */
export function recallText(message: Message): string {
  return message.role === 'buyer' ? '对方撤回了一条消息' : '你撤回了一条消息';
}

const two = (value: number) => String(value).padStart(2, '0');

function clockText(at: number, now: number): string {
  const date = new Date(at);
  if (date.toDateString() === new Date(now).toDateString()) return `${two(date.getHours())}:${two(date.getMinutes())}`;
  return `${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** '2026年09月08日 17:30:17', the group label in the pdd thread. */
export function labelText(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}年${two(date.getMonth() + 1)}月${two(date.getDate())}日`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** '2026-10-01 10:02:03' in Beijing. */
export function secondText(at: number): string {
  return `${new Date(at + 28_800_000).getUTCFullYear()}-${monthDayText(at)}`;
}

/** '09-08 10:02:03' in Beijing, without a year. `plain`: '9-8 10:02:03'. */
export function monthDayText(at: number, plain = false): string {
  const date = new Date(at + 28_800_000);
  const [month, day] = [date.getUTCMonth() + 1, date.getUTCDate()];
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return `${plain ? month : two(month)}-${plain ? day : two(day)} ${time}`;
}
