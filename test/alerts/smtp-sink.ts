// A real SMTP server on the loopback that keeps what it is sent, or refuses it as it is told.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

interface SunkMail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string;
  readonly autoSubmitted: string;
  readonly raw: string;
}

export interface SmtpSink {
  readonly url: string;
  /** Mails that were taken. */
  readonly taken: SunkMail[];
  /** Message-IDs of all attempts, taken or not. */
  readonly attempted: string[];
  /** Status codes to answer the next attempts with, before any is taken. */
  readonly refusals: number[];
  /** Called when a mail is taken, before its sender hears of it. */
  onTaken: () => void;
  close(): Promise<void>;
}

export async function openSink(): Promise<SmtpSink> {
  const [taken, attempted, refusals]: [SunkMail[], string[], number[]] = [[], [], []];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString();
        const to = session.envelope.rcptTo.map(({ address }) => address);
        attempted.push(header(raw, 'message-id'));
        const refusal = refusals.shift();
        if (refusal !== undefined) {
          callback(Object.assign(new Error('not now'), { responseCode: refusal }));
          return;
        }
        taken.push({
          to,
          subject: words(header(raw, 'subject')),
          messageId: header(raw, 'message-id'),
          autoSubmitted: header(raw, 'auto-submitted'),
          raw,
        });
        sink.onTaken();
        callback();
      });
    },
  });
  // A client that is killed breaks its connection off.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const sink: SmtpSink = {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    attempted,
    refusals,
    onTaken: () => undefined,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return sink;
}

function header(raw: string, name: string): string {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
}

/** Encoded words (RFC 2047) as text. */
function words(encoded: string): string {
  return encoded
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/(?:=\?UTF-8\?[QB]\?[^?]*\?=)+/gi, (run) =>
      Buffer.concat(
        [...run.matchAll(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi)].map(([, kind, text = '']) =>
          kind?.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : quoted(text),
        ),
      ).toString(),
    );
}

function quoted(text: string): Buffer {
  const bytes = text
    .replaceAll('_', ' ')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}
