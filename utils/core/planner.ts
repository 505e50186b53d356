/** Owns the arithmetic of a sales target: how many inquiries it takes, for whom, and how many are still needed. Invents no input. */

export interface PlanInputs {
  /** Whole target of the day, cents. */
  goalCents: number;
  /** What part of it customer service brings, 0 to 1. */
  serviceShare: number;
  /** Paying buyers over inquiries, 0 to 1. */
  conversion: number;
  /** What a paying buyer pays, cents. */
  orderValueCents: number;
  /** What customer service has sold today, cents. */
  doneCents: number;
  /** Hours of each agent's shift: the weight by which the work is divided. */
  agents: readonly { name: string; hours: number }[];
}

export interface Plan {
  serviceGoalCents: number;
  inquiriesNeeded: number;
  /** Never below 0. */
  stillNeeded: number;
  stillCents: number;
  agents: { name: string; hours: number; inquiries: number; still: number }[];
}

/**
 * inquiries = goal * share / (conversion * order value); still needed = (goal * share - done) / (conversion * order value);
 * each agent's part by hours. Rounded up to whole buyers, each on its own. undefined when a divisor is missing or 0.
 */
export function planTarget(inputs: PlanInputs): Plan | undefined {
  const { goalCents, serviceShare, conversion, orderValueCents, doneCents, agents } = inputs;
  const worth = conversion * orderValueCents;
  if (!(worth > 0) || !(goalCents > 0) || !(serviceShare > 0)) return undefined;
  const serviceGoalCents = Math.round(goalCents * serviceShare);
  const stillCents = Math.max(0, serviceGoalCents - doneCents);
  const needed = serviceGoalCents / worth;
  const still = stillCents / worth;
  const hours = agents.reduce((sum, agent) => sum + Math.max(0, agent.hours), 0);
  return {
    serviceGoalCents,
    stillCents,
    inquiriesNeeded: roundUp(needed),
    stillNeeded: roundUp(still),
    agents: agents.map((agent) => {
      const weight = hours > 0 ? Math.max(0, agent.hours) / hours : 0;
      return { ...agent, inquiries: roundUp(needed * weight), still: roundUp(still * weight) };
    }),
  };
}

/** 50.000000001 is 50: floating point must not ask for one buyer more. */
function roundUp(value: number): number {
  return Math.max(0, Math.ceil(value - 1e-6));
}
