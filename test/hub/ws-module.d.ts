/** As much of `ws` as tests take. The client has the browser's shape. */
declare module 'ws' {
  export const WebSocket: typeof globalThis.WebSocket;
  interface End {
    readyState: number;
    send(frame: Buffer): void;
    terminate(): void;
    on(event: 'message', listener: (frame: Buffer) => void): void;
    on(event: 'open' | 'close' | 'error', listener: () => void): void;
  }
  export class WebSocketServer {
    constructor(options: { host: string; port: number });
    clients: Set<End>;
    address(): { port: number };
    once(event: 'listening', listener: (value: unknown) => void): void;
    on(event: 'connection', listener: (end: End) => void): void;
    close(done: (value: unknown) => void): void;
  }
}
