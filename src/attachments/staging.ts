// Files on their way in: resumable uploads by the tus protocol (1.0, creation and termination), in a folder of their own.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { Metadata, Server } from '@tus/server';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../domain/domain-error.ts';
import { Config } from '../platform/config.ts';
import { atStore, StorageUnavailable } from '../platform/files/kept-bytes.ts';

export interface TusAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** One upload as the staging folder knows it. */
export interface Upload {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  readonly isWhole: boolean;
  /** What was noted when it began; see `begin`. */
  readonly about: Readonly<Record<string, string | null>>;
}

/** One upload as a part of all that stand in the folder. */
export interface StagedUpload {
  readonly id: string;
  readonly staffId: string | null;
  /** As many as it will have. */
  readonly bytes: number;
  /** When it began, by the service's clock. */
  readonly begunAt: number;
  /** Since its last byte came. */
  readonly idleMs: number;
}

const PASSED_ON = [
  'tus-resumable',
  'upload-length',
  'upload-offset',
  'content-type',
  'content-length',
] as const;
const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  404: 'upload.unknown',
  409: 'upload.offset',
  410: 'upload.unknown',
  413: 'attachment.tooLarge',
};

@Injectable()
export class Staging {
  readonly folder: string;
  private readonly refused = new WeakMap<object, number>();
  private opening: Promise<Server> | null = null;

  constructor(private readonly config: Config) {
    this.folder = join(config.dataDir, 'uploads');
  }

  /**
   * Lets the protocol answer a request.
   *
   * @param about noted with a new upload, in place of what the sender says of it
   * @throws DomainError `upload.protocol`, `upload.unknown`, `upload.offset`, `upload.interrupted`,
   *   `attachment.tooLarge`, `storage.unavailable`
   */
  async answer(request: FastifyRequest, about?: Readonly<Record<string, string>>): Promise<TusAnswer> {
    const tus = await this.open();
    const headers = new Headers();
    for (const name of PASSED_ON) {
      const value = request.headers[name];
      if (typeof value === 'string') headers.set(name, value);
    }
    if (about !== undefined) headers.set('upload-metadata', Metadata.stringify({ ...about }));
    const bytes = request.body instanceof Readable ? comingBytes(request.body) : null;
    const inner = new Request(`http://staging${request.url.split('?', 1)[0]}`, {
      method: request.method,
      headers,
      ...(bytes !== null && { body: Readable.toWeb(bytes.stream) as ReadableStream, duplex: 'half' }),
    });
    const { status, headers: given } = await tus.handleWeb(inner).finally(() => bytes?.discardRest());
    if (status >= 400) throw this.refusalOf(inner, status, request);
    return {
      status,
      headers: Object.fromEntries(
        [...given].filter(([name]) => /^(tus-|upload-(?!metadata)|location$)/.test(name)),
      ),
    };
  }

  /** @throws DomainError `upload.unknown` */
  async find(id: string): Promise<Upload> {
    const { datastore } = await this.open();
    const upload = await datastore.getUpload(id).catch(() => null);
    if (upload === null) throw unknownUpload();
    const { offset, size, metadata } = upload;
    return {
      id,
      path: join(this.folder, id),
      bytes: offset,
      isWhole: offset === size,
      about: metadata ?? {},
    };
  }

  /** Takes an upload away; no fault when it is gone already. */
  async forget(id: string): Promise<void> {
    const { datastore } = await this.open();
    await datastore.remove(id).catch(() => undefined);
  }

  /** Every upload that stands in the folder. @throws StorageUnavailable */
  async all(): Promise<StagedUpload[]> {
    await this.open();
    const names = await atStore(() => readdir(this.folder));
    const ids = names.flatMap((name) => (name.endsWith('.json') ? [name.slice(0, -'.json'.length)] : []));
    const now = await this.now();
    const found = await Promise.all(ids.map((id) => this.look(id, now)));
    return found.filter((upload) => upload !== null);
  }

  /** Writes a few bytes and takes them away again. @throws StorageUnavailable */
  async check(): Promise<void> {
    await this.open();
    await this.now();
  }

  /** By the clock of the folder itself, which may be shared with other machines. */
  private async now(): Promise<number> {
    const probe = join(this.folder, `probe-${randomUUID()}`);
    const time = async () => {
      await writeFile(probe, '');
      return (await stat(probe)).mtimeMs;
    };
    return atStore(() => time().finally(() => rm(probe, { force: true })));
  }

  /** Null for one that has gone meanwhile, or whose note cannot be read. */
  private async look(id: string, now: number): Promise<StagedUpload | null> {
    try {
      const text = await readFile(join(this.folder, `${id}.json`), 'utf8');
      const { size, metadata } = JSON.parse(text) as {
        size?: number;
        metadata?: { at?: string; staff?: string };
      };
      const { mtimeMs } = await stat(join(this.folder, id));
      return {
        id,
        staffId: metadata?.staff ?? null,
        bytes: size ?? 0,
        begunAt: Number(metadata?.at ?? 0),
        idleMs: now - mtimeMs,
      };
    } catch {
      return null;
    }
  }

  private open(): Promise<Server> {
    this.opening ??= this.begin().catch((error: unknown) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }

  private async begin(): Promise<Server> {
    await atStore(() => mkdir(this.folder, { recursive: true, mode: 0o700 }));
    return new Server({
      path: '/',
      datastore: new FileStore({ directory: this.folder }),
      maxSize: this.config.attachments.maxBytes,
      allowedOrigins: () => false,
      namingFunction: () => uuidv7(),
      generateUrl: (request, { id }) => `${new URL(request.url).pathname}/${id}`,
      onResponseError: (request, error) => {
        if (error instanceof Error && !('status_code' in error)) this.refused.set(request, 500);
        return undefined;
      },
    });
  }

  private refusalOf(inner: Request, status: number, request: FastifyRequest): Error {
    if (request.raw.destroyed && !request.raw.complete)
      return new DomainError('upload.interrupted', 'The connection broke; go on from where it was', {});
    if (status >= 500)
      return new StorageUnavailable(`the upload failed with ${this.refused.get(inner) ?? status}`);
    const code = CODE_OF_STATUS[status] ?? 'upload.protocol';
    return code === 'upload.unknown'
      ? unknownUpload()
      : new DomainError(code, 'The upload does not follow the tus protocol, version 1.0.0', {});
  }
}

/**
 * The body of a request, ended with an error when its connection breaks. What nobody read in the end is discarded:
 * it would keep the connection from its next request.
 */
function comingBytes(body: Readable): { readonly stream: Readable; readonly discardRest: () => void } {
  const stream = new PassThrough();
  body.pipe(stream);
  const broken = () => {
    if (!body.readableEnded) stream.destroy(new Error('the connection broke'));
  };
  body.on('error', broken).on('close', broken);
  return {
    stream,
    discardRest: () => {
      body.unpipe(stream);
      body.resume();
    },
  };
}

export const unknownUpload = (): DomainError =>
  new DomainError('upload.unknown', 'There is no such upload, or it is not yours', {});
