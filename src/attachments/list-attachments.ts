// Lists the files of an owner, those that are gone too, and what may be added.
import { Injectable } from '@nestjs/common';
import { nameOf } from '../dossiers/names.ts';
import type { DossierKey } from '../dossier-kind/orders.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database.ts';
import { readAttachments } from './attachment-rows.ts';
import type { AttachmentListView } from './attachment-view.ts';
import { ALLOWED_TYPES, SHOWN_TYPES } from './read-type.ts';
import { mayBeRead } from './read-attachment.ts';
import { VirusScanner } from './virus-scanner.ts';

@Injectable()
export class ListAttachments {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly scanner: VirusScanner,
    private readonly config: Config,
  ) {}

  /** @param mayChange whether the reader may add and delete */
  async run(key: DossierKey, mayChange: boolean): Promise<AttachmentListView> {
    const rows = await readAttachments(this.database, key);
    const organization = await this.directory.current();
    const { maxBytes, perDossier } = this.config.attachments;
    const there = rows.filter(({ deletedAt }) => deletedAt === null).length;
    return {
      attachments: rows.map(({ uploadedById, ...file }) => ({
        ...file,
        uploadedBy: uploadedById === null ? null : nameOf(organization, uploadedById),
        readable: mayBeRead(file, this.scanner.isThere),
        shown: SHOWN_TYPES.has(file.type),
      })),
      mayChange,
      maxBytes,
      roomFor: Math.max(0, perDossier - there),
      endings: Object.values(ALLOWED_TYPES).flat(),
    };
  }
}
