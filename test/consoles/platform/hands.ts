/** Owns the agent's hands: they click rows, wait for the thread, type into the framework's composer and send, one thing
 *  at a time and by the same path as a person. They refuse to send into a conversation they did not mean. */
import type { PageStep, Player } from './player';
import type { Screen } from './screen';

/** What the hands touch; each site's view supplies it. */
export interface Fingers {
  /** Clicks the conversation's row if it is rendered; false when it is not. */
  clickRow(conversationKey: string): boolean;
  /** Sets the composer's field as typing does (value and `input` event); false when there is no field. */
  type(text: string): boolean;
}

export class Hands {
  private busy = false;

  constructor(
    private readonly player: Player,
    private readonly screen: Screen,
    private readonly fingers: Fingers,
    private readonly afterStep: () => void,
    private readonly reload: () => void,
  ) {}

  /** Starts working off the to-do list unless already at it. */
  kick(): void {
    if (this.busy || this.player.hands.length === 0) return;
    this.busy = true;
    void this.workOff();
  }

  private async workOff(): Promise<void> {
    try {
      for (let step = this.player.hands[0]; step; step = this.player.hands[0]) {
        if (step.do === 'reload') {
          this.player.hands.shift();
          this.reload();
          return;
        }
        try {
          await this.perform(step);
        } catch (error) {
          console.error('the hands gave up on a step', step, error);
        }
        this.player.hands.shift();
        this.afterStep();
      }
    } finally {
      this.busy = false;
    }
  }

  open(conversationKey: string): void {
    if (!this.fingers.clickRow(conversationKey)) this.screen.open(conversationKey);
  }

  typeText(text: string): void {
    pressKey();
    this.screen.ownTyping = true;
    try {
      if (!this.fingers.type(text)) this.screen.typed(text);
    } finally {
      this.screen.ownTyping = false;
    }
  }

  private async perform(step: PageStep): Promise<void> {
    const { screen } = this;
    if (step.do === 'reply') await this.reply(step);
    else if (step.do === 'open') this.open(step.conversation);
    else if (step.do === 'draft') {
      await this.settleOn(step.conversation);
      this.typeText(step.text);
    } else if (step.do === 'scroll' && step.direction === 'up') screen.scrollUp();
    else if (step.do === 'scroll') screen.scrollToBottom();
    else if (step.do === 'remount') screen.remount('list');
    else if (step.do === 'rerender') screen.rerender();
  }

  private async reply(step: Extract<PageStep, { do: 'reply' }>): Promise<void> {
    const { screen, player } = this;
    const { random, hazards } = screen.platform;
    const { speed } = player.pace;
    if (step.texts.length > 0 && random.chance(hazards.fastSwitchChance)) await this.clickAround();
    await this.settleOn(step.conversation);
    await pause(random.between(100, 400) / speed);
    // Shifted off as they leave: a page that dies in between finds only the unsent ones in its snapshot.
    const count = step.texts.length;
    while (step.texts[0] !== undefined) {
      await this.sendOne(step.conversation, step.texts[0], 120 / speed);
      step.texts.shift();
      if (step.flow) player.replied(step.flow, 1, Date.now());
    }
    if (count === 0 && step.flow) player.replied(step.flow, 0, Date.now());
    await pause(Math.max(8, 150 / speed));
  }

  private async sendOne(conversationKey: string, text: string, typingMs: number): Promise<void> {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      await this.settleOn(conversationKey);
      this.typeText(text);
      await pause(typingMs);
      if (!this.screen.isSettledOn(conversationKey) || this.screen.composerText !== text) continue;
      pressKey();
      if (this.screen.send()) return;
    }
    throw new Error(`could not send in ${conversationKey}`);
  }

  private async clickAround(): Promise<void> {
    const { random, conversations } = this.screen.platform;
    const listed = [...conversations.values()].filter((one) => one.listed);
    for (let left = random.between(2, 4); left > 0 && listed.length > 0; left -= 1) {
      this.open(random.pick(listed).key);
      await pause(random.between(10, 45));
    }
  }

  private async settleOn(conversationKey: string): Promise<void> {
    for (let attempt = 0; !this.screen.isSettledOn(conversationKey); attempt += 1) {
      if (attempt % 1000 === 0) this.open(conversationKey);
      await pause(2);
    }
  }
}

/** Whatever a framework makes of it, a person's hands press keys, and the page's listeners hear them. */
function pressKey(): void {
  globalThis.document?.body?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Unidentified', bubbles: true }));
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
