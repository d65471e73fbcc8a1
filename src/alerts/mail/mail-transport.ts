// Hands mails to the SMTP server of the setting SMTP_URL, and tells a refusal for good from one that may pass.
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Config } from '../../platform/config.ts';
import type { MailContent } from './compose-mail.ts';

export interface OutgoingMail extends MailContent {
  readonly to: string;
  /** The same at every attempt, so that a repeat is recognised: `<id@host>`. */
  readonly messageId: string;
  readonly date: Date;
}

/** A mail was not taken. */
export class MailRefused extends Error {
  constructor(
    message: string,
    /** Trying again will not help. */
    readonly forGood: boolean,
  ) {
    super(message);
    this.name = 'MailRefused';
  }
}

/** An attempt ends within this time, one way or the other. */
export const MAIL_ATTEMPT_MS = 90_000;
/** A service that stops waits so long for mails under way; their attempt then failed, and is made again by the next. */
const GRACE_MS = 5_000;

@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly smtp: ReturnType<typeof connect> | null;
  private readonly stopping = new AbortController();

  constructor(private readonly config: Config) {
    this.smtp = config.smtpUrl === null ? null : connect(config.smtpUrl);
  }

  /** Whether there is a server to hand mails to. */
  get configured(): boolean {
    return this.smtp !== null;
  }

  /** `<id@host>`, with the host of the sender's address. */
  messageIdOf(deliveryId: string): string {
    const host = /@([^\s>]+)>?\s*$/.exec(this.config.mailFrom)?.[1] ?? 'localhost';
    return `<${deliveryId}@${host}>`;
  }

  /** @throws MailRefused */
  async send(mail: OutgoingMail): Promise<void> {
    if (this.smtp === null) throw new MailRefused('no SMTP server is configured', false);
    try {
      const sending = this.smtp.sendMail({
        from: this.config.mailFrom,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId: mail.messageId,
        date: mail.date,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      await within(MAIL_ATTEMPT_MS, sending, this.stopping.signal);
    } catch (error) {
      throw refusalOf(error);
    }
  }

  /** The service stops: what the server has not answered within some seconds is tried again by the next one. */
  giveUpSoon(): void {
    setTimeout(() => this.stopping.abort(), GRACE_MS).unref();
  }

  onApplicationShutdown(): void {
    this.stopping.abort();
    this.smtp?.close();
  }
}

function connect(url: string) {
  return createTransport({
    url,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    dnsTimeout: 15_000,
  });
}

/** Gives up waiting after a time, or at a signal; the server may still take the mail, which its Message-ID then shows. */
async function within(ms: number, sending: Promise<unknown>, stopping: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let stop: () => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new MailRefused(`ETIMEDOUT: no answer within ${ms / 1000} s`, false)),
      ms,
    );
    stop = () => reject(new MailRefused('ESTOPPED: the service stopped before the server answered', false));
    stopping.addEventListener('abort', stop, { once: true });
  });
  await Promise.race([sending, late]).finally(() => {
    clearTimeout(timer);
    stopping.removeEventListener('abort', stop);
  });
}

/** A 5xx answer about the mail itself is for good; a refused sign-in is the server's setting and may be mended. */
function refusalOf(error: unknown): MailRefused {
  if (error instanceof MailRefused) return error;
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message?: string };
  const forGood = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH';
  return new MailRefused(`${code ?? 'EUNKNOWN'}: ${message ?? String(error)}`.slice(0, 300), forGood);
}
