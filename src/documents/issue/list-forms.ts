// Lists the forms of a dossier; what the journal made due a moment ago is issued first.
import { Injectable } from '@nestjs/common';
import { dayOf, formatDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { SeeDossier } from '../../dossiers/access/see-dossier.ts';
import { nameOf } from '../../dossiers/names.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { formSetOn } from '../../../workflows/law/form-sets.ts';
import type { FormListView } from './form-view.ts';
import { meaningOfRow } from '../facts/former-names.ts';
import { isLetter } from '../facts/letter.ts';
import { findForms } from './find-form.ts';
import { holdToPrint, mayOpen } from './form-rights.ts';
import { IssueDueForms } from './issue-due-forms.ts';

const PRINTS = `
  select form, issue, count(*)::int as prints from dossier_print
  where home_agency_id = $1 and dossier_id = $2 group by form, issue`;
const FILED = `
  select distinct on (l.form_id) l.form_id as "formId", l.version, l.media_type as "mediaType",
    encode(l.sha256, 'hex') as sha256, (extract(epoch from l.filed_at) * 1000)::float8 as "filedAt",
    l.filed_by as "filedById"
  from filed_form l join issued_form f on f.home_agency_id = l.home_agency_id and f.id = l.form_id
  where f.home_agency_id = $1 and f.dossier_id = $2 order by l.form_id, l.version desc`;

interface Filed {
  readonly formId: string;
  readonly version: number;
  readonly mediaType: string;
  readonly sha256: string;
  readonly filedAt: number;
  readonly filedById: string;
}

@Injectable()
export class ListForms {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly dossiers: SeeDossier,
    private readonly due: IssueDueForms,
  ) {}

  /** @throws DomainError `dossier.unknown` */
  async run(ref: string, actor: Actor, at: Instant): Promise<FormListView> {
    const { key, state } = await this.dossiers.find(ref, 'forms', actor);
    await this.due.ofDossier(key);
    const [forms, prints, filed, organization] = await Promise.all([
      findForms(this.database, key),
      this.printsOf(key),
      this.filedOf(key),
      this.directory.current(),
    ]);
    const name = (staffId: string | null) => (staffId === null ? null : nameOf(organization, staffId));
    const { acceptedAt } = state.columns;
    return {
      controlSlip: formSetOn(formatDay(dayOf(acceptedAt ?? at))).forms.controlSlip!.title,
      forms: forms.map(
        ({
          homeAgencyId: _,
          dossierId: __,
          unitId,
          issuedById,
          signedById,
          holdsSecret,
          ...form
        }): FormListView['forms'][number] => {
          const letter = filed.get(form.id);
          return {
            ...form,
            unitName: organization.unit(unitId)?.name ?? null,
            issuedBy: name(issuedById),
            signedBy: name(signedById),
            prints: prints.get(`${form.meaning} ${form.seq}`) ?? 0,
            mayOpen: mayOpen({ holdsSecret }, state, actor),
            mayPrint: holdToPrint({ holdsSecret }, state, actor) !== null,
            letter: isLetter(form.meaning),
            filed:
              letter === undefined
                ? null
                : {
                    version: letter.version,
                    mediaType: letter.mediaType,
                    sha256: letter.sha256,
                    filedAt: letter.filedAt,
                    filedBy: name(letter.filedById),
                  },
          };
        },
      ),
    };
  }

  private async printsOf({ homeAgencyId, id }: DossierKey): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.database.query<{ form: string; issue: number; prints: number }>({
      name: 'form-print-counts',
      text: PRINTS,
      values: [homeAgencyId, id],
    });
    const counts = new Map<string, number>();
    for (const { form, issue, prints } of rows) {
      const printed = `${meaningOfRow(form)} ${issue}`;
      counts.set(printed, (counts.get(printed) ?? 0) + prints);
    }
    return counts;
  }

  private async filedOf({ homeAgencyId, id }: DossierKey): Promise<ReadonlyMap<string, Filed>> {
    const { rows } = await this.database.query<Filed>({
      name: 'forms-filed',
      text: FILED,
      values: [homeAgencyId, id],
    });
    return new Map(rows.map((row) => [row.formId, row]));
  }
}
