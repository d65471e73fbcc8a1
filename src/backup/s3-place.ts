// Backups in a store that speaks S3.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { BackupPlace, ObjectMissing } from './backup-place.ts';

export interface S3Address {
  /** `https://host/bucket`, and below it where the backups begin. */
  readonly url: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

export class S3Place extends BackupPlace {
  private readonly client: AwsClient;

  constructor(private readonly address: S3Address) {
    super();
    const { accessKey: accessKeyId, secretKey: secretAccessKey, region } = address;
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  }

  override async put(name: string, file: string): Promise<void> {
    const { size } = await stat(file);
    const body = Readable.toWeb(createReadStream(file)) as unknown as BodyInit;
    const headers = { 'content-length': String(size), 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
    // A body that is read as it is sent is named so to fetch; its types do not know the word.
    const init: RequestInit & { duplex: 'half' } = { method: 'PUT', body, headers, duplex: 'half' };
    await this.ask(name, init, [200]);
  }

  override async has(name: string): Promise<boolean> {
    return (await this.ask(name, { method: 'HEAD' }, [200, 404])).status === 200;
  }

  override async read(name: string): Promise<Readable> {
    const answer = await this.ask(name, { method: 'GET' }, [200, 404]);
    if (answer.status === 404) {
      await answer.body?.cancel();
      throw new ObjectMissing(name);
    }
    return Readable.fromWeb(answer.body as unknown as ReadableStream);
  }

  private async ask(name: string, init: RequestInit, expected: readonly number[]): Promise<Response> {
    const answer = await this.client.fetch(`${this.address.url}/${name}`, { redirect: 'error', ...init });
    if (expected.includes(answer.status)) return answer;
    await answer.body?.cancel();
    throw new Error(`the store of backups answered ${answer.status} to ${init.method ?? 'GET'}`);
  }
}
