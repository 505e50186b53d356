/** Owns the clockwork: timed steps and role-tagged dialogues, played on the platform's server side and, for the agent,
 *  by the page's own hands. Its state is plain data, so a reload in the middle loses nothing. */
import type { NewConversation, NewMessage, Platform } from './platform';
import { TRAITS } from './traits';

export type Step =
  | { do: 'arrive'; conversation: NewConversation & { key: string } }
  | { do: 'say'; conversation: string; message: NewMessage }
  | { do: 'recall'; conversation: string; role: 'buyer' | 'agent' }
  | { do: 'unlist'; conversation: string }
  | {
      do: 'orders';
      conversation: string;
      orders: { sn: string; status: string; goods: string; spec: string; cents: number }[];
    }
  /** Opens the conversation, reads, and sends each text; none: only reads. */
  | { do: 'reply'; conversation: string; texts: string[]; flow?: string }
  | { do: 'open'; conversation: string }
  | { do: 'draft'; conversation: string; text: string }
  | { do: 'scroll'; direction: 'up' | 'bottom' }
  | { do: 'remount' }
  | { do: 'rerender' }
  | { do: 'reload' };

/** What only a page can do: these wait while it is down. */
export type PageStep = Extract<Step, { do: 'reply' | 'open' | 'draft' | 'scroll' | 'remount' | 'rerender' | 'reload' }>;

export interface DueStep {
  at: number;
  step: Step;
}

export interface Turn {
  role: 'b' | 'a';
  text: string;
}

/** One dialogue under way: its turns happen in order, each some time after the one before. */
export interface Flow {
  id: string;
  conversation: string;
  turns: Turn[];
  position: number;
  /** When the next turn is due; null while the agent's hands have it. */
  dueAt: number | null;
  /** The agent has looked at the end of it. */
  read: boolean;
}

export interface PlayerSnapshot {
  due: DueStep[];
  hands: PageStep[];
  flows: Flow[];
  queue: { id: string; turns: Turn[] }[];
  pace: Pace;
  started: boolean;
}

export interface Pace {
  parallel: number;
  /** Real lengths are divided by this. */
  speed: number;
  /** Open a dialogue with the shop's automatic welcome, now and then, and other noise of the trade. */
  noise: boolean;
}

const IDLE_PACE: Pace = { parallel: 0, speed: 1, noise: false };

export class Player {
  due: DueStep[] = [];
  /** The agent's to-do list, first one in hand. */
  hands: PageStep[] = [];
  flows: Flow[] = [];
  queue: { id: string; turns: Turn[] }[] = [];
  pace: Pace = IDLE_PACE;
  started = false;

  constructor(
    readonly platform: Platform,
    snapshot?: PlayerSnapshot,
    private readonly nameBuyer: () => NewConversation = () => ({}),
  ) {
    if (snapshot) Object.assign(this, snapshot);
  }

  snapshot(): PlayerSnapshot {
    const { due, hands, flows, queue, pace, started } = this;
    return { due, hands, flows, queue, pace, started };
  }

  load(steps: readonly { at: number; step: Step }[], startAt: number, speed: number): void {
    this.started = true;
    this.due = [...this.due, ...steps.map(({ at, step }) => ({ at: startAt + at / speed, step }))];
    this.due.sort((a, b) => a.at - b.at);
  }

  loadDialogues(dialogues: { id: string; turns: Turn[] }[], pace: Pace): void {
    this.started = true;
    this.pace = pace;
    this.queue = [...this.queue, ...dialogues];
  }

  finished(): boolean {
    const { due, hands, flows, queue } = this;
    return due.length + hands.length + flows.length + queue.length === 0;
  }

  /** Plays what is due; `whileDown` for what the server did while no page was there. Returns when to call again. */
  advance(now: number, whileDown = false): number | null {
    while (!whileDown && this.flows.length < this.pace.parallel && this.queue.length > 0) this.startFlow(now);
    for (let next = this.due[0]; next && next.at <= now; next = this.due[0]) {
      this.due.shift();
      this.perform(next, whileDown ? next.at : now, whileDown);
    }
    for (const flow of [...this.flows]) this.advanceFlow(flow, now, whileDown);
    const times = [...this.due.slice(0, 1).map((one) => one.at), ...this.flows.flatMap((one) => one.dueAt ?? [])];
    return times.length > 0 ? Math.min(...times) : null;
  }

