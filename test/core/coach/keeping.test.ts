/** Reminders, notes of a talk, masked evidence, own pace: by hand. */
import { describe, expect, it } from 'vitest';
import { type Due, dueId } from '../../../utils/core/coach/due';
import { evidenceOf, redact } from '../../../utils/core/coach/evidence';
import { isKeptByReply, momentsOf, reminded, snoozed, stageOf } from '../../../utils/core/coach/reminders';
import { createTalkWatch } from '../../../utils/core/coach/talk-watch';
import { themesIn } from '../../../utils/core/coach/talk-words';
import { asId, type ConversationId } from '../../../utils/core/ids';
import type { Heard } from '../../../utils/core/track/scribe';

const NOW = 1_800_000_000_000;
const MIN = 60_000;
const conversationId = asId<ConversationId>('c');

function due(minutes: number): Due {
  return {
    id: dueId(asId('pdd'), conversationId, NOW, 'promise'),
    siteId: asId('pdd'),
    shopId: asId('s'),
    agentId: asId('a'),
    conversationId,
    kind: 'promise',
    topic: 'reply',
    saidAt: NOW,
    dueAt: NOW + minutes * MIN,
    grainMs: MIN,
    state: 'open',
    foundBy: 'promise-reply-hours',
    reminded: 0,
  };
}

describe('reminders', () => {
  it('come a little before, when it is due, and after 15 and 30 minutes; each once', () => {
    let item = due(60);
    const given: number[] = [];
    for (let minute = 0; minute <= 120; minute += 1) {
      const stage = stageOf(item, NOW + minute * MIN);
      if (stage === 0) continue;
      given.push(minute);
      item = reminded(item, stage);
    }
    expect(given).toEqual([55, 60, 75, 90]);
  });

  it('a short one is told of a minute before; after an hour away only once', () => {
    expect(momentsOf(due(5))[0]).toBe(NOW + 4 * MIN);
    const stage = stageOf(due(60), NOW + 200 * MIN);
    expect(stage).toBe(4);
    expect(stageOf(reminded(due(60), stage), NOW + 300 * MIN)).toBe(0);
  });

  it('put off, it comes again ten minutes later; done, never', () => {
    const later = snoozed(reminded(due(60), 2), NOW + 61 * MIN);
    expect(stageOf(later, NOW + 70 * MIN)).toBe(0);
    expect(stageOf(later, NOW + 71 * MIN)).toBeGreaterThan(0);
    expect(stageOf({ ...due(1), state: 'done' }, NOW + 99 * MIN)).toBe(0);
    expect(stageOf({ ...due(1), state: 'dismissed' }, NOW + 99 * MIN)).toBe(0);
  });

  it('"one moment" is kept by the next line, a promise with a time is not', () => {
    const moment = { ...due(5), foundBy: 'stall-check-soon' };
    expect(isKeptByReply(moment, NOW + 1)).toBe(true);
    expect(isKeptByReply(moment, NOW)).toBe(false);
    expect(isKeptByReply(due(5), NOW + 1)).toBe(false);
    expect(isKeptByReply(due(60), NOW + 1)).toBe(false);
  });
});

function heard(role: Heard['role'], text: string, second: number, media: Heard['media'] = 'text'): Heard {
  return { conversationId, role, text, media, at: NOW + second * 1000 };
}

function afterLines(...lines: [Heard, boolean?][]) {
  const watch = createTalkWatch();
  for (const [line, stalls = false] of lines) watch.hear(line, stalls);
  return watch.facts((lines.at(-1)?.[0].at ?? NOW) + 1000);
}

