// Prints a paper for the applicant: its data, as an original or a numbered reprint, and a line in the access log.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { dayOf, formatDay, type Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import { type FormMeaning, formSetOn } from '../../../workflows/law/form-sets.ts';
import { holdFor, type Right } from '../../../workflows/one-stop/rights.ts';
import { SeeDossier } from '../access/see-dossier.ts';
import { findIssue, type Issue } from './find-issue.ts';
import { lookUpUrl } from '../look-up/look-up-url.ts';
import { numberCopy } from './number-copy.ts';
import type { PrintForm } from './print-bodies.ts';
import { type Printed, setPaper } from './set-paper.ts';
import { papersAsOf, readPaperChanges } from '../papers/read-paper-changes.ts';
import { readApplicant } from '../read-applicant.ts';

const RECEPTION: Right = { position: 'reception', unit: 'receiving' };
/** Who works on the dossier may hand its slips to the desk; the secret leaves the service only at the desk. */
const DEPARTMENT: readonly Right[] = (['officer', 'head', 'leader', 'clerk'] as const).map((position) => ({
  position,
  unit: 'competent',
}));
const MAY: Readonly<Record<PrintForm, readonly Right[]>> = {
  receipt: [RECEPTION],
  supplement: [RECEPTION, ...DEPARTMENT],
  refusal: [RECEPTION, ...DEPARTMENT],
};
const MEANING: Readonly<Record<PrintForm, FormMeaning>> = {
  receipt: 'receipt',
  supplement: 'supplementRequest',
  refusal: 'refusal',
};

@Injectable()
export class PrintPaper {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly directory: OrganizationDirectory,
    private readonly dossiers: SeeDossier,
    private readonly accessLog: AccessLog,
    private readonly config: Config,
  ) {}

  /**
   * @throws DomainError `dossier.unknown`, `right.missing`, `print.nothingToPrint` when no such paper was ever
   *   issued, `dossier.contended`
   */
  async run(ref: string, form: PrintForm, actor: Actor, at: Instant): Promise<Printed> {
    const { key, state } = await this.dossiers.find(ref, 'forms', actor);
    const hold = holdFor(MAY[form], state.snapshot.context, actor.staffId, actor.holds);
    if (hold === null)
      throw new DomainError('right.missing', 'Your positions do not let you print this', { form });
    const issue = await findIssue(this.database, key, form);
    if (issue === null)
      throw new DomainError('print.nothingToPrint', 'Nothing was issued that this paper could document', {
        form,
      });
    const [applicant, changes, pinned, secret, organization] = await Promise.all([
      readApplicant(this.database, key),
      readPaperChanges(this.database, key),
      this.definitions.process(state.columns.processVersionId),
      form === 'receipt' ? this.secretOf(key) : null,
      this.directory.current(),
    ]);
    const copyNumber = await numberCopy(this.database, {
      homeAgencyId: key.homeAgencyId,
      dossierId: key.id,
      form,
      issue: issue.seq,
      printedAt: at,
      printedBy: actor.staffId,
      onBehalfOf: hold.onBehalfOf,
    });
    this.accessLog.recordAccess({
      staffId: actor.staffId,
      onBehalfOf: hold.onBehalfOf,
      homeAgencyId: key.homeAgencyId,
      dossierId: key.id,
      what: `print.${form}`,
      purpose: copyNumber === 1 ? 'original' : `copy ${copyNumber}`,
    });
    const official = officialForm(form, state.columns.acceptedAt, issue);
    const code = state.columns.code ?? state.columns.lodgingNo ?? ref;
    const agency = organization.unit(key.homeAgencyId);
    const desk = organization.unit(state.columns.receptionUnitId);
    return {
      form,
      formNumber: official?.number ?? null,
      formTitle: official?.title ?? null,
      copyNumber,
      printedAt: at,
      printedBy: actor.name,
      officeName: agency?.name ?? '',
      unitName: desk?.name ?? '',
      address: desk?.address ?? agency?.address ?? null,
      phone: desk?.phone ?? agency?.phone ?? null,
      code,
      secret,
      lookUpUrl: lookUpUrl(this.config.publicUrl, code),
      ...setPaper(
        form,
        issue,
        state.columns,
        { ...applicant, checklist: papersAsOf(applicant.checklist, changes, issue.at) },
        pinned,
      ),
    };
  }

  private async secretOf({ homeAgencyId, id }: DossierKey): Promise<string> {
    const { rows } = await this.database.query<{ lookup_secret: string }>({
      name: 'secret-to-print',
      text: `select lookup_secret from dossier where home_agency_id = $1 and id = $2`,
      values: [homeAgencyId, id],
    });
    return rows[0]!.lookup_secret;
  }
}

function officialForm(form: PrintForm, acceptedAt: number | null, issue: Issue) {
  return formSetOn(formatDay(dayOf(acceptedAt ?? issue.at))).forms[MEANING[form]] ?? null;
}
