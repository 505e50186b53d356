/** A client of forty lines over plain TCP: says whatever it likes, as somebody would who left our code aside. */
import { connect, type Socket } from 'node:net';
import type { Credentials } from '../../utils/hub/keys';
import { pairOf } from '../../utils/hub/keys';

export interface RawClient {
  /** Raw protocol text; CRLF at the end of each line is the caller's. */
  say(text: string): void;
  /** Resolves with all that came since the last call, once the server has answered a PING. */
  settle(): Promise<string>;
  close(): void;
}

/** Rejects with what the server said when it does not let us in. */
export async function connectRaw(port: number, { jwt, seed }: Credentials): Promise<RawClient> {
  const socket: Socket = connect(port, '127.0.0.1');
  const state = { heard: '' };
  const waiting: (() => void)[] = [];
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    state.heard += chunk;
    for (const wake of waiting.splice(0)) wake();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    state.heard += '<closed>';
    for (const wake of waiting.splice(0)) wake();
  });
  const until = async (mark: RegExp): Promise<string> => {
    while (!mark.test(state.heard)) await new Promise<void>((resolve) => waiting.push(resolve));
    const said = state.heard;
    state.heard = '';
    return said;
  };
  const hello = JSON.parse((await until(/^INFO .*\r\n/)).slice('INFO '.length)) as { nonce: string };
  const sig = Buffer.from(pairOf(seed).sign(Buffer.from(hello.nonce))).toString('base64url');
  const options = { jwt, sig, headers: true, verbose: false, pedantic: false, protocol: 1, lang: 'raw', version: '1' };
  socket.write(`CONNECT ${JSON.stringify(options)}\r\nPING\r\n`);
  const first = await until(/PONG\r\n|<closed>/);
  if (!first.includes('PONG')) throw new Error(first);
  return {
    say: (text) => void socket.write(text),
    settle() {
      socket.write('PING\r\n');
      return until(/PONG\r\n|<closed>/);
    },
    close: () => socket.destroy(),
  };
}
