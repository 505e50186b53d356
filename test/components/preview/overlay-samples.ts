/** Invented overlay models for previews and tests; no name or sentence is a real person's. */
import type { InsertNotice, OverlayModel, WaitingEntry, WaitingLevel } from '../../../components/overlay/overlay-model';
import { asId, type ConversationId, type SnippetId } from '../../../utils/core/ids';
import { coachSamples } from './coach-samples';

export function waitingEntry(
  n: number,
  name: string,
  waitedMs: number,
  level: WaitingLevel,
  now: number,
): WaitingEntry {
  return {
    conversationId: asId<ConversationId>(`c${n}`),
    name,
    since: now - waitedMs,
    level,
    approximate: false,
    active: false,
  };
}

/** Everything at its best: two wait, three scripts fit. Parts are replaced per sample. */
export function overlayModel(locale: 'zh' | 'en', now: number, parts: Partial<OverlayModel> = {}): OverlayModel {
  const zh = locale === 'zh';
  return {
    site: { id: 'pdd', name: zh ? '拼多多商家后台' : 'Pinduoduo' },
    status: 'ok',
    missingFields: [],
    waiting: [
      { ...waitingEntry(1, zh ? '云朵**糖' : 'clo***y', 72_000, 'soon', now), active: true },
      waitingEntry(2, zh ? '爱**月' : 'moon**', 21_000, 'calm', now),
    ],
    suggestions: [
      {
        conversationId: asId('c1'),
        snippetId: asId<SnippetId>('s1'),
        title: zh ? '什么时候发货' : 'When does it ship',
        preview: zh
          ? '亲,现在下单的话,今天 17 点前付款当天就能寄出,发出后我第一时间把单号给您。'
          : 'If you order now and pay before 5 pm it leaves today, and I will send you the tracking number right away.',
        sure: true,
        missing: [],
      },
      {
        conversationId: asId('c1'),
        snippetId: asId<SnippetId>('s2'),
        title: zh ? '催发货安抚' : 'Reassure about a late parcel',
        preview: zh
          ? '您的订单 [订单号] 我已经在帮您催仓库了,有消息马上告诉您。'
          : 'I am chasing the warehouse about order [order number].',
        sure: false,
        missing: [zh ? '订单号' : 'order number'],
      },
      {
        conversationId: asId('c1'),
        snippetId: asId<SnippetId>('s3'),
        title: zh ? '发什么快递' : 'Which courier',
        preview: zh ? '默认发中通,偏远地区走邮政哦。' : 'ZTO by default, China Post for remote places.',
        sure: false,
        missing: [],
      },
    ],
    unansweredMessages: 2,
    today: {
      turns: 88,
      averageWaitMs: 18_400,
      firstAverageWaitMs: 12_000,
      withinShare: 0.964,
      unanswered: 1,
      receptions: 42,
      estimated: false,
    },
    ruleName: zh ? '拼多多 3 分钟人工回复' : 'Pinduoduo 3 min human reply',
    limitMs: 180_000,
    collapsed: false,
    position: { corner: 'top-right', x: 16, y: 72 },
    theme: 'system',
    ...parts,
  };
}

/** What is said after a pick, and of what was learnt. */
function noticeSamples(zh: boolean): Record<string, InsertNotice> {
  const title = zh ? '洗涤说明' : 'How to wash it';
  return {
    remembered: { kind: 'remembered', title },
    questionKept: { kind: 'remembered' },
    pictureCopied: { kind: 'inserted', title, picture: 'copied' },
    pictureAttached: { kind: 'inserted', title, picture: 'attached' },
    pictureLost: { kind: 'inserted', title, picture: 'lost' },
    missing: { kind: 'missing-variable', labels: zh ? ['订单号', '快递公司'] : ['order number', 'courier'] },
    changed: { kind: 'refused-changed' },
    composing: { kind: 'refused-composing' },
    untrusted: { kind: 'refused-untrusted' },
    onClipboard: { kind: 'copied', title },
    failed: { kind: 'failed' },
  };
}

