// The control slip of a dossier, made anew each time from its hand-overs (form 05; since TT 03/2025 form 06).
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { FindKey } from '../../dossiers/find-key.ts';
import { nameOf } from '../../dossiers/names.ts';
import { readStays } from '../../dossiers/read-course.ts';
import { SYSTEM } from '../../engine/dossier-state.ts';
import type { DossierState } from '../../engine/dossier-state.ts';
import { Engine } from '../../engine/engine.ts';
import type { DossierKey } from '../../engine/orders.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { DueEntry, FormFacts } from '../facts/form-facts.ts';
import { controlSlipSeries, momentInWords } from '../facts/form-words.ts';
import { GatherFacts } from '../facts/gather-facts.ts';
import { handOversOf } from '../facts/hand-overs.ts';
import type { HeldTime } from '../facts/hand-overs.ts';
import type { ControlSlipForm } from '../facts/printed-form.ts';
import { dateLine, peopleOf } from '../facts/set-form.ts';
import { qrPicture } from '../facts/qr-picture.ts';
import { FormRenderer } from '../render/form-renderer.ts';
import { findForms } from './find-form.ts';
import { readDossierFor } from './form-rights.ts';
import { IssueDueForms } from './issue-due-forms.ts';
import type { OpenedForm } from './open-form.ts';
import { documentTitle } from './print-form.ts';

@Injectable()
export class MakeControlSlip {
  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
    private readonly directory: OrganizationDirectory,
    private readonly keys: FindKey,
    private readonly accessLog: AccessLog,
    private readonly facts: GatherFacts,
    private readonly due: IssueDueForms,
    private readonly renderer: FormRenderer,
  ) {}

  /** @throws DomainError `dossier.unknown` */
  async run(ref: string, actor: Actor, at: Instant): Promise<OpenedForm> {
    const { key, state } = await readDossierFor(ref, actor, this.keys, this.engine);
    const slip = await this.compose(key, state, at);
    const title = documentTitle(slip);
    const bytes = await this.renderer.render([slip], title, at);
    this.noteAccess(key, actor);
    return { bytes, fileName: `${slip.formNumber}-${slip.code || key.id}.pdf` };
  }

  /** A line in the access log: the slip names the applicant. */
  noteAccess({ homeAgencyId, id }: DossierKey, { staffId }: Pick<Actor, 'staffId'>): void {
    this.accessLog.recordAccess({ staffId, homeAgencyId, dossierId: id, what: 'form.controlSlip' });
  }

  /** The slip as the hand-overs stand now. */
  async compose(key: DossierKey, state: DossierState, at: Instant): Promise<ControlSlipForm> {
    await this.due.ofDossier(key);
    const [facts, stays, issued, organization] = await Promise.all([
      this.facts.run(key, 'controlSlip', slipEntry(state, at)),
      readStays(this.database, key),
      findForms(this.database, key),
      this.directory.current(),
    ]);
    const held = stays.map((stay): HeldTime => {
      const { unitId, officerId, enteredAt, leftAt, dueAt } = stay;
      return {
        unitName: organization.unit(unitId)?.name ?? '',
        officerName: officerId === null ? null : nameOf(organization, officerId),
        enteredAt,
        leftAt,
        dueAt,
      };
    });
    const receipt = issued.find(({ meaning }) => meaning === 'receipt');
    const series = receipt === undefined ? null : controlSlipSeries(receipt.series);
    return setControlSlip(facts!, state, held, series, organization);
  }
}

/** The slip documents no entry: its day is that of acceptance, and until then today's. */
function slipEntry({ version, columns }: DossierState, at: Instant): DueEntry {
  return {
    seq: version,
    type: 'controlSlip',
    at,
    sender: SYSTEM,
    reason: null,
    items: null,
    marks: null,
    sendTo: null,
    promisedDueAt: columns.promisedDueAt,
    formerDueAt: null,
    lapseAt: null,
  };
}

function setControlSlip(
  facts: FormFacts,
  { columns }: DossierState,
  held: readonly HeldTime[],
  series: string | null,
  organization: Organization,
): ControlSlipForm {
  const { official, applicant, process, entry } = facts;
  return {
    meaning: 'controlSlip',
    formNumber: official.number,
    title: official.title,
    asksIdentity: false,
    parentAgency: facts.parentAgency,
    unit: facts.unit.name,
    series,
    dateLine: dateLine(facts.place, entry.at),
    code: facts.code,
    qr: qrPicture(facts.lookUpUrl),
    ...peopleOf(facts),
    procedure: { code: process.procedureCode, name: process.procedureName },
    subject: applicant.subject,
    desk: facts.desk.name,
    signer: { name: null, position: null, digital: false },
    competentUnit: organization.unit(columns.competentUnitId)?.name ?? '',
    partners: null,
    receivedAt: momentInWords(columns.acceptedAt ?? columns.lodgedAt),
    dueAt: columns.promisedDueAt === null ? null : momentInWords(columns.promisedDueAt),
    handOvers: handOversOf(held),
  };
}
