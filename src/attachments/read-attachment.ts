// Hands a file out, whole or in part, to whoever may read its owner; each time is noted in the access log.
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { AccessLog } from '../organization/access-log/access-log.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';
import { readAttachment as readRow } from './attachment-rows.ts';
import type { Attachment } from './attachment-rows.ts';
import type { FileOwner } from './file-owner.ts';
import { KeptBytes, type ByteRange } from '../platform/files/kept-bytes.ts';
import { readRange } from './read-range.ts';
import { VirusScanner } from './virus-scanner.ts';

export interface HandedOut {
  readonly file: Attachment;
  readonly range: ByteRange | null;
  readonly bytes: Readable;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** With a scanner, only what it found clean is handed out. */
export function mayBeRead(
  { deletedAt, scan }: Pick<Attachment, 'deletedAt' | 'scan'>,
  scanned: boolean,
): boolean {
  return deletedAt === null && scan !== 'infected' && (!scanned || scan === 'clean');
}

@Injectable()
export class ReadAttachment {
  constructor(
    private readonly database: Database,
    private readonly kept: KeptBytes,
    private readonly scanner: VirusScanner,
    private readonly accessLog: AccessLog,
  ) {}

  /**
   * @throws DomainError `attachment.unknown`, `attachment.deleted`, `attachment.notScanned`, `attachment.rangeUnmet` (with the file's size)
   */
  async run(
    { key, accessed }: FileOwner,
    id: string,
    actor: Pick<Actor, 'staffId'>,
    rangeHeader: string | undefined,
  ): Promise<HandedOut> {
    const file = UUID.test(id) ? await readRow(this.database, key, id) : null;
    if (file === null) throw new DomainError('attachment.unknown', 'There is no such file', {});
    if (file.deletedAt !== null)
      throw new DomainError('attachment.deleted', 'This file was deleted', { reason: file.deletedReason });
    if (!mayBeRead(file, this.scanner.isThere))
      throw new DomainError('attachment.notScanned', 'The virus scanner has not passed this file yet', {});
    const range = readRange(rangeHeader, file.bytes);
    if (range === 'unmet')
      throw new DomainError('attachment.rangeUnmet', 'The file is shorter than that', { bytes: file.bytes });
    this.accessLog.recordAccess({
      staffId: actor.staffId,
      homeAgencyId: key.homeAgencyId,
      dossierId: accessed.id,
      what: accessed.what,
      purpose: file.id,
    });
    // A part that is all of it is read as the whole, which is held against its SHA-256.
    const part = range !== null && (range.from > 0 || range.to < file.bytes - 1) ? range : undefined;
    return { file, range, bytes: await this.kept.read(file.sha256, part) };
  }
}
