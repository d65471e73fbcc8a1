// Asks clamd whether bytes are harmful (its INSTREAM command), over TCP or a local socket.
import { connect, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config.ts';

const PATIENCE_MS = 60_000;

@Injectable()
export class VirusScanner {
  private readonly place: string | null;

  constructor(config: Config) {
    this.place = config.attachments.clamd;
  }

  /** False: nothing is scanned, and nothing waits for it. */
  get isThere(): boolean {
    return this.place !== null;
  }

  /** @throws Error when the scanner does not answer, or refuses (its size limit) */
  async scan(bytes: Readable): Promise<'clean' | 'infected'> {
    const socket = this.dial();
    const answer = readAnswer(socket);
    // Whoever fails first tells why; the other must not be left unheard.
    answer.catch(() => undefined);
    try {
      await write(socket, Buffer.from('zINSTREAM\0'));
      for await (const chunk of bytes as AsyncIterable<Buffer>) {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(chunk.length);
        await write(socket, Buffer.concat([length, chunk]));
      }
      await write(socket, Buffer.alloc(4));
      return verdictOf(await answer);
    } finally {
      bytes.destroy();
      socket.destroy();
    }
  }

  private dial(): Socket {
    const place = this.place ?? '';
    const split = place.lastIndexOf(':');
    const socket = place.startsWith('/')
      ? connect(place)
      : connect(Number(place.slice(split + 1)), place.slice(0, split));
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('clamd did not answer in time')));
    return socket;
  }
}

function verdictOf(answer: string): 'clean' | 'infected' {
  if (/: OK$/.test(answer)) return 'clean';
  if (/ FOUND$/.test(answer)) return 'infected';
  throw new Error(`clamd answered: ${answer.slice(0, 200)}`);
}

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((done, fail) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
      if (text.includes('\0')) done(text.slice(0, text.indexOf('\0')).trim());
    });
    socket.once('error', fail);
    socket.once('close', () => fail(new Error('clamd hung up')));
  });
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((done, fail) => {
    socket.write(bytes, (error) => (error ? fail(error) : done()));
  });
}
