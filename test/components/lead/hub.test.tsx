// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type HandoutFlaw, HandoutSection } from '../../../components/lead/handout-section';
import type { HubCallbacks, HubModel } from '../../../components/lead/hub-model';
import { HubSection } from '../../../components/lead/hub-section';
import { TextProvider } from '../../../components/text';
import { translateIn } from '../translate';

const NOW = 1_000_000;
const OPEN: HubModel = {
  state: 'open',
  teamName: '晨风',
  urls: ['wss://hub.example.com'],
  gone: 1,
  members: [{ id: 'm1', name: '小满', role: 'agent', devices: 1, seenAt: NOW - 5000 }],
};

function show(hub: HubModel) {
  const callbacks = {
    onCreate: vi.fn(async () => true),
    onUnlock: vi.fn(async () => false),
    onLock: vi.fn(),
    onServerFile: vi.fn(async () => 'server_name: "hub-1"'),
    onSetUp: vi.fn<HubCallbacks['onSetUp']>(async () => 'reach'),
    onInvite: vi.fn<HubCallbacks['onInvite']>(async () => ({
      text: 'SIDELINE1.abc',
      expiresAt: 1_800_000_000,
      step: 'done',
    })),
    onPutOut: vi.fn<HubCallbacks['onPutOut']>(async () => 'done'),
    onSheet: vi.fn(async () => 'SIDELINE-KEYS1.x'),
    onRestore: vi.fn(async () => true),
  };
  render(
    <TextProvider translate={translateIn('zh')}>
      <HubSection hub={hub} callbacks={callbacks} now={() => NOW} />
    </TextProvider>,
  );
  return callbacks;
}
const button = (name: string) => screen.getByRole('button', { name });
const type = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const body = () => document.body.textContent ?? '';

afterEach(cleanup);

describe("the team's server", () => {
  it('is made only with a name, an address and a passphrase that is long enough', async () => {
    const { onCreate } = show({ state: 'none' });
    type(/团队名称/, '晨风');
    type(/服务器地址/, 'hub.example.com');
    type(/口令/, 'short');
    expect(button('创建团队')).toHaveProperty('disabled', true);
    type(/口令/, 'long enough now');
    fireEvent.click(button('创建团队'));
    const wish = { teamName: '晨风', host: 'hub.example.com', passphrase: 'long enough now' };
    await waitFor(() => expect(onCreate).toHaveBeenCalledWith(wish));
  });

  it('says that a passphrase is another one', async () => {
    show({ state: 'locked' });
    type(/口令/, 'x');
    fireEvent.click(button('打开'));
    await waitFor(() => expect(body()).toContain('口令不对'));
  });

  it('shows the file, and says where setting up stopped', async () => {
    show(OPEN);
    fireEvent.click(button('显示配置文件'));
    await waitFor(() => expect(screen.getByLabelText('显示配置文件')).toHaveProperty('value', 'server_name: "hub-1"'));
    fireEvent.click(button('连接并完成设置'));
    await waitFor(() => expect(body()).toContain('连不上服务器'));
  });

  it('invites, and puts out after a second thought', async () => {
    const { onInvite, onPutOut } = show(OPEN);
    expect(body()).toContain('5 秒前更新');
    type(/^名字$/, '立夏');
    fireEvent.click(button('生成邀请码'));
    await waitFor(() => expect(screen.getByLabelText(/发给 立夏/)).toHaveProperty('value', 'SIDELINE1.abc'));
    expect(onInvite).toHaveBeenCalledWith({ name: '立夏', role: 'agent', days: 90 });
    expect(body()).toContain('有效期到 2027年1月15日');
    fireEvent.click(screen.getByText('用二维码给'));
    const picture = screen.getByRole('img', { name: '给 立夏 的邀请二维码' });
    // The three corners of the smallest code that holds it, inside its quiet border of four.
    expect(picture.getAttribute('viewBox')).toBe('0 0 29 29');
    expect(picture.querySelector('path')?.getAttribute('d')).toMatch(/^M4 4h1v1h-1z/);
    fireEvent.click(button('移出'));
    expect(onPutOut).not.toHaveBeenCalled();
    fireEvent.click(button('保留'));
    fireEvent.click(button('移出'));
    fireEvent.click(button('移出'));
    await waitFor(() => expect(onPutOut).toHaveBeenCalledWith('m1'));
  });
});

