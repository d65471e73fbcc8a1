// Lists the files of a dossier, those that are gone too, and whether the reader may add some.
import { Injectable } from '@nestjs/common';
import { nameOf } from '../dossiers/names.ts';
import { SeeDossier, WORKS_ON } from '../dossiers/see-dossier.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database.ts';
import { holdFor } from '../../workflows/rights.ts';
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
    private readonly dossiers: SeeDossier,
    private readonly scanner: VirusScanner,
    private readonly config: Config,
  ) {}

  /** @throws DomainError `dossier.unknown` */
  async run(ref: string, actor: Actor): Promise<AttachmentListView> {
    const { key, state } = await this.dossiers.find(ref, actor);
    const rows = await readAttachments(this.database, key);
    const organization = await this.directory.current();
    const { maxBytes, perDossier } = this.config.attachments;
    const there = rows.filter(({ deletedAt }) => deletedAt === null).length;
    return {
      attachments: rows.map(({ uploadedById, ...file }) => ({
        ...file,
        uploadedBy: nameOf(organization, uploadedById),
        readable: mayBeRead(file, this.scanner.isThere),
        shown: SHOWN_TYPES.has(file.type),
      })),
      mayChange: holdFor(WORKS_ON, state.snapshot.context, actor.staffId, actor.holds) !== null,
      maxBytes,
      roomFor: Math.max(0, perDossier - there),
      endings: Object.values(ALLOWED_TYPES).flat(),
    };
  }
}
