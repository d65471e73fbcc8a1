// Shows one dossier whole: state, clock, holder, applicant, stays, journal, ledger, and what the reader may do.
import { Injectable } from '@nestjs/common';
import { isEarlyResult } from '../../domain/time/early-result.ts';
import { explainLedger } from '../../domain/time/explain-ledger.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ChargedPart } from '../../domain/process/whose-time.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import { possibleEvents } from '../../dossier-kind/decide/possible-events.ts';
import { timingOf } from '../../dossier-kind/timing.ts';
import { warningsOf } from '../../dossier-kind/warnings.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { unitsNamed } from '../../organization/units-named.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { phaseOf } from '../../../workflows/one-stop/phase-of.ts';
import { namePlace } from '../../../workflows/tools/name-place.ts';
import { ChargeTime } from './charge-time.ts';
import { clockOf } from '../clock-of.ts';
import { accessTo, PARTS } from '../access/access-table.ts';
import type { AcceptanceCorrectionView, DossierView } from '../dossier-view.ts';
import { SeeDossier } from '../access/see-dossier.ts';
import { shownApplicant } from './shown-applicant.ts';
import { readApplicant } from '../read-applicant.ts';
import { readJournal, readStays } from './read-course.ts';
import { nameOf } from '../names.ts';
import { readSupplements } from './read-supplements.ts';
import { shownWarnings } from '../warning-view.ts';

@Injectable()
export class ViewDossier {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly directory: OrganizationDirectory,
    private readonly dossiers: SeeDossier,
    private readonly accessLog: AccessLog,
    private readonly charges: ChargeTime,
  ) {}

  /** @throws DomainError `dossier.unknown`, also when it is outside the reader's scope */
  async run(ref: string, actor: Actor, at: Instant): Promise<DossierView> {
    const { key, state, kinds } = await this.dossiers.find(ref, 'course', actor);
    const { children } = state.snapshot.context;
    const [applicant, stays, journal, charged] = await Promise.all([
      readApplicant(this.database, key),
      readStays(this.database, key),
      readJournal(this.database, key),
      children === undefined ? [] : this.charges.of(state, at),
    ]);
    this.accessLog.recordAccess({
      staffId: actor.staffId,
      homeAgencyId: key.homeAgencyId,
      dossierId: key.id,
      what: 'dossier',
    });
    const organization = await this.directory.current();
    const timing = await timingOf(state, this.definitions);
    const { pinned, calendarVersion } = timing;
    const { columns } = state;
    const named = journal.map((entry) => ({
      ...entry,
      actorName: entry.actorId === null ? null : nameOf(organization, entry.actorId),
      units: unitsNamed(organization, entry.data, entry.occurredAt),
    }));
    return {
      id: state.id,
      version: state.version,
      code: columns.code,
      lodgingNo: columns.lodgingNo,
      regime: columns.regime,
      channel: columns.channel,
      procedure: {
        code: columns.procedureCode,
        name: pinned.procedureName,
        caseKey: columns.caseKey,
        caseName: pinned.definition.name,
      },
      processVersion: pinned.version,
      state: columns.state,
      nationalStatus: pinned.chart.metaOf.get(columns.state)?.status ?? null,
      outcome: columns.outcome,
      unit: { id: columns.unitId, name: organization.unit(columns.unitId)?.name ?? null },
      officer:
        columns.officerId === null
          ? null
          : { id: columns.officerId, name: nameOf(organization, columns.officerId) },
      receptionUnit: {
        id: columns.receptionUnitId,
        name: organization.unit(columns.receptionUnitId)?.name ?? null,
      },
      competentUnit: {
        id: columns.competentUnitId,
        name: organization.unit(columns.competentUnitId)?.name ?? null,
      },
      lodgedAt: columns.lodgedAt,
      acceptedAt: columns.acceptedAt,
      resolvedAt: columns.resolvedAt,
      closedAt: columns.closedAt,
      clock: clockOf(state, at, timing),
      steps: pinned.definition.process.steps,
      places: [...pinned.chart.metaOf.keys()].map((place) => {
        const { vi, en } = namePlace(place, pinned.definition.process);
        return { state: place, name: vi, nameEn: en };
      }),
      papers: pinned.definition.checklist,
      applicant: shownApplicant(applicant, accessTo('applicant', kinds)),
      partsRead: PARTS.filter((part) => accessTo(part, kinds) !== 'none'),
      stays: stays.map((stay, index) => ({
        ...stay,
        owedMinutes: owedIn(charged[index] ?? []),
        unitName: organization.unit(stay.unitId)?.name ?? null,
        officerName: stay.officerId === null ? null : nameOf(organization, stay.officerId),
      })),
      journal: named,
      supplements: readSupplements(
        named,
        new Map(pinned.definition.checklist.map((paper) => [paper.key, paper.name])),
      ),
      phase: phaseOf(pinned.definition, state.snapshot.context.step)?.name ?? null,
      receptionLate: columns.receptionLate,
      boundaryFree: columns.boundaryFree,
      tellFirst:
        columns.state === 'resolved' &&
        at < (columns.promisedDueAt ?? at) &&
        isEarlyResult(columns.resolvedAt ?? at, columns),
      apologyDueAt: openApology(state),
      immediate: pinned.definition.immediate ?? false,
      ledger: explainLedger(state.ledger, calendarVersion, at),
      possible: possibleEvents(state, actor, at, timing),
      warnings: shownWarnings(warningsOf(state), organization),
      acceptanceCorrection: shownCorrection(state, organization),
      children: Object.keys(children ?? {}),
      serverNow: at,
    };
  }
}

const owedIn = (parts: readonly ChargedPart[]): number =>
  parts.reduce((sum, { subject, workingMinutes }) => (subject === null ? sum : sum + workingMinutes), 0);

/** The head's task of the apology, raised before the due day (Decree 61/2018 Art. 19.9). */
function openApology({ snapshot: { context } }: DossierState): Instant | null {
  return context.openAlerts.includes('apologyDue') ? context.due.apology : null;
}

/** The correction of the acceptance that waits for the head, if one does. */
function shownCorrection(
  { snapshot: { context } }: DossierState,
  organization: Organization,
): AcceptanceCorrectionView | null {
  const asked = context.acceptanceCorrection ?? null;
  if (asked === null) return null;
  const { acceptedAt, reason, by, at: askedAt } = asked;
  return { acceptedAt, reason, askedBy: by === null ? null : nameOf(organization, by), askedAt };
}
