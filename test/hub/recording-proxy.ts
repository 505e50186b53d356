/** Stands between a browser and the team's server and keeps every frame of both directions, unmasked. */
import { WebSocket as Client, WebSocketServer } from 'ws';

export interface Recorder {
  url: string;
  /** All that was said so far, as text. */
  said(): string;
  connections(): number;
  close(): Promise<void>;
}

export async function recordTo(target: string): Promise<Recorder> {
  const frames: string[] = [];
  const state = { connections: 0 };
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  server.on('connection', (near) => {
    state.connections += 1;
    const far = new Client(target) as unknown as typeof near;
    const waiting: Buffer[] = [];
    near.on('message', (frame) => {
      frames.push(frame.toString('utf8'));
      if (far.readyState === 1) far.send(frame);
      else waiting.push(frame);
    });
    far.on('open', () => {
      for (const frame of waiting.splice(0)) far.send(frame);
    });
    far.on('message', (frame) => {
      frames.push(frame.toString('utf8'));
      near.send(frame);
    });
    near.on('close', () => far.terminate());
    far.on('close', () => near.terminate());
    for (const end of [near, far]) end.on('error', () => undefined);
  });
  const { port } = server.address();
  return {
    url: `ws://127.0.0.1:${port}`,
    said: () => frames.join('\n'),
    connections: () => state.connections,
    async close() {
      for (const each of server.clients) each.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
