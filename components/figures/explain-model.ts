/** What the panel behind a number draws. Shapes only; undefined is unknown and never drawn as 0. */
import type { Explanation } from '../../utils/core/explain';
import type { ConversationId } from '../../utils/core/ids';
import type { MetricId } from '../../utils/core/metric-list';
import type { References } from '../../utils/core/references';
import type { RuleProfile } from '../../utils/core/turn';

export interface ExplainModel {
  metric: MetricId;
  value?: number;
  estimated: boolean;
  agentName: string;
  siteName: string;
  /** `YYYY-MM-DD`. */
  day: string;
  /** IANA zone of the business day. */
  zone: string;
  rule: { name: string; note: string; validFrom: string; limitMs: number; unit: RuleProfile['unit'] };
  /** Watched share of the shift, 0 to 1. */
  coverage?: number;
  references: References;
  explanation: Explanation;
}

export type JumpOutcome = 'done' | 'several' | 'gone' | 'no-console';

export interface ExplainCallbacks {
  /** Absent where the panel stands beside its numbers. */
  onBack?(): void;
  onCopy(text: string): Promise<boolean>;
  /** Shows the conversation in its console, if it is still there. */
  onJump?(conversationId: ConversationId): Promise<JumpOutcome>;
}
