// Backups in a store that speaks S3.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { setTimeout as pause } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import { BackupPlace, ObjectMissing } from './backup-place.ts';

export interface S3Address {
  /** `https://host/bucket`, and below it where the backups begin. */
  readonly url: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

// A body that is read as it is sent is named so to fetch; its types do not know the word.
type Ask = RequestInit & { readonly method: string; readonly duplex?: 'half' };

const TRIES = 3;
const PAUSE_MS = 500;

export class S3Place extends BackupPlace {
  private readonly client: AwsClient;

  constructor(private readonly address: S3Address) {
    super();
    const { accessKey: accessKeyId, secretKey: secretAccessKey, region } = address;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 0 });
  }

  override async put(name: string, file: string): Promise<void> {
    const { size } = await stat(file);
    const headers = { 'content-length': String(size), 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    const body = () => Readable.toWeb(createReadStream(file)) as unknown as BodyInit;
    await this.ask(name, () => ({ method: 'PUT', body: body(), headers, duplex: 'half' }), [200]);
  }

  override async has(name: string): Promise<boolean> {
    return (await this.ask(name, () => ({ method: 'HEAD' }), [200, 404])).status === 200;
  }

  override async read(name: string): Promise<Readable> {
    const answer = await this.ask(name, () => ({ method: 'GET' }), [200, 404]);
    if (answer.status === 404) {
      await answer.body?.cancel();
      throw new ObjectMissing(name);
    }
    return Readable.fromWeb(answer.body as unknown as ReadableStream);
  }

  /** @param init made anew for each try: a body is read once */
  private async ask(name: string, init: () => Ask, expected: readonly number[]): Promise<Response> {
    for (let tries = 1; ; tries++) {
      const asked = init();
      const answer = await this.once(name, asked).catch((error: unknown) => {
        if (tries === TRIES) throw error;
        return null;
      });
      if (answer !== null && expected.includes(answer.status)) return answer;
      await answer?.body?.cancel();
      const mayPass = answer === null || answer.status >= 500 || answer.status === 429;
      if (tries === TRIES || !mayPass)
        throw new Error(`the store of backups answered ${answer?.status} to ${asked.method}`);
      await pause(PAUSE_MS * tries);
    }
  }

  private once(name: string, init: Ask): Promise<Response> {
    return this.client.fetch(`${this.address.url}/${name}`, { redirect: 'error', ...init });
  }
}
