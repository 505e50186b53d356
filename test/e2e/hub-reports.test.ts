/** An agent tells the lead something and hears that it was read: two browsers, their real pages, a real server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asId, type SiteId } from '../../utils/core/ids';
import { writeInvitation } from '../../utils/hub/invitation';
import { natsVersion } from '../hub/nats-server';
import { type Recorder, recordTo } from '../hub/recording-proxy';
import { startTeam, type TriedTeam } from '../hub/try-team';
import { type Coach, launchCoach } from './harness/chromium';

const SLACK_MS = 20_000;
const PHONE = '13812345678';

describe.skipIf(natsVersion() === undefined)('a line to the lead', () => {
  let team: TriedTeam;
  let recorder: Recorder;
  let lead: Coach;
  let agent: Coach;

  beforeAll(async () => {
    team = await startTeam({ members: 1 });
    recorder = await recordTo(team.server.url);
    [lead, agent] = await Promise.all([
      launchCoach({ build: 'production', consoleFlags: [] }),
      launchCoach({ build: 'production', consoleFlags: [] }),
    ]);
    for (const [index, coach] of [lead, agent].entries()) {
      const invitation = team.invitations[index];
      if (!invitation) throw new Error('no such invitation');
      await coach.ask('agent/name', { siteId: asId<SiteId>('pdd'), name: '客服小舟' });
      const text = writeInvitation({ ...invitation, urls: [recorder.url] });
      expect(await coach.ask('team/join', { text })).toEqual({ joined: true });
    }
  });
  afterAll(async () => {
    await lead?.close();
    await agent?.close();
    await recorder?.close();
    await team?.server.close();
  });

  it('goes only when it was seen whole and sent, reaches the lead without its long number, and is answered', async () => {
    const options = await agent.openSurface('options');
    await options.getByText('已连上').waitFor({ timeout: SLACK_MS });
    const form = options.getByRole('region', { name: '告诉主管' });
    await form.getByLabel('一两句话说清楚').fill(`退款卡住了，电话 ${PHONE}，请看一下`);
    await form.getByRole('button', { name: '看看会发出什么' }).click();
    await form.getByText('这样发给主管吗').waitFor();
    expect(await form.textContent()).not.toContain(PHONE);
    expect(recorder.said()).not.toContain('退款卡住了');
    await form.getByRole('button', { name: '发给主管' }).click();
    await form.getByText('已送到，主管还没看').waitFor({ timeout: SLACK_MS });

    const page = await lead.openSurface('lead');
    const heard = page.getByRole('region', { name: '客服发来的' });
    const line = heard.getByRole('listitem').filter({ hasText: '退款卡住了' });
    await line.waitFor({ timeout: SLACK_MS });
    expect(await line.textContent()).toContain('小满');
    await line.getByRole('button', { name: '知道了' }).click();
    await line.getByText('主管已看').waitFor({ timeout: SLACK_MS });
    await options.bringToFront();
    await form.getByText('主管已看').waitFor({ timeout: SLACK_MS });
    expect(recorder.said()).not.toContain(PHONE);
  });
});