/** Named states of the panel, for pictures and accessibility checks. */
export function overlaySamples(locale: 'zh' | 'en', now: number): Record<string, OverlayModel> {
  const zh = locale === 'zh';
  const long = zh
    ? '这个昵称真的非常非常非常长还带括号(旗舰店老顾客)'
    : 'a_very_long_nickname_that_never_seems_to_end_2026';
  const busy: WaitingEntry[] = [
    waitingEntry(1, long, 3_792_000, 'missed', now),
    { ...waitingEntry(2, zh ? '小**鱼' : 'fis***', 170_000, 'urgent', now), deadlineAt: now + 10_000 },
    { ...waitingEntry(3, zh ? '听**雨' : 'rain**', 125_000, 'soon', now), approximate: true },
    { ...waitingEntry(4, zh ? '木**子' : 'woo***', 61_000, 'calm', now), active: true },
    waitingEntry(5, zh ? '星**河' : 'sta***', 30_000, 'calm', now),
    waitingEntry(6, zh ? '阿**树' : 'tre***', 8_000, 'calm', now),
    waitingEntry(7, zh ? '七**七' : 'sev***', 2_000, 'calm', now),
  ];
  const { today: _none, ...noFigures } = overlayModel(locale, now);
  return {
    usual: overlayModel(locale, now),
    guard: overlayModel(locale, now, {
      guard: {
        kind: 'banned',
        level: 'care',
        subject: zh ? '全网最低价' : 'lowest price ever',
        fix: zh ? '实惠价' : 'good price',
      },
    }),
    pictures: {
      ...overlayModel(locale, now),
      suggestions: overlayModel(locale, now).suggestions.map((card) => ({ ...card, picture: true })),
    },
    guardStop: overlayModel(locale, now, {
      guard: { kind: 'other-buyer', level: 'stop', subject: zh ? '南风知我意' : 'southwind' },
    }),
    guardNote: overlayModel(locale, now, { guard: { kind: 'repeated', level: 'note', subject: '' } }),
    pillGuard: overlayModel(locale, now, {
      collapsed: true,
      guard: { kind: 'variable', level: 'stop', subject: '{order}', fix: '' },
    }),
    remember: overlayModel(locale, now, {
      notice: {
        kind: 'inserted',
        title: zh ? '洗涤说明' : 'How to wash it',
        question: zh ? '这个放洗衣机里搅会不会坏呀？' : 'will the machine ruin it?',
      },
    }),
    ownReply: overlayModel(locale, now, {
      notice: { kind: 'own-reply', question: zh ? '能不能放微波炉里热' : 'is it microwave safe' },
    }),
    ownReplySure: overlayModel(locale, now, {
      notice: {
        kind: 'own-reply',
        question: zh ? '能不能放微波炉里热' : 'is it microwave safe',
        reply: zh
          ? '{buyer}您好，可以放的，盖子先拿下来，加热别超过两分钟'
          : 'Yes {buyer}, without its lid, and for two minutes at most',
      },
    }),
    noScript: overlayModel(locale, now, {
      suggestions: [],
      unansweredMessages: 1,
      openQuestion: zh ? '能不能放微波炉里热' : 'is it microwave safe',
    }),
    cardsLong: overlayModel(locale, now, {
      suggestions: overlayModel(locale, now).suggestions.map((card) => ({
        ...card,
        title: `${card.title} · ${long}`,
        preview: `${card.preview} ${card.preview} ${card.preview}`,
        missing: zh ? ['订单号', '快递公司', '预计几天到', '收货城市'] : ['order number', 'courier', 'days', 'city'],
        picture: true,
      })),
    }),
    cardsOne: overlayModel(locale, now, {
      suggestions: overlayModel(locale, now).suggestions.slice(1, 2),
      unansweredMessages: 1,
      shortcuts: ['Ctrl+Shift+1', '', ''],
    }),
    ...Object.fromEntries(
      Object.entries(noticeSamples(zh)).map(([name, notice]) => [name, overlayModel(locale, now, { notice })]),
    ),
    calm: overlayModel(locale, now, { waiting: [], suggestions: [], unansweredMessages: 0 }),
    busy: overlayModel(locale, now, {
      waiting: busy,
      notice: { kind: 'inserted', title: zh ? '什么时候发货' : 'When does it ship' },
    }),
    reasons: overlayModel(locale, now, {
      suggestions: [],
      waiting: busy.slice(1, 4).map((entry, nth) => ({
        ...entry,
        reason: nth === 0 ? 'buyer' : 'failed',
        ...(nth === 0 && { passesUntil: now + 40_000 }),
      })),
    }),
    night: overlayModel(locale, now, {
      suggestions: [],
      waiting: busy
        .slice(1, 4)
        .map(({ deadlineAt: _, ...entry }) => ({ ...entry, level: 'calm', reason: 'uncounted' })),
    }),
    first: { ...noFigures, status: 'needs-name', suggestions: [], unansweredMessages: 0 },
    degraded: overlayModel(locale, now, {
      status: 'degraded',
      missingFields: zh ? ['订单', '消息时间'] : ['order', 'message time'],
      suggestions: [],
      notice: { kind: 'refused-switched' },
    }),
    fillOnly: { ...noFigures, status: 'fill-only', waiting: [], suggestions: [], unansweredMessages: 0 },
    fillUnsure: {
      ...noFigures,
      status: 'fill-only',
      waiting: [],
      suggestions: [],
      unansweredMessages: 0,
      notice: { kind: 'copied-unsure', title: zh ? '发货时间' : 'When it ships' },
    },
    unrecognised: { ...noFigures, status: 'unrecognised', waiting: [], suggestions: [], unansweredMessages: 0 },
    orphaned: { ...noFigures, status: 'orphaned', waiting: [], suggestions: [], unansweredMessages: 0 },
    pill: overlayModel(locale, now, { collapsed: true, waiting: busy }),
    pillCalm: overlayModel(locale, now, { collapsed: true, waiting: [] }),
    ...coachSamples(locale, now, (parts) => overlayModel(locale, now, { suggestions: [], ...parts })),
  };
}