  private perform({ at, step }: DueStep, now: number, whileDown: boolean): void {
    const { platform } = this;
    const saidAt = TRAITS[platform.site].printsMs > 0 ? at : now;
    if (step.do === 'arrive') platform.addConversation(step.conversation);
    else if (step.do === 'say') platform.say(step.conversation, step.message, saidAt, { whileDown });
    else if (step.do === 'unlist') platform.unlist(step.conversation);
    else if (step.do === 'orders') {
      platform.conversation(step.conversation).orders = step.orders;
      platform.changed();
    } else if (step.do === 'recall') {
      const messages = platform.conversation(step.conversation).messages;
      const last = messages.findLast((one) => one.role === step.role && !one.recalled && !one.history);
      if (last) platform.recall(last.key, now);
    } else this.hands.push(step);
  }

  private startFlow(now: number): void {
    const dialogue = this.queue.shift();
    if (!dialogue) return;
    const { platform, pace } = this;
    const { key } = platform.addConversation(this.nameBuyer());
    const turns = dialogue.turns.filter((turn) => turn.text.trim() !== '');
    if (turns.length === 0) return;
    const dueAt = now + platform.random.between(0, 20_000) / pace.speed;
    this.flows.push({ id: dialogue.id, conversation: key, turns, position: 0, dueAt, read: false });
  }

  private advanceFlow(flow: Flow, now: number, whileDown: boolean): void {
    while (flow.dueAt !== null && flow.dueAt <= now) {
      const turn = flow.turns[flow.position];
      if (!turn && !flow.read && flow.turns.at(-1)?.role === 'b') {
        flow.dueAt = null;
        this.hands.push({ do: 'reply', conversation: flow.conversation, texts: [], flow: flow.id });
        return;
      }
      if (!turn) {
        this.flows.splice(this.flows.indexOf(flow), 1);
        this.platform.unlist(flow.conversation);
        return;
      }
      if (turn.role === 'a') {
        const texts: string[] = [];
        for (let at = flow.position; flow.turns[at]?.role === 'a'; at += 1) texts.push(flow.turns[at]?.text ?? '');
        flow.dueAt = null;
        this.hands.push({ do: 'reply', conversation: flow.conversation, texts, flow: flow.id });
        return;
      }
      const saidAt = whileDown || TRAITS[this.platform.site].printsMs > 0 ? flow.dueAt : now;
      this.platform.say(flow.conversation, { role: 'buyer', text: turn.text }, saidAt, { whileDown });
      if (this.pace.noise) this.makeNoise(flow, saidAt, whileDown);
      flow.position += 1;
      flow.dueAt += this.gapMs(flow);
    }
  }

  private makeNoise(flow: Flow, at: number, whileDown: boolean): void {
    const { platform } = this;
    const { random, site } = platform;
    const say = (message: NewMessage) => platform.say(flow.conversation, message, at + 1, { whileDown });
    const { robotMarks, hint } = TRAITS[site];
    if (flow.position === 0 && robotMarks.length > 0 && random.chance(0.4)) {
      const mark = site === 'pdd' ? random.pick(robotMarks) : robotMarks[0];
      say({ role: 'auto', text: '欢迎光临，客服正在赶来，请稍等片刻', ...(mark ? { mark } : {}) });
    } else if (random.chance(0.03)) {
      say({ role: 'system', text: hint, event: 'hint' });
    }
  }

  /** Called by the hands when a reply of a dialogue is out: `sentCount` agent turns are behind us. */
  replied(flowId: string, sentCount: number, now: number): void {
    const flow = this.flows.find((one) => one.id === flowId);
    if (!flow) return;
    flow.position += sentCount;
    flow.read = flow.position >= flow.turns.length;
    flow.dueAt = now + this.gapMs(flow);
  }

  /** How long people take, by who comes next and how long the text is; a real pace divided by the speed. */
  private gapMs(flow: Flow): number {
    const { random } = this.platform;
    const next = flow.turns[flow.position];
    const again = flow.turns[flow.position - 1]?.role === next?.role;
    const typing = (next?.text.length ?? 0) * 150;
    const thinking = again ? random.between(1500, 6000) : random.between(4000, 25_000);
    return (thinking + Math.min(typing, 12_000)) / this.pace.speed;
  }
}
