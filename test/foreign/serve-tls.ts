/** A name with TLS in front of a plain server on loopback, as a shop's own chat page has: teaching is for such addresses only. */
import { connect } from 'node:net';
import { createServer } from 'node:tls';
import selfsigned from 'selfsigned';

export async function serveTls(host: string, plainPort: number): Promise<{ flags: string[]; close(): Promise<void> }> {
  const pems = selfsigned.generate([{ name: 'commonName', value: host }], { keySize: 2048, algorithm: 'sha256' });
  const server = createServer({ key: pems.private, cert: pems.cert }, (socket) => {
    const plain = connect(plainPort, '127.0.0.1');
    socket.pipe(plain).pipe(socket);
    socket.on('error', () => plain.destroy());
    plain.on('error', () => socket.destroy());
    socket.on('close', () => plain.destroy());
    plain.on('close', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    flags: [`--host-resolver-rules=MAP ${host}:443 127.0.0.1:${port}`, '--ignore-certificate-errors'],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
