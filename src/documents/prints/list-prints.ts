// Lists the forms that were printed of a dossier.
import { Injectable } from '@nestjs/common';
import { SeeDossier } from '../../dossiers/access/see-dossier.ts';
import { nameOf } from '../../dossiers/names.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { meaningOfRow } from '../facts/former-names.ts';

interface Line {
  readonly form: string;
  readonly issue: number;
  readonly copyNumber: number;
  readonly printedAt: number;
  readonly printedById: string;
}

const PRINTS = `
  select form, issue, copy_number as "copyNumber", (extract(epoch from printed_at) * 1000)::float8 as "printedAt",
    printed_by as "printedById"
  from dossier_print where home_agency_id = $1 and dossier_id = $2
  order by printed_at desc, form, issue desc, copy_number desc limit 500`;

@Injectable()
export class ListPrints {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly dossiers: SeeDossier,
  ) {}

  /** @throws DomainError `dossier.unknown`, also outside the reader's scope */
  async run(ref: string, actor: Pick<Actor, 'scope'>) {
    const { key } = await this.dossiers.find(ref, 'forms', actor);
    const { rows } = await this.database.query<Line>({
      name: 'list-prints',
      text: PRINTS,
      values: [key.homeAgencyId, key.id],
    });
    const organization = await this.directory.current();
    return {
      prints: rows.map(({ form, printedById, ...line }) => ({
        ...line,
        form: meaningOfRow(form),
        printedBy: nameOf(organization, printedById),
      })),
    };
  }
}
