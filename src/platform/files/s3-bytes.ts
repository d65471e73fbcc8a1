// Keeps files in a store that speaks S3: one object a file, named by its SHA-256.
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { AttachmentSettings } from '../config.ts';
import { atStore, BytesMissing, KeptBytes, type ByteRange } from './kept-bytes.ts';

const PATIENCE_MS = 30_000;

export class S3Bytes extends KeptBytes {
  private readonly client: AwsClient;

  /** @param area names the objects' common beginning */
  constructor(
    private readonly place: NonNullable<AttachmentSettings['s3']>,
    private readonly area: string,
  ) {
    super();
    this.client = new AwsClient({
      accessKeyId: place.accessKey,
      secretAccessKey: place.secretKey,
      region: place.region,
      service: 's3',
      retries: 2,
    });
  }

  /** The signature covers the SHA-256, so the store refuses bytes that were damaged on the way. */
  override async put(sha256: string, from: Buffer | string): Promise<void> {
    const body = new Uint8Array(typeof from === 'string' ? await readFile(from) : from);
    await this.ask('PUT', sha256, { body, headers: { 'x-amz-content-sha256': sha256 } }, [200]);
  }

  protected override async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const headers: Record<string, string> =
      range === undefined ? {} : { range: `bytes=${range.from}-${range.to}` };
    const { body } = await this.ask('GET', sha256, { headers }, [range === undefined ? 200 : 206]);
    return Readable.fromWeb(body as unknown as ReadableStream);
  }

  override async drop(sha256: string): Promise<void> {
    await this.ask('DELETE', sha256, {}, [200, 204, 404]);
  }

  private ask(
    method: string,
    sha256: string,
    init: RequestInit,
    expected: readonly number[],
  ): Promise<Response> {
    return atStore(() => this.fetch(method, sha256, init, expected));
  }

  private async fetch(
    method: string,
    sha256: string,
    init: RequestInit,
    expected: readonly number[],
  ): Promise<Response> {
    const answer = await this.client.fetch(`${this.place.url}/${this.area}/${sha256}`, {
      redirect: 'error',
      ...init,
      method,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (expected.includes(answer.status)) return answer;
    await answer.body?.cancel();
    if (answer.status === 404) throw new BytesMissing(sha256);
    throw new Error(`the store of files answered ${answer.status} to ${method}`);
  }
}
