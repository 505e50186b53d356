/** Owns a tiny CONNECT proxy for browsers that cannot map hosts: the consoles' names lead to the local server, all else is refused. */
import { createServer } from 'node:http';
import { connect } from 'node:net';

/** `target` is the console server's port. */
export async function startProxy(target, { port = 0, hosts = ['mms.pinduoduo.com', 'im.jinritemai.com'] } = {}) {
  const open = new Set();
  const server = createServer((_request, response) => response.writeHead(502).end());
  server.on('connect', (request, client, head) => {
    open.add(client);
    client.on('close', () => open.delete(client));
    client.on('error', () => client.destroy());
    if (!hosts.includes(request.url.split(':')[0])) {
      client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const upstream = connect(target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      upstream.write(head);
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
