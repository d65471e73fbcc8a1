// The control slip of a dossier, made anew each time from its hand-overs (form 05; since TT 03/2025 form 06).
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { SeeDossier } from '../../dossiers/access/see-dossier.ts';
import type { HandOver } from '../../dossiers/children/child-view.ts';
import { ListHandOvers } from '../../dossiers/children/list-hand-overs.ts';
import { SYSTEM } from '../../dossier-kind/dossier-state.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { DueEntry, FormFacts } from '../facts/form-facts.ts';
import { controlSlipSeries, momentInWords, shortMoment } from '../facts/form-words.ts';
import { GatherFacts } from '../facts/gather-facts.ts';
import type { ControlSlipForm, PrintedHandOver } from '../facts/printed-form.ts';
import { dateLine, peopleOf } from '../facts/set-form.ts';
import { qrPicture } from '../facts/qr-picture.ts';
import { FormRenderer } from '../render/form-renderer.ts';
import { findForms } from './find-form.ts';
import { IssueDueForms } from './issue-due-forms.ts';
import type { OpenedForm } from './open-form.ts';
import { documentTitle } from './print-form.ts';

@Injectable()
export class MakeControlSlip {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly dossiers: SeeDossier,
    private readonly accessLog: AccessLog,
    private readonly facts: GatherFacts,
    private readonly due: IssueDueForms,
    private readonly handOvers: ListHandOvers,
    private readonly renderer: FormRenderer,
  ) {}

  /** @throws DomainError `dossier.unknown` */
  async run(ref: string, actor: Actor, at: Instant): Promise<OpenedForm> {
    const { key, state } = await this.dossiers.find(ref, 'forms', actor);
    const slip = await this.compose(key, state, at);
    const title = documentTitle(slip);
    const { bytes } = await this.renderer.render([slip], title, at);
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
    const [facts, handOvers, issued, partners, organization] = await Promise.all([
      this.facts.run(key, 'controlSlip', slipEntry(state, at)),
      this.handOvers.of(key, state.snapshot.context.calendarName),
      findForms(this.database, key),
      this.partnerUnits(key),
      this.directory.current(),
    ]);
    const receipt = issued.find(({ meaning }) => meaning === 'receipt');
    const series = receipt === undefined ? null : controlSlipSeries(receipt.series);
    const agencies = partners.map((id) => organization.unit(organization.agencyOf(id, at) ?? id)?.name ?? '');
    return {
      ...setControlSlip(facts!, state, series, organization),
      partners: agencies.length === 0 ? null : [...new Set(agencies)].join('; '),
      handOvers: handOvers.map(printed),
    };
  }

  /** Units that gave an opinion or were asked for one, and those of the legs. */
  private async partnerUnits({ homeAgencyId, id }: DossierKey): Promise<readonly string[]> {
    const { rows } = await this.database.query<{ unitId: string }>({
      name: 'partners-of-dossier',
      text: `select unit_id as "unitId" from consultation where home_agency_id = $1 and dossier_id = $2
        union select unit_id from leg where home_agency_id = $1 and dossier_id = $2`,
      values: [homeAgencyId, id],
    });
    return rows.map(({ unitId }) => unitId);
  }
}

/** The slip documents no entry: its day is that of acceptance, and until then today's. */
function slipEntry({ version, columns, ledger }: DossierState, at: Instant): DueEntry {
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
    ledger,
    lapseAt: null,
    received: null,
  };
}

function setControlSlip(
  facts: FormFacts,
  { columns }: DossierState,
  series: string | null,
  organization: Organization,
): Omit<ControlSlipForm, 'partners' | 'handOvers'> {
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
    receivedAt: momentInWords(columns.acceptedAt ?? columns.lodgedAt),
    dueAt: columns.promisedDueAt === null ? null : momentInWords(columns.promisedDueAt),
  };
}

const RESULTS: Readonly<Record<string, PrintedHandOver['result']>> = {
  early: 'Trước hạn',
  onTime: 'Đúng hạn',
  late: 'Quá hạn',
};

function printed({ from, giver, to, receiver, at, result }: HandOver): PrintedHandOver {
  return {
    giver: from.name ?? '',
    giverName: giver?.name ?? null,
    receiver: to.name ?? '',
    receiverName: receiver?.name ?? null,
    at: shortMoment(at),
    result: (result === null ? null : RESULTS[result]) ?? null,
    note: null,
  };
}
