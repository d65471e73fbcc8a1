// Lists how the applicant's data were corrected, before and after; whoever reads it is noted.
import { Injectable } from '@nestjs/common';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { SeeDossier } from '../access/see-dossier.ts';
import type { ApplicantCorrectionsView } from '../law-view.ts';
import { nameOf } from '../names.ts';

interface Row {
  readonly seq: number;
  readonly correctedAt: number;
  readonly correctedBy: string | null;
  readonly reason: string;
  readonly before: Readonly<Record<string, string | null>>;
  readonly after: Readonly<Record<string, string | null>>;
}

@Injectable()
export class ListCorrections {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly dossiers: SeeDossier,
    private readonly accessLog: AccessLog,
  ) {}

  /** Oldest first. @throws DomainError `dossier.unknown`, also outside the reader's scope */
  async run(ref: string, actor: Pick<Actor, 'staffId' | 'scope'>): Promise<ApplicantCorrectionsView> {
    const { key } = await this.dossiers.find(ref, 'corrections', actor);
    const { rows } = await this.database.query<Row>({
      name: 'applicant-corrections',
      text: `select seq, (extract(epoch from corrected_at) * 1000)::float8 as "correctedAt",
          corrected_by as "correctedBy", reason, before, after
        from applicant_correction where home_agency_id = $1 and dossier_id = $2 order by seq`,
      values: [key.homeAgencyId, key.id],
    });
    this.accessLog.recordAccess({
      staffId: actor.staffId,
      homeAgencyId: key.homeAgencyId,
      dossierId: key.id,
      what: 'corrections',
    });
    const organization = await this.directory.current();
    return {
      corrections: rows.map((row) => ({
        ...row,
        correctedByName: row.correctedBy === null ? null : nameOf(organization, row.correctedBy),
      })),
    };
  }
}
