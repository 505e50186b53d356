/** What the panel behind a number draws. Shapes only; undefined is unknown and never drawn as 0. */
import type { Explanation } from '../../utils/core/explain';
import type { BusinessDay, ConversationId } from '../../utils/core/ids';
import type { MetricId } from '../../utils/core/metric-list';
import type { References } from '../../utils/core/references';
import type { RuleProfile } from '../../utils/core/turn';

/** What every proof says first: the number, its rule, how much was watched, what it is held against. */
export interface ProofModel {
  metric: MetricId;
  value?: number;
  estimated: boolean;
  agentName: string;
  siteName: string;
  /** `YYYY-MM-DD`, or two of them. */
  day: string;
  /** This wall-clock hour of the day alone. */
  hour?: number;
  /** IANA zone of the business day. */
  zone: string;
  rule: { name: string; note: string; validFrom: string; limitMs: number; unit: RuleProfile['unit'] };
  /** Watched share of the shift, 0 to 1. */
  coverage?: number;
  references: References;
}

/** Of a day, or of one of its hours. */
export interface ExplainModel extends ProofModel {
  explanation: Explanation;
}

export interface SpanDay {
  day: BusinessDay;
  value?: number;
  /** Observations behind it. */
  sample: number;
}

/** Of a week or a month: the days it is made of, each of which opens. */
export interface SpanModel extends ProofModel {
  days: readonly SpanDay[];
  /** One count per edge of WAIT_EDGES_SEC and one above. */
  waits: readonly number[];
}

export type JumpOutcome = 'done' | 'several' | 'gone' | 'no-console';

export interface ExplainCallbacks {
  /** Absent where the panel stands beside its numbers. */
  onBack?(): void;
  /** From an hour back to its day. */
  onWhole?(): void;
  onCopy(text: string): Promise<boolean>;
  /** Where a reference opens; absent, or undefined: it does not from here. */
  hrefOf?(reference: keyof References): string | undefined;
  /** Shows the conversation in its console, if it is still there. */
  onJump?(conversationId: ConversationId): Promise<JumpOutcome>;
}
