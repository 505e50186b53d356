/** Owns `window.simulator`: the hand a test drives the console with, and the way to its true log. */
import { newBuyer } from '../scenario/buyers';
import { furnish } from '../scenario/furnish';
import { makeScenario, type Scenario, type ScenarioOptions } from '../scenario/generator';
import { nameApart } from '../scenario/names-apart';
import { type Fingers, Hands, pause } from './hands';
import { type Hazards, hazardsFrom } from './hazards';
import { type LoadOptions, streamLoad } from './load';
import { type NewConversation, Platform, type PlatformSnapshot } from './platform';
import { Player, type PlayerSnapshot } from './player';
import { Screen } from './screen';
import type { AutoMark, Card, Media, Played, RecallLook, SystemEvent, TrueLog, Written } from './shapes';
import { noteRendered } from './shown';
import { TRAITS } from './traits';
import { type TrueTurn, trueTurns } from './true-turns';
import { startUnrest } from './unrest';

/** A text, a card (goods, or order when it has an `orderSn`), or a medium without words. */
export type Said = string | Card | { media: Media };
export type DialogueTurn = readonly [role: string, text: string];

interface Saved {
  platform: PlatformSnapshot;
  player: PlayerSnapshot;
  activeKey: string | null;
}

const STORE = 'simulator';
const DEFAULT_MARK: Partial<Record<Played, AutoMark>> = { pdd: 'callback', feige: 'robot' };

export class Simulator {
  readonly platform: Platform;
  readonly screen: Screen;
  private readonly player: Player;
  private readonly hands: Hands;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private loading = 0;

  constructor(
    readonly site: Played,
    fingers: Fingers,
  ) {
    const query = new URLSearchParams(location.search);
    const seed = Number(query.get('seed') ?? 1);
    const saved = this.restore();
    this.platform = new Platform(site, seed, hazardsFrom(query.get('hazards')), saved?.platform);
    this.player = new Player(this.platform, saved?.player, () => newBuyer(this.platform));
    const later = (ms: number, run: () => void) => setTimeout(run, ms);
    this.screen = new Screen(this.platform, later, () => Date.now());
    const reload = () => location.reload();
    this.hands = new Hands(this.player, this.screen, fingers, () => this.pump(), reload);
    const now = Date.now();
    if (saved) this.player.advance(now, true);
    else {
      const number = (name: string, fallback: number) => Number(query.get(name) ?? fallback);
      const past = { count: number('conversations', 8), long: number('long', 240), waiting: number('waiting', 0) };
      furnish(this.platform, now, past);
    }
    this.platform.pageStarts.push(now);
    addEventListener('pagehide', () => this.save());
    if (saved?.activeKey && this.platform.hazards.reopenAfterReload) {
      const { activeKey } = saved;
      setTimeout(() => this.screen.activeKey === null && this.screen.open(activeKey), 120);
    }
  }

  /** Called by the view once it is mounted. */
  start(): void {
    startUnrest(this.screen);
    this.pump();
  }

  private restore(): Saved | undefined {
    const text = sessionStorage.getItem(STORE);
    sessionStorage.removeItem(STORE);
    return text ? (JSON.parse(text) as Saved) : undefined;
  }

  private save(): void {
    const { activeKey } = this.screen;
    const saved: Saved = { platform: this.platform.snapshot(), player: this.player.snapshot(), activeKey };
    try {
      sessionStorage.setItem(STORE, JSON.stringify(saved));
    } catch (error) {
      console.error('the simulator could not save itself', error);
    }
  }

  private pump(): void {
    clearTimeout(this.timer);
    const next = this.player.advance(Date.now());
    this.hands.kick();
    if (next !== null) this.timer = setTimeout(() => this.pump(), Math.max(0, next - Date.now()));
  }

  private say(key: string, said: Said, role: 'buyer' | 'assist' | 'auto', mark?: AutoMark): string {
    const marked = mark ? { mark } : {};
    const now = Date.now();
    if (typeof said === 'string') return this.platform.say(key, { role, text: said, ...marked }, now).key;
    if ('media' in said) return this.platform.say(key, { role, text: '', media: said.media, ...marked }, now).key;
    const media = said.orderSn ? 'order-card' : 'goods-card';
    return this.platform.say(key, { role, text: said.name, media, card: said, ...marked }, now).key;
  }

  /** Each returns the new message's key. */
  buyerSays(key: string, said: Said): string {
    return this.say(key, said, 'buyer');
  }
  /** A welcome or robot message on the agent's side. */
  robotSays(key: string, text: string, mark?: AutoMark): string {
    return this.say(key, text, 'auto', mark ?? DEFAULT_MARK[this.site] ?? 'prefix');
  }
  /** feige only: the assist robot (智能辅助). pdd has no mark for one, so there it is an ordinary robot. */
  assistSays(key: string, text: string): string {
    return TRAITS[this.site].assist ? this.say(key, text, 'assist') : this.robotSays(key, text);
  }
  systemSays(key: string, text: string, event: SystemEvent = 'hint'): string {
    return this.platform.say(key, { role: 'system', text, event }, Date.now()).key;
  }
  recall(messageKey: string, look?: RecallLook): void {
    this.platform.recall(messageKey, Date.now(), look);
  }
  newConversation(wanted: NewConversation = {}): string {
    return this.platform.addConversation({ ...newBuyer(this.platform), ...wanted }).key;
  }
  closeConversation(key: string): void {
    this.platform.unlist(key);
  }

