/** Invented states of the coach in the panel, for pictures and accessibility checks. */
import type { CoachView, DueEntry, HintNote } from '../../../components/overlay/coach-model';
import type { OverlayModel } from '../../../components/overlay/overlay-model';
import { HINT_RULES } from '../../../utils/core/coach/hint-rules';
import { asId, type SnippetId } from '../../../utils/core/ids';

const MIN = 60_000;

function hintSample(id: string, zh: boolean, now: number): HintNote {
  const rule = HINT_RULES.find((one) => one.id === id);
  if (!rule) throw new Error(`no rule ${id}`);
  const { say, action, lasting } = rule;
  const ofOpen = rule.scope === 'conversation' && id !== 'threat';
  const base = { id, subject: 'c1', ofOpen, say, action, lasting: lasting === true, softer: false };
  const name = zh ? '听**雨' : 'rain**';
  if (id === 'due') return { ...base, name, at: now - 3 * MIN, topic: 'reply' };
  if (id === 'offered') return { ...base, name, at: now + 40 * MIN, topic: 'ship' };
  if (id === 'next') return { ...base, name, at: now + 38_000, reason: 'buyer' };
  if (rule.scope === 'shift') return { ...base, name: '', count: id === 'rest' ? 115 : id === 'peak' ? 12 : 9 };
  const word = action === 'card' ? { word: id === 'anger' ? '太坑' : id === 'threat' ? '投诉' : '进医院' } : {};
  return { ...base, name: id === 'threat' ? name : '', ...(id === 'stalls' ? { count: 3 } : {}), ...word };
}

function duesSample(zh: boolean, now: number): DueEntry[] {
  const due = (nth: number, change: Partial<DueEntry>): DueEntry => ({
    id: `d${nth}`,
    conversationId: asId(`c${nth}`),
    kind: 'promise',
    topic: 'reply',
    state: 'open',
    dueAt: now + nth * 12 * MIN,
    name: zh ? '云朵**糖' : 'clo***y',
    ...change,
  });
  return [
    due(1, { dueAt: now - 16 * MIN, topic: 'check' }),
    due(2, { topic: 'resend', note: zh ? '补发杯盖，白色' : 'lid, white' }),
    due(3, { state: 'offered', topic: 'ship', name: zh ? '这个昵称真的非常非常长' : 'a_very_long_nickname_indeed' }),
    due(4, { kind: 'deadline', name: '' }),
    due(5, { topic: 'call', dueAt: now + 26 * 60 * MIN }),
    due(6, { topic: 'refund' }),
  ];
}

/** States of the panel by name; `model` makes the rest of it. */
export function coachSamples(
  locale: 'zh' | 'en',
  now: number,
  model: (parts: Partial<OverlayModel>) => OverlayModel,
): Record<string, OverlayModel> {
  const zh = locale === 'zh';
  const view = (parts: Partial<CoachView>): OverlayModel =>
    model({
      coach: {
        dues: [],
        themes: [],
        overdue: (parts.dues ?? []).filter(({ dueAt }) => now > dueAt).length,
        ...parts,
      },
    });
  const card = (level: 2 | 3 | 4): CoachView['card'] => ({
    conversationId: asId('c1'),
    name: zh ? '听**雨' : 'rain**',
    level,
    open: level < 4,
    script: {
      snippetId: asId<SnippetId>('calm'),
      title: zh ? '先安抚情绪' : 'Calm first',
      preview: zh ? '真的很抱歉让您有不好的体验' : 'I am sorry about this',
    },
    lines: [
      { role: 'buyer', at: now - 90_000, text: zh ? '再不处理我就去投诉，电话***' : 'I will complain, call ***' },
      { role: 'agent', at: now - 60_000, text: zh ? '您别急，我马上帮您查' : 'I am looking into it' },
    ],
  });
  const buyer = {
    visits: 3,
    orders: 2,
    lastDay: '2026-11-18',
    theme: zh ? '破损' : 'broken',
    note: zh ? '喜欢白色，地址在单位' : 'likes white',
    tags: [zh ? '老客' : 'regular'],
  };
  const themes = (zh ? ['破损', '物流', '成交'] : ['broken', 'parcel', 'won']).map((theme, nth) => ({
    theme,
    on: nth === 0,
  }));
  const own = zh
    ? ['没拍开箱视频', '等活动', '比价', '问赠品', '想换地址', '要发票', '等家里人商量', '只是看看']
    : ['no unboxing', 'for a sale', 'price', 'gifts', 'new address', 'invoice', 'asks family', 'just looks'];
  const hints = Object.fromEntries(HINT_RULES.map(({ id }) => [`hint-${id}`, view({ hint: hintSample(id, zh, now) })]));
  const may = { yuan: 30, words: zh ? ['补发配件', '5 元券'] : ['resend a part', '5 yuan coupon'] };
  return {
    ...hints,
    'hint-soft': view({ hint: { ...hintSample('stalls', zh, now), softer: true } }),
    dues: view({ dues: duesSample(zh, now) }),
    duesCopied: view({ dues: duesSample(zh, now).slice(0, 2), copied: 'handover' }),
    calmAnger: view({ card: card(2) as NonNullable<CoachView['card']> }),
    calmThreat: view({ card: { ...(card(3) as NonNullable<CoachView['card']>), may }, copied: 'evidence' }),
    calmHarm: view({ card: card(4) as NonNullable<CoachView['card']> }),
    buyer: view({ buyer, themes, open: asId('c1') }),
    teamReasons: view({
      buyer,
      themes: [...themes, ...own.map((theme, nth) => ({ theme, on: nth === 1 }))],
      open: asId('c1'),
    }),
    // Its form is opened by a click.
    note: view({ buyer, themes, open: asId('c1') }),
  };
}
