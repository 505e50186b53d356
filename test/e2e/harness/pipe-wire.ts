/** The debugging protocol over a child's file descriptors 3 and 4: messages end with a zero byte. Knows no command. */
import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

interface Frame {
  id?: number;
  method?: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
}

type Listener = (params: unknown, sessionId: string | undefined) => void;

export class PipeWire {
  private readonly out: Writable;
  private readonly pending = new Map<
    number,
    { resolve(value: unknown): void; reject(error: Error): void; method: string }
  >();
  private readonly listeners = new Map<string, Set<Listener>>();
  private nextId = 1;
  private rest = '';
  private closed = false;

  constructor(child: ChildProcess) {
    const [, , , out, into] = child.stdio;
    this.out = out as Writable;
    this.out.on('error', () => this.end());
    const input = into as Readable;
    input.setEncoding('utf8');
    input.on('data', (chunk: string) => this.take(chunk));
    input.on('error', () => this.end());
    child.on('exit', () => this.end());
  }

  /** @throws the protocol's own message, or that the browser is gone */
  send<T = Record<string, unknown>>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    if (this.closed) return Promise.reject(new Error(`${method}: the browser is gone`));
    const id = this.nextId;
    this.nextId += 1;
    return new Promise<T>((resolve, reject) => {
      this.pending.set(id, { resolve: (value) => resolve(value as T), reject, method });
      this.out.write(`${JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) })}\0`);
    });
  }

  /** @returns the way to stop listening */
  on(method: string, listener: Listener): () => void {
    const set = this.listeners.get(method) ?? new Set();
    this.listeners.set(method, set.add(listener));
    return () => set.delete(listener);
  }

  /** Resolves with the next such event of that session. */
  once<T = unknown>(method: string, sessionId: string): Promise<T> {
    return new Promise((resolve) => {
      const stop = this.on(method, (params, from) => {
        if (from !== sessionId) return;
        stop();
        resolve(params as T);
      });
    });
  }

  private take(chunk: string): void {
    const parts = (this.rest + chunk).split('\0');
    this.rest = parts.pop() ?? '';
    for (const part of parts) this.dispatch(JSON.parse(part) as Frame);
  }

  private dispatch({ id, method, params, sessionId, result, error }: Frame): void {
    if (method !== undefined) for (const listener of this.listeners.get(method) ?? []) listener(params, sessionId);
    const waiting = id === undefined ? undefined : this.pending.get(id);
    if (id === undefined || !waiting) return;
    this.pending.delete(id);
    if (error) waiting.reject(new Error(`${waiting.method}: ${error.message}`));
    else waiting.resolve(result);
  }

  private end(): void {
    this.closed = true;
    for (const { reject, method } of this.pending.values()) reject(new Error(`${method}: the browser is gone`));
    this.pending.clear();
  }
}
