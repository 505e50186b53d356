// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { JoinCallbacks, JoinedTeam } from '../../../components/options/join-model';
import { JoinSection } from '../../../components/options/join-section';
import { TextProvider } from '../../../components/text';
import type { InvitationView } from '../../../utils/messaging/protocol';
import { translateIn } from '../translate';

const NOW = 1_000_000;
const VIEW: InvitationView = {
  ok: true,
  team: 't1',
  teamName: '晨风',
  member: 'm1',
  memberName: '小满',
  role: 'agent',
  hosts: ['hub.example.com'],
  expiresAt: NOW,
  sameDays: true,
};

function show(view: InvitationView | undefined, team?: JoinedTeam) {
  const callbacks = {
    onRead: vi.fn(async () => view),
    onJoin: vi.fn(async () => true),
    onLeave: vi.fn<JoinCallbacks['onLeave']>(async () => 'left'),
    onTake: vi.fn(async () => true),
    onReport: vi.fn<JoinCallbacks['onReport']>(async () => 'told'),
  };
  render(
    <TextProvider translate={translateIn('zh')}>
      <JoinSection team={team} callbacks={callbacks} now={() => NOW} />
    </TextProvider>,
  );
  return callbacks;
}
const button = (name: string) => screen.getByRole('button', { name });
const paste = (text: string) =>
  fireEvent.change(screen.getByLabelText('主管发来的邀请码'), { target: { value: text } });
const body = () => document.body.textContent ?? '';

afterEach(cleanup);

describe('joining', () => {
  it('shows who invites and what is shared before anything is done', async () => {
    const { onJoin } = show(VIEW);
    expect(button('看看是谁邀请我')).toHaveProperty('disabled', true);
    paste('SIDELINE1.x');
    fireEvent.click(button('看看是谁邀请我'));
    await screen.findByText('加入“晨风”？');
    expect(body()).toContain('单个订单');
    expect(body()).toContain('hub.example.com');
    expect(onJoin).not.toHaveBeenCalled();
    fireEvent.click(button('同意并加入'));
    await waitFor(() => expect(onJoin).toHaveBeenCalledWith('SIDELINE1.x'));
  });

  it('can be thought better of', async () => {
    const { onJoin } = show({ ...VIEW, leaves: '旧队', sameDays: false });
    paste('x');
    fireEvent.click(button('看看是谁邀请我'));
    await screen.findByText('会先离开“旧队”');
    expect(body()).toContain('团队换日的时间和您的设置不同');
    fireEvent.click(button('不加入'));
    expect(button('看看是谁邀请我')).toHaveProperty('disabled', true);
    expect(onJoin).not.toHaveBeenCalled();
  });

  it.each([
    ['not-one', '这不是邀请码'],
    ['damaged', '不完整或被改过'],
    ['expired', '过期了'],
  ] as const)('says why not: %s', async (code, words) => {
    show({ ok: false, code });
    paste('x');
    fireEvent.click(button('看看是谁邀请我'));
    await waitFor(() => expect(body()).toContain(words));
  });
});

describe('in a team', () => {
  const seat = { teamName: '晨风', memberName: '小满', role: 'lead' as const };
  it('says how the line stands and how old the numbers are', () => {
    show(undefined, { ...seat, status: { state: 'down', toldAt: NOW - 65_000, skewMs: -700_000, refusedFrames: 2 } });
    expect(body()).toContain('暂时连不上');
    expect(body()).toContain('1 分 5 秒前更新');
    expect(body()).toContain('时钟差了11 分 40 秒');
    expect(body()).toContain('2 条不合规');
  });
  it('says that the server is full, and that nothing is lost', () => {
    show(undefined, { ...seat, status: { state: 'unkept', toldAt: NOW - 65_000 } });
    expect(screen.getByText(/存不下新数字/).className).toBe('warning');
    expect(body()).toContain('数字都在这台电脑');
  });
  it('leaves, emptying what was sent unless it is unticked', async () => {
    const { onLeave } = show(undefined, { ...seat, status: { state: 'refused' } });
    expect(body()).toContain('请联系主管');
    fireEvent.click(screen.getByRole('checkbox'));
    fireEvent.click(button('离开团队'));
    await waitFor(() => expect(onLeave).toHaveBeenCalledWith(false));
  });
  it.each([
    ['bad-signature', '签名对不上'],
    ['not-whole', '没收全'],
    ['other-pack', '不是推送的那一版'],
  ])('says in words why a pack was not taken: %s', (refused, words) => {
    show(undefined, { ...seat, offers: [{ id: 'p1', title: '秋装', version: 3, note: '', refused }] });
    expect(body()).toContain(words);
    expect(body()).not.toContain(refused);
  });
  it('says what of the numbers could not be emptied, once it is out', async () => {
    const callbacks = {
      onRead: vi.fn(),
      onJoin: vi.fn(),
      onTake: vi.fn(),
      onReport: vi.fn(),
      onLeave: vi.fn(async () => 'not-erased' as const),
    };
    const section = (team: JoinedTeam | undefined) => (
      <TextProvider translate={translateIn('zh')}>
        <JoinSection team={team} callbacks={callbacks} now={() => NOW} />
      </TextProvider>
    );
    const { rerender } = render(section(seat));
    fireEvent.click(button('离开团队'));
    await waitFor(() => expect(callbacks.onLeave).toHaveBeenCalledWith(true));
    rerender(section(undefined));
    await waitFor(() => expect(body()).toContain('没连上服务器'));
    expect(body()).toContain('最多 35 天');
  });
  it('says in words why a pack was not taken, and lets one try again', async () => {
    const offers = [{ id: 'p1', title: '夜班', version: 3, note: '', refused: 'pack-taken' }];
    const { onTake } = show(undefined, { ...seat, offers });
    expect(body()).toContain('同编号的话术包已经有别的来源了');
    fireEvent.click(button('再试一次'));
    await waitFor(() => expect(onTake).toHaveBeenCalledWith('p1'));
  });
});
