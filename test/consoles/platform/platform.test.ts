/** The platform's server side: ids, waits, what survives a reload. */
import { describe, expect, test } from 'vitest';
import { Platform, type PlatformSnapshot } from './platform';
import { counterText, listGroups, recallText } from './rows';

const START = 1_790_000_000_000;

function withBuyer(site: 'pdd' | 'feige') {
  const platform = new Platform(site, 4);
  const { key } = platform.addConversation({ name: 'S*******n' });
  return { platform, key };
}

describe('message keys', () => {
  test('pdd: the key is the time, a collision moves both by 1 ms, across conversations too', () => {
    const { platform, key } = withBuyer('pdd');
    const other = platform.addConversation().key;
    const said = [key, key, other].map((one) => platform.say(one, { role: 'buyer', text: '在吗' }, START));
    expect(said.map((one) => one.at - START)).toEqual([0, 1, 2]);
    expect(said.every((one) => one.key === String(one.at))).toBe(true);
  });

  test('pdd: a message that comes late is still after the one before it', () => {
    const { platform, key } = withBuyer('pdd');
    platform.say(key, { role: 'buyer', text: '一' }, START + 50);
    expect(platform.say(key, { role: 'agent', text: '二' }, START).at).toBe(START + 51);
  });

  test('feige: ids are unique and say what is not human', () => {
    const { platform, key } = withBuyer('feige');
    const welcome = platform.say(key, { role: 'auto', text: '欢迎', mark: 'welcome' }, START).key;
    const robot = platform.say(key, { role: 'auto', text: '欢迎', mark: 'robot' }, START).key;
    const assigned = platform.say(key, { role: 'system', text: '已转人工', event: 'handover' }, START).key;
    expect(welcome).toContain('_Welcome_');
    expect(robot).toContain('llm_process_');
    expect(assigned).toContain('_CsAssign_');
    const keys = Array.from({ length: 500 }, () => platform.say(key, { role: 'buyer', text: '在吗' }, START).key);
    expect(new Set(keys).size).toBe(500);
  });
});

describe('waits and unread', () => {
  test('a robot does not end a wait, a person does; the first unanswered message started it', () => {
    const { platform, key } = withBuyer('pdd');
    platform.say(key, { role: 'buyer', text: '在吗' }, START);
    platform.say(key, { role: 'buyer', text: '在吗' }, START + 5000);
    platform.say(key, { role: 'auto', text: '欢迎', mark: 'callback' }, START + 6000);
    expect(platform.conversation(key).waitingSince).toBe(START);
    expect(platform.conversation(key).unread).toBe(2);
    platform.say(key, { role: 'agent', text: '在' }, START + 9000);
    expect(platform.conversation(key).waitingSince).toBeNull();
  });

  test('counters read as the pages print them', () => {
    expect(counterText('pdd', 168_000)).toBe('12秒后超时');
    expect(counterText('pdd', 190_000)).toBe('已等待3分钟');
    expect(counterText('pdd', 3_700_000)).toBe('已等待1小时');
    expect(counterText('feige', 45_900)).toBe('45秒');
    expect(counterText('feige', 200_000)).toBe('3m');
  });

  test('pdd: a buyer about to time out stands in three groups, an overdue one in two', () => {
    const { platform, key } = withBuyer('pdd');
    platform.say(key, { role: 'buyer', text: '在吗' }, START);
    const groups = (now: number) =>
      listGroups(platform, null, now)
        .filter((group) => group.rows.length > 0)
        .map((group) => group.name);
    expect(groups(START + 1000)).toEqual(['timeout-unreply', 'all']);
    expect(groups(START + 130_000)).toEqual(['timeout-unreply', 'five-minute', 'all']);
    expect(groups(START + 181_000)).toEqual(['already-unreply', 'all']);
  });

  test('feige: a draft hides the preview of a row that is not open', () => {
    const { platform, key } = withBuyer('feige');
    platform.say(key, { role: 'buyer', text: '在吗' }, START);
    platform.conversation(key).draft = '稍等';
    const preview = (active: string | null) => listGroups(platform, active, START)[0]?.rows[0]?.preview;
    expect([preview(null), preview(key)]).toEqual(['[草稿]稍等', '在吗']);
  });
});

test('a withdrawn message keeps its key and its turn, and is withdrawn once', () => {
  const { platform, key } = withBuyer('pdd');
  const message = platform.say(key, { role: 'buyer', text: '点错了' }, START);
  platform.recall(message.key, START + 1000, 'flip');
  platform.recall(message.key, START + 2000, 'text');
  expect(message.recalled).toEqual({ at: START + 1000, look: 'flip' });
  expect(recallText(message)).toBe('对方撤回了一条消息');
  expect(platform.trueLog().messages[0]?.recalledAt).toBe(START + 1000);
});

test('a snapshot taken through JSON goes on exactly where it stopped', () => {
  const run = (viaJson: boolean) => {
    let platform = new Platform('pdd', 9);
    const { key } = platform.addConversation();
    platform.say(key, { role: 'buyer', text: '在吗' }, START);
    if (viaJson) {
      const saved = JSON.parse(JSON.stringify(platform.snapshot())) as PlatformSnapshot;
      platform = new Platform('pdd', 1, {}, saved);
    }
    platform.say(key, { role: 'buyer', text: '在吗' }, START);
    platform.addConversation();
    return platform.trueLog();
  };
  expect(run(true)).toEqual(run(false));
});