  /** A click on the row. */
  open(key: string): void {
    this.hands.open(key);
  }
  /** Clicks and waits until header and thread have followed. */
  async openAndSettle(key: string): Promise<void> {
    this.hands.open(key);
    while (!this.screen.isSettledOn(key)) await pause(5);
  }
  /** Types as the agent would; not counted as inserted. */
  agentTypes(text: string): void {
    this.hands.typeText(text);
  }
  /** Enter: sends what the framework's state holds. Returns the message's key, or null when there was nothing. */
  agentSends(): string | null {
    return this.screen.send()?.key ?? null;
  }
  /** Opens, types and sends, as the scenario's agent does; resolves when it is out. */
  async agentReplies(key: string, ...texts: string[]): Promise<void> {
    this.player.hands.push({ do: 'reply', conversation: key, texts });
    this.hands.kick();
    while (this.player.hands.length > 0) await pause(10);
  }

  remount(level: 'list' | 'container' | 'box' = 'list'): void {
    this.screen.remount(level);
  }
  rerender(): void {
    this.screen.rerender();
  }
  scrollUp(): boolean {
    return this.screen.scrollUp();
  }
  scrollToBottom(): void {
    this.screen.scrollToBottom();
  }
  setHazards(some: Partial<Hazards>): void {
    this.platform.hazards = { ...this.platform.hazards, ...some };
    this.platform.changed();
  }

  /** The framework's own state, whatever the field shows; and the conversation it would be sent to. */
  composerText(): string {
    return this.screen.composerText;
  }
  composerOwner(): string | null {
    return this.screen.headerKey;
  }
  showing(): { active: string | null; header: string | null; thread: string | null; settled: boolean } {
    const { activeKey: active, headerKey: header, threadKey: thread } = this.screen;
    return { active, header, thread, settled: active !== null && this.screen.isSettledOn(active) };
  }
  sent(): Written[] {
    return [...this.platform.sent];
  }
  inserted(): Written[] {
    return [...this.platform.inserted];
  }
  trueLog(): TrueLog {
    noteRendered(this.screen);
    return this.platform.trueLog();
  }
  trueTurns(options?: { countsAssist?: boolean }): TrueTurn[] {
    return trueTurns(this.trueLog(), options);
  }

  scenario(options: Partial<ScenarioOptions> = {}): Scenario {
    return makeScenario({ site: this.site, ...options });
  }
  nameApart = (scenario: Scenario): void => nameApart(this.platform, scenario);
  /** Plays a scenario `speed` times as fast as life. Over a reload the promise is lost: ask `whenFinished` again. */
  play(scenario: Scenario, options: { speed?: number } = {}): Promise<TrueLog> {
    const speed = options.speed ?? 1;
    this.player.pace = { ...this.player.pace, speed };
    this.player.load(scenario.steps, Date.now(), speed);
    this.pump();
    return this.whenFinished();
  }
  /** Plays role-tagged dialogues (`b` buyer, `a` agent), `parallel` of them at a time. */
  playDialogues(
    dialogues: readonly { id: string; turns: readonly DialogueTurn[] }[],
    options: { speed?: number; parallel?: number; noise?: boolean } = {},
  ): Promise<TrueLog> {
    const pace = { speed: options.speed ?? 20, parallel: options.parallel ?? 36, noise: options.noise ?? true };
    const tag = ([role, text]: DialogueTurn) => ({ role: role === 'b' ? ('b' as const) : ('a' as const), text });
    const tagged = dialogues.map(({ id, turns }) => ({ id, turns: turns.map(tag) }));
    this.player.loadDialogues(tagged, pace);
    this.pump();
    return this.whenFinished();
  }
  state(): 'idle' | 'playing' | 'finished' {
    if (this.loading > 0) return 'playing';
    if (!this.player.started) return 'idle';
    return this.player.finished() ? 'finished' : 'playing';
  }
  async whenFinished(): Promise<TrueLog> {
    while (this.state() === 'playing') await pause(50);
    return this.trueLog();
  }

  /** Streams messages over many conversations while the open one changes; for measuring, not for judging. */
  async load(options: LoadOptions): Promise<TrueLog> {
    this.loading += 1;
    await streamLoad(this, options);
    this.loading -= 1;
    return this.trueLog();
  }

  /** Forgets everything and starts the page anew. */
  reset(): void {
    addEventListener('pagehide', () => sessionStorage.removeItem(STORE));
    location.reload();
  }
}

declare global {
  interface Window {
    simulator: Simulator;
  }
}
