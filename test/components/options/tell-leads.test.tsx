// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ReportSection } from '../../../components/lead/report-section';
import type { JoinCallbacks } from '../../../components/options/join-model';
import { TellLeads } from '../../../components/options/tell-leads';
import { TextProvider } from '../../../components/text';
import { translateIn } from '../translate';

const NOW = 1_800_000_000_000;
const TOLD = { id: 'r1', kind: 'script', text: '缺开票话术', at: NOW / 1000 - 60 } as const;
afterEach(cleanup);

const button = (name: string) => screen.getByRole('button', { name });

describe('telling the leads', () => {
  function show(outcome: Awaited<ReturnType<JoinCallbacks['onReport']>> = 'told') {
    const onReport = vi.fn<JoinCallbacks['onReport']>(async () => outcome);
    const reports = [{ ...TOLD, told: true, read: true }];
    render(
      <TextProvider translate={translateIn('zh')}>
        <TellLeads reports={reports} onReport={onReport} now={() => NOW} />
      </TextProvider>,
    );
    fireEvent.change(screen.getByLabelText('一两句话说清楚'), { target: { value: '13800001111 要投诉' } });
    fireEvent.click(button('看看会发出什么'));
    return onReport;
  }

  it('shows the line as it goes before it goes, and sends that line', async () => {
    const onReport = show();
    expect(screen.getByText('＊＊ 要投诉')).toBeDefined();
    expect(onReport).not.toHaveBeenCalled();
    fireEvent.click(button('发给主管'));
    await screen.findByText('✓ 已送到团队服务器');
    expect(onReport.mock.calls).toEqual([['escalation', '＊＊ 要投诉']]);
    expect(screen.getByText(/主管已看/)).toBeDefined();
  });

  it('keeps the words when it did not go', async () => {
    show('often');
    fireEvent.click(button('发给主管'));
    await screen.findByText(/这一小时/);
    fireEvent.click(button('再改改'));
    expect(screen.getByLabelText('一两句话说清楚')).toHaveProperty('value', '13800001111 要投诉');
  });
});

describe('what the lead finds', () => {
  it('unread ones have a button, and it says when the server was not reached', async () => {
    const onRead = vi.fn(async () => false);
    const lines = [
      { ...TOLD, from: '小满', read: true },
      { ...TOLD, id: 'r2', text: '要处理', from: '小舟', read: false },
    ];
    render(
      <TextProvider translate={translateIn('zh')}>
        <ReportSection lines={lines} onRead={onRead} now={() => NOW} />
      </TextProvider>,
    );
    expect(screen.getAllByRole('listitem')[0]?.textContent).toContain('要处理');
    fireEvent.click(button('知道了'));
    await screen.findByText(/^! /);
    expect(onRead.mock.calls).toEqual([['r2']]);
  });
});
