// Uploads one file in as many requests as the connection needs.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Metadata } from '@tus/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database.ts';
import { StorageUnavailable } from '../platform/files/kept-bytes.ts';
import { TRY_AGAIN } from '../platform/parsing/refusals.ts';
import { countAttachments } from './attachment-rows.ts';
import { checkName } from './check-name.ts';
import type { OpenOwner } from './file-owner.ts';
import { Staging, unknownUpload } from './staging.ts';
import type { TusAnswer, Upload } from './staging.ts';
import { TakeIn, tooMany } from './take-in.ts';
import { UploadRoom } from './upload-room.ts';

const BYTES = 'application/offset+octet-stream';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

@Injectable()
export class UploadFile implements OnModuleInit {
  private readonly taking = new Map<string, Promise<void>>();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly database: Database,
    private readonly staging: Staging,
    private readonly takeIn: TakeIn,
    private readonly room: UploadRoom,
    private readonly config: Config,
  ) {}

  /** Bytes of an upload reach the handler as they come. */
  onModuleInit(): void {
    const adapter = this.host.httpAdapter as HttpAdapterHost['httpAdapter'] | undefined;
    if (adapter?.getType() !== 'fastify') return;
    const server = adapter.getInstance<FastifyInstance>();
    if (!server.hasContentTypeParser(BYTES))
      server.addContentTypeParser(BYTES, (_request, payload, done) => done(null, payload));
  }

  /**
   * Begins an upload; `Upload-Metadata` names the file (`filename`) and the paper it is a scan of (`item`).
   *
   * @throws DomainError `upload.protocol`, `attachment.empty`, `attachment.tooLarge`, `attachment.tooMany`, `attachment.nameNotAllowed`, `attachment.itemUnknown`,
   *   `upload.tooManyOpen`, `upload.noRoom`, `storage.unavailable`
   */
  async begin(owner: OpenOwner, request: FastifyRequest, at: Instant): Promise<TusAnswer> {
    const { key, staffId, onBehalfOf } = owner;
    const bytes = this.sizeOf(request);
    this.takeIn.expect();
    const { filename, item } = metadataOf(request);
    const name = checkName(filename ?? '');
    const itemKey = await owner.itemOf(item ?? null);
    const { perDossier } = this.config.attachments;
    if ((await countAttachments(this.database, key)) >= perDossier) throw tooMany(perDossier);
    const answer = await this.room.within(staffId, bytes, () =>
      this.staging.answer(request, {
        owner: key.id,
        item: itemKey,
        name,
        staff: staffId,
        ...(onBehalfOf !== null && { onBehalfOf }),
        at: String(at),
      }),
    );
    const id = answer.headers['location']?.split('/').at(-1) ?? '';
    await this.finish(await this.staging.find(id), owner, at);
    return answer;
  }

  /**
   * Goes on with an upload, tells how far it is, or gives it up. A file that has come whole is taken in before the
   * answer, also when its last answer was lost and the sender only asks how far it is.
   *
   * @throws DomainError as `begin`; `upload.unknown` also for another person's upload, `upload.offset`,
   *   `attachment.typeNotAllowed`, `attachment.infected`
   */
  async goOn(owner: OpenOwner, id: string, request: FastifyRequest, at: Instant): Promise<TusAnswer> {
    const before = UUID.test(id) ? await this.staging.find(id) : null;
    const isOwn = before?.about['owner'] === owner.key.id && before.about['staff'] === owner.staffId;
    if (before === null || !isOwn) throw unknownUpload();
    const answer = await this.staging.answer(request);
    if (request.method !== 'DELETE') await this.finish(await this.staging.find(id), owner, at);
    return answer;
  }

  private async finish(upload: Upload, owner: OpenOwner, at: Instant): Promise<void> {
    if (!upload.isWhole) return;
    // Two requests that both see it whole wait for one and the same taking in.
    const taking = this.taking.get(upload.id) ?? this.take(upload, owner, at);
    this.taking.set(upload.id, taking);
    await taking.finally(() => this.taking.delete(upload.id));
  }

  private async take(upload: Upload, { key }: OpenOwner, at: Instant): Promise<void> {
    const { id, path, bytes, about } = upload;
    try {
      await this.takeIn.run(
        {
          id,
          path,
          bytes,
          key,
          itemKey: about['item'] ?? 'other',
          name: about['name'] ?? '',
          staffId: about['staff'] ?? '',
          onBehalfOf: about['onBehalfOf'] ?? null,
        },
        at,
      );
    } catch (error) {
      // A refused file will not get better; after a failure of ours, or while others are read, the sender may ask again.
      const mayPass = error instanceof StorageUnavailable || !(error instanceof DomainError);
      if (!mayPass && !TRY_AGAIN.has(error.code)) await this.staging.forget(id);
      throw error;
    }
    await this.staging.forget(id);
  }

  private sizeOf(request: FastifyRequest): number {
    const { 'tus-resumable': version, 'upload-length': length = '' } = request.headers;
    if (version === undefined || !/^\d{1,15}$/.test(String(length)))
      throw new DomainError('upload.protocol', 'The upload does not follow the tus protocol, 1.0.0', {});
    const { maxBytes } = this.config.attachments;
    if (Number(length) === 0) throw new DomainError('attachment.empty', 'The file is empty', {});
    if (Number(length) > maxBytes)
      throw new DomainError('attachment.tooLarge', 'The file is larger than it may be', { maxBytes });
    return Number(length);
  }
}

function metadataOf(request: FastifyRequest): Record<string, string | null> {
  const header = request.headers['upload-metadata'];
  try {
    return Metadata.parse(typeof header === 'string' ? header : undefined);
  } catch {
    throw new DomainError('upload.protocol', 'The Upload-Metadata header cannot be read', {});
  }
}
