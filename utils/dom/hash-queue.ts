/** Site keys become conversation ids by a hash that takes its time; what needs one waits its turn, in order. */
import type { ConversationId } from '../core/ids';

export class HashQueue {
  private readonly ids = new Map<string, ConversationId>();
  private readonly asked = new Set<string>();
  private readonly jobs: { keys: readonly string[]; run: () => void }[] = [];
  private stopped = false;

  constructor(
    private readonly hash: (key: string) => Promise<ConversationId>,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** The id of a key, if it is known by now; asks for it otherwise. */
  get(key: string): ConversationId | undefined {
    const id = this.ids.get(key);
    if (!id) this.ask(key);
    return id;
  }

  /** Runs once every key has its id, after all jobs before it. At once when nothing is missing. */
  push(keys: readonly string[], run: () => void): void {
    this.jobs.push({ keys, run });
    this.pump();
  }

  stop(): void {
    this.stopped = true;
    this.jobs.length = 0;
  }

  private ask(key: string): void {
    if (this.asked.has(key)) return;
    this.asked.add(key);
    this.hash(key).then(
      (id) => {
        this.ids.set(key, id);
        this.pump();
      },
      (error: unknown) => {
        this.asked.delete(key);
        this.onError(error);
      },
    );
  }

  private pump(): void {
    while (!this.stopped) {
      const next = this.jobs[0];
      if (!next) return;
      const missing = next.keys.filter((key) => !this.ids.has(key));
      for (const key of missing) this.ask(key);
      if (missing.length > 0) return;
      this.jobs.shift();
      next.run();
    }
  }
}