describe('how a talk goes', () => {
  it('counts one moment after another, until something is said', () => {
    const stall = (second: number): [Heard, boolean] => [heard('agent', '稍等', second), true];
    expect(afterLines([heard('buyer', '查好了吗', 0)], stall(1), stall(60), stall(120)).stalls).toBe(3);
    expect(afterLines(stall(1), stall(60), [heard('agent', '查到了，明天发出', 90)]).stalls).toBe(0);
  });

  it('hears the same answer twice, and the same question twice', () => {
    const answer = '亲，默认发中通快递哦';
    expect(
      afterLines([heard('agent', answer, 0)], [heard('buyer', '到底什么快递', 5)], [heard('agent', answer, 9)]).repeats,
    ).toBe(1);
    const again = afterLines(
      [heard('buyer', '什么时候能发货呢', 0)],
      [heard('agent', '在的亲', 5)],
      [heard('buyer', '什么时候能发货', 20)],
    );
    expect(again.askedAgain).toBe(1);
    expect(
      afterLines([heard('buyer', '什么时候发货', 0)], [heard('agent', '今天', 5)], [heard('buyer', '发什么快递', 20)])
        .askedAgain,
    ).toBe(0);
  });

  it('one of two questions left over', () => {
    const questions: [Heard][] = [[heard('buyer', '发什么快递', 0)], [heard('buyer', '会掉色吗', 2)]];
    expect(afterLines(...questions, [heard('agent', '中通快递哦', 10)]).missedQuestion).toBe(1);
    expect(
      afterLines(...questions, [heard('agent', '发中通快递，不会掉色的，您放心下单就可以', 10)]).missedQuestion,
    ).toBe(0);
  });

  it('chopped lines, a picture unseen, a wish for advice, a close without a word', () => {
    const chopped = ['在的', '亲', '您说', '好的'].map((text, nth): [Heard] => [heard('agent', text, nth)]);
    expect(afterLines([heard('buyer', '在吗', 0)], ...chopped).split).toBe(1);
    expect(afterLines([heard('buyer', '', 0, 'image')]).unseen).toBe(1);
    expect(afterLines([heard('buyer', '送女朋友生日礼物推荐一下', 0)]).recommend).toBe(1);
    const watch = createTalkWatch();
    watch.hear(heard('agent', '已经给您发出了', 0), false);
    watch.hear(heard('buyer', '好的谢谢', 5), false);
    expect(watch.facts(NOW + 10_000).openEnd).toBe(0);
    expect(watch.facts(NOW + 40_000).openEnd).toBe(1);
  });

  it('names what it is about', () => {
    expect(themesIn('杯子收到就碎了，还有味道大')).toEqual(['破损', '异味']);
    expect(themesIn('你好在吗')).toEqual([]);
  });
});

describe('evidence', () => {
  it.each([
    ['我电话13800138000快点', '13800138000'],
    ['订单 261121-380011223344556', '380011223344556'],
    ['卡号 6222 0200 1234 5678', '5678'],
    ['地址浙江省杭州市西湖区文三路18号3栋502室', '文三路'],
    ['加我微信 wxid_ab12cd', 'ab12cd'],
    ['邮箱 a.b@c.cn', 'a.b@c.cn'],
    ['我叫王小明', '王小明'],
    ['https://x.cn/a?b=1', 'x.cn'],
    ['打我１３８００１３８０００', '０００'],
    ['138  0013 / 8000 这个号', '0013'],
    ['号码是一三八零零一三八零零零', '一三八'],
    ['微信ｗｘｉｄ＿ab12', 'ｗｘｉｄ'],
    ['12315 6789', '12315'],
  ])('%s', (text, secret) => {
    expect(redact(text)).not.toContain(secret);
  });

  it('keeps what matters, shortly, and names what it cannot see', () => {
    expect(redact('我要打12315投诉，2天了')).toBe('我要打12315投诉，2天了');
    const lines = evidenceOf([heard('buyer', '', 0, 'image'), heard('buyer', '啊'.repeat(500), 1)]);
    expect(lines[0]?.text).toBe('[image]');
    expect(lines[1]?.text.length).toBeLessThan(130);
    expect(evidenceOf(Array.from({ length: 50 }, (_, nth) => heard('buyer', '好', nth)))).toHaveLength(8);
  });
});