it('says so when somebody is put out and the server does not know of it yet', async () => {
  const { onPutOut } = show(OPEN);
  onPutOut.mockResolvedValueOnce('reach');
  fireEvent.click(button('移出'));
  fireEvent.click(button('移出'));
  expect((await screen.findByRole('alert')).textContent).toContain('小满 现在还进得来');
  // The next one that is told takes the line away.
  fireEvent.click(button('移出'));
  fireEvent.click(button('移出'));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

it.each([
  ['down', '! 团队服务器连不上，没有推送出去'],
  ['large', '! 话术包太大，服务器收不下，请分成几个包'],
  [false, '! 没有成功，请再试一次'],
] as const)('what did not go out says why: %s', async (went, said) => {
  const onPush = vi.fn<() => Promise<boolean | HandoutFlaw>>(async () => went);
  const holds = { scripts: 2, words: 1, coach: false, patches: 1, rests: 0, settings: 0 };
  const pack = { id: 'p1', title: '夜班', version: 3, have: 2, of: 5, holds };
  render(
    <TextProvider translate={translateIn('zh')}>
      <HandoutSection packs={[pack]} shops={[]} hours={[]} onPush={onPush} onGoBack={onPush} />
    </TextProvider>,
  );
  expect(screen.getByText('随包带上：2 条话术、1 组提醒词、1 个页面读法')).toBeDefined();
  fireEvent.click(button('推送'));
  await screen.findByText(said);
  onPush.mockResolvedValue(true);
  fireEvent.click(button('推送'));
  await waitFor(() => expect(screen.queryByText(said)).toBeNull());
});

it('a pack is handed out with its note, and says who uses it', async () => {
  const onPush = vi.fn(async () => true);
  const onGoBack = vi.fn(async () => true);
  render(
    <TextProvider translate={translateIn('zh')}>
      <HandoutSection
        packs={[
          {
            id: 'p1',
            title: '夜班',
            version: 3,
            have: 2,
            of: 5,
            previous: 2,
            holds: { scripts: 2, words: 1, coach: false, patches: 1, rests: 0, settings: 0 },
          },
        ]}
        shops={['青禾旗舰店', '青禾专卖店']}
        hours={[{ at: 1_794_000_000, label: '21 点' }]}
        onPush={onPush}
        onGoBack={onGoBack}
      />
    </TextProvider>,
  );
  expect(body()).toContain('夜班（第 3 版，近一天见过的 5 台里 2 台已用上）');
  type(/附言/, ' 今晚用 ');
  fireEvent.click(screen.getByRole('checkbox'));
  fireEvent.click(button('推送'));
  await waitFor(() =>
    expect(onPush).toHaveBeenCalledWith({ packId: 'p1', note: '今晚用', mustTake: false, share: 100 }),
  );
  fireEvent.change(screen.getByLabelText('推给多少人'), { target: { value: '10' } });
  fireEvent.change(screen.getByLabelText('推给哪家店'), { target: { value: '青禾专卖店' } });
  fireEvent.change(screen.getByLabelText('什么时候生效'), { target: { value: '1794000000' } });
  fireEvent.click(button('推送'));
  await waitFor(() =>
    expect(onPush).toHaveBeenLastCalledWith({
      packId: 'p1',
      note: '今晚用',
      mustTake: false,
      share: 10,
      shop: '青禾专卖店',
      from: 1_794_000_000,
    }),
  );
  fireEvent.click(button('退回第 2 版'));
  await waitFor(() => expect(onGoBack).toHaveBeenCalledWith('p1'));
});
