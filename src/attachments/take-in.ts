// Takes a file in that has come whole: type read, scanned, kept under its SHA-256, and noted in the dossier.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { DossierKey } from '../dossier-kind/orders.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database.ts';
import type { Queryable } from '../platform/database.ts';
import { AttachmentTable } from './attachment.table.ts';
import type { AttachmentRow, ScanState } from './attachment.table.ts';
import { countAttachments, readAttachment } from './attachment-rows.ts';
import { nameFor } from './check-name.ts';
import { whileClaiming } from './claim-bytes.ts';
import { KeptBytes } from '../platform/files/kept-bytes.ts';
import type { Mark } from '../platform/parsing/content.ts';
import { parserIn } from '../platform/parsing/parser.ts';
import { Parsing } from '../platform/parsing/parsing.ts';
import { VirusScanner } from './virus-scanner.ts';

/** A file in the staging folder; its id becomes the attachment's, so that taking it in twice is once. */
export interface StagedFile {
  readonly id: string;
  readonly path: string;
  readonly bytes: number;
  readonly key: DossierKey;
  readonly itemKey: string;
  readonly name: string;
  /** Null: the applicant himself. */
  readonly staffId: string | null;
  readonly onBehalfOf: string | null;
}

const ATTACHMENT = parserIn<typeof import('./parse-attachment.ts')>(import.meta.url, './parse-attachment');

@Injectable()
export class TakeIn {
  private readonly log = new Logger(TakeIn.name);

  constructor(
    private readonly database: Database,
    private readonly kept: KeptBytes,
    private readonly scanner: VirusScanner,
    private readonly config: Config,
    private readonly parsing: Parsing,
  ) {
    parsing.know(ATTACHMENT);
  }

  /** A file has begun to come: what will look into it starts meanwhile. */
  expect(): void {
    this.parsing.warm();
  }

  /**
   * @throws DomainError `attachment.empty`, `attachment.typeNotAllowed`, `attachment.infected` (of which a row is
   *   kept), `attachment.tooMany`, `input.active`, `input.…`, `storage.unavailable`
   */
  async run(file: StagedFile, at: Instant): Promise<void> {
    if ((await readAttachment(this.database, file.key, file.id)) !== null) return;
    const { type, marks } = await this.parsing.run(ATTACHMENT, { path: file.path }, null);
    const sha256 = await sha256Of(file.path);
    const scan = await this.scanned(file);
    if (scan === 'infected') {
      await this.insert(this.database, file, { type, marks, sha256, scan, at });
      throw new DomainError('attachment.infected', 'The virus scanner found something in this file', {});
    }
    await whileClaiming(this.database, sha256, async (claim) => {
      await this.kept.put(sha256, file.path);
      await this.database.transaction(async (sql) => {
        await this.refuseTooMany(sql, file.key);
        await this.insert(sql, file, { type, marks, sha256, scan, at });
        await claim.spend(sql);
      });
    });
  }

  /** A scanner that does not answer keeps nobody from handing papers in: the file waits to be scanned. */
  private async scanned({ path, id }: StagedFile): Promise<ScanState> {
    if (!this.scanner.isThere) return 'notScanned';
    try {
      return await this.scanner.scan(createReadStream(path));
    } catch (error) {
      this.log.warn({ msg: 'a file waits for its virus scan', attachment: id, reason: String(error) });
      return 'waiting';
    }
  }

  private async refuseTooMany(sql: Queryable, key: DossierKey): Promise<void> {
    await sql.query({
      name: 'hold-attachment-count',
      text: `select pg_advisory_xact_lock(hashtextextended('attachments of ' || $1, 0))`,
      values: [key.id],
    });
    const { perDossier } = this.config.attachments;
    if ((await countAttachments(sql, key)) >= perDossier) throw tooMany(perDossier);
  }

  private async insert(
    sql: Queryable,
    file: StagedFile,
    { type, marks, sha256, scan, at }: Facts,
  ): Promise<void> {
    const now = new Date(at);
    const infected = scan === 'infected';
    const row: AttachmentRow = {
      home_agency_id: file.key.homeAgencyId,
      id: file.id,
      owner_id: file.key.id,
      item_key: file.itemKey,
      sha256: Buffer.from(sha256, 'hex'),
      bytes: String(file.bytes),
      type,
      name: nameFor(type, file.name),
      uploaded_by: file.staffId,
      on_behalf_of: file.onBehalfOf,
      uploaded_at: now,
      scan,
      scanned_at: infected || scan === 'clean' ? now : null,
      deleted_at: infected ? now : null,
      deleted_by: null,
      deleted_reason: infected ? 'infected' : null,
      bytes_gone_at: infected ? now : null,
      marks: [...marks],
    };
    await sql.repository(AttachmentTable).createQueryBuilder().insert().values(row).orIgnore().execute();
  }
}

interface Facts {
  readonly type: string;
  readonly marks: readonly Mark[];
  readonly sha256: string;
  readonly scan: ScanState;
  readonly at: Instant;
}

export const tooMany = (most: number): DomainError =>
  new DomainError('attachment.tooMany', 'The dossier carries as many files as it may', { most });

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
