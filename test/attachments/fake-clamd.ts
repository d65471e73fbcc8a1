// A small clamd: understands INSTREAM and finds one string.
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { EICAR } from './sample-files.ts';

export interface FakeClamd {
  readonly place: string;
  /** While false it hangs up on whoever calls. */
  isUp: boolean;
  scans: number;
  close(): Promise<void>;
}

export async function startFakeClamd(): Promise<FakeClamd> {
  const server = createServer((socket) => {
    if (!clamd.isUp) {
      socket.destroy();
      return;
    }
    const chunks: Buffer[] = [];
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      const stream = streamIn(Buffer.concat(chunks));
      if (stream === null) return;
      clamd.scans += 1;
      socket.end(stream.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const clamd: FakeClamd = {
    place: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    isUp: true,
    scans: 0,
    close: () => new Promise((done) => server.close(() => done())),
  };
  return clamd;
}

/** The bytes between the command and the empty chunk that ends them; null while there are more to come. */
function streamIn(received: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (received.length < command.length) return null;
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    if (at + 4 + length > received.length) return null;
    parts.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
