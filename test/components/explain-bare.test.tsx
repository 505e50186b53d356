// @vitest-environment jsdom
/** A figure whose facts are gone stands by its rows alone: the panel says so, and not that there was nothing. */
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { ExplainModel } from '../../components/figures/explain-model';
import { ExplainPanel } from '../../components/figures/explain-panel';
import { TextProvider } from '../../components/text';
import { figuresOf } from '../../utils/core/metrics';
import { pddRule } from '../../utils/rules/pdd';
import { translateIn } from './translate';

afterEach(cleanup);

const model = (value: number): ExplainModel => ({
  metric: 'turns',
  value,
  estimated: false,
  agentName: '小满',
  siteName: '拼多多',
  day: '2026-03-10',
  zone: 'Asia/Shanghai',
  rule: { name: '口径', note: '', validFrom: '2026-01-01', limitMs: 180_000, unit: 'turn' },
  references: {},
  explanation: { metric: 'turns', turns: [], talks: [], figures: figuresOf([], pddRule), waits: [] },
});
const show = (value: number) =>
  render(
    <TextProvider translate={translateIn('zh')}>
      <ExplainPanel model={model(value)} callbacks={{ onCopy: async () => true }} />
    </TextProvider>,
  );

it('says that only the figure was kept', () => {
  show(88);
  expect(screen.getByText(/只留下汇总数字/)).toBeDefined();
  expect(screen.queryByText('还没有对话轮次')).toBeNull();
});

it('says that there was nothing where there was nothing', () => {
  show(0);
  expect(screen.getByText('还没有对话轮次')).toBeDefined();
});
