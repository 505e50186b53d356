/** Everything that a feed's address may answer instead of a good file. */
import { gzipSync } from 'node:zlib';
import { asId, type PackId } from '../../utils/core/ids';
import type { Pack } from '../../utils/core/snippet';
import { type SigningKey, signPack } from '../../utils/library/sign-pack';
import type { Answer } from './feed-server';

export interface FaultContext {
  url: string;
  plainUrl: string;
  version(number: number, body?: string): Pack;
  signed(number: number, key?: SigningKey): Promise<string>;
  lead: SigningKey;
  other: SigningKey;
}

export const send =
  (text: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    void response.writeHead(200, { etag: '"new"', ...headers }).end(text);

const huge: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  let left = 100;
  const more = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(Buffer.alloc(1_000_000, 0x20))) return void response.once('drain', more);
    }
    response.end();
  };
  more();
};
export const FAULTS: [code: string, where: string, fault: (context: FaultContext) => Answer | Promise<Answer>][] = [
  ['feed-unreachable', '', () => (request) => void request.socket.destroy()],
  [
    'feed-unreachable',
    '',
    () => (request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"format"');
      setTimeout(() => request.socket.destroy(), 20);
    },
  ],
  ['feed-timeout', '', () => () => undefined],
  [
    'feed-timeout',
    '',
    () => (_request, response) => {
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    },
  ],
  ['feed-status', '500', () => (_request, response) => void response.writeHead(500).end('oops')],
  ['feed-status', '404', () => (_request, response) => void response.writeHead(404).end()],
  ['feed-status', '204', () => (_request, response) => void response.writeHead(204).end()],
  ['too-big', '', () => huge],
  ['too-big', '', () => send('x', { 'content-length': '104857600' })],
  ['too-big', '', () => send(gzipSync(Buffer.alloc(100_000_000, 0x20)), { 'content-encoding': 'gzip' })],
  [
    'feed-redirected',
    '',
    async ({ signed, plainUrl }) => {
      const text = await signed(9);
      return (request, response) => {
        if ('encrypted' in request.socket) response.writeHead(302, { location: plainUrl }).end();
        else response.end(text);
      };
    },
  ],
  [
    'feed-unreachable',
    '',
    ({ url }) =>
      (_request, response) =>
        void response.writeHead(302, { location: url }).end(),
  ],
  ['feed-encoding', '', () => send(Buffer.from([0x7b, 0xff, 0xfe]))],
  ['not-json', '', async ({ signed }) => send((await signed(9)).slice(0, -5))],
  ['not-json', '', () => send('<html>sign in to the hotel network</html>')],
  ['bad-format', 'format', () => send('{}')],
  ['newer-format', 'format', () => send('{"format":"sideline-pack/4"}')],
  ['bad-field', 'snippets.0.body', ({ version }) => send(JSON.stringify(version(9, '')))],
  [
    'forbidden-name',
    'snippets.0',
    () => send('{"format":"sideline-pack/1","snippets":[{"__proto__":{"polluted":1}}]}'),
  ],
  ['bad-signature', '', async ({ signed }) => send((await signed(9)).replace('第 9 版', '第 九 版'))],
  ['unsigned-update', '', ({ version }) => send(JSON.stringify(version(9)))],
  ['other-key', '', async ({ signed, other }) => send(await signed(9, other))],
  ['older-version', '', async ({ signed }) => send(await signed(1))],
  ['same-version', '', async ({ version, lead }) => send(JSON.stringify(await signPack(version(2, '偷偷改了'), lead)))],
  [
    'feed-other-pack',
    'id',
    async ({ version, lead }) =>
      send(JSON.stringify(await signPack({ ...version(9), id: asId<PackId>('else') }, lead))),
  ],
];
