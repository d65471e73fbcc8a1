// What the holder of a receipt is told of a dossier: where it is, by when, what is missing, where to go.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { CalendarBook } from '../../calendars/calendar-book.ts';
import { isEarlyResult } from '../../domain/time/early-result.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Channel } from '../../domain/process/procedure-definition.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import { Engine } from '../../engine/engine.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { timingOf } from '../../dossier-kind/timing.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Database } from '../../platform/database.ts';
import type { SupplementMark } from '../../../workflows/one-stop/dossier-events.ts';
import { namePlace } from '../../../workflows/tools/name-place.ts';
import { RefuseUnpaid } from '../fees/refuse-unpaid.ts';
import { clockOf } from '../clock-of.ts';
import { nameItems } from './name-items.ts';
import { maskName } from '../names.ts';
import { type OfficeHours, officeWeek } from './office-week.ts';
import { isProvisional } from './provisional-appointment.ts';

/** No personal data but the masked name. */
export interface PublicDossier {
  readonly code: string;
  readonly channel: Channel;
  readonly procedureName: string;
  readonly applicant: string;
  readonly state: string;
  readonly stateName: string;
  readonly stateNameEn: string;
  /** The unit that has it now. */
  readonly heldBy: string | null;
  readonly nationalStatus: number | null;
  readonly outcome: string | null;
  readonly lodgedAt: number;
  readonly acceptedAt: number | null;
  readonly promisedDueAt: number | null;
  /** Days that the appointment was counted on are not settled: it may become later. */
  readonly provisional: boolean;
  readonly statutoryDueAt: number | null;
  /** Since when it is late, or was late when its result came; null when it is not. */
  readonly lateFromAt: number | null;
  /** When the promised date was last moved with an apology. */
  readonly apologisedAt: number | null;
  readonly resolvedAt: number | null;
  readonly closedAt: number | null;
  readonly receivedBy: string | null;
  readonly receivedAtAddress: string | null;
  readonly receivedAtPhone: string | null;
  readonly officeHours: readonly OfficeHours[];
  /** The office that watches over the unit that has it: who can be told of a delay. */
  readonly supervisedBy: string | null;
  readonly supervisedByPhone: string | null;
  /** A fee is, or may be, still to be paid. */
  readonly feeOpen: boolean;
  readonly missing: readonly string[];
  /** By when what is missing has to be there; the dossier is stopped after it. */
  readonly missingDueAt: number | null;
  /** Where to lodge it instead, of a dossier refused for want of authority. */
  readonly sendTo: string | null;
  /** The result is there before its appointment: the citizen is told first (Decree 61/2018 Art. 20.4). */
  readonly early: boolean;
}

interface Told {
  readonly name: string;
  readonly missing: readonly string[] | null;
  readonly marks: Readonly<Record<string, SupplementMark>> | null;
  readonly send_to: string | null;
  readonly apologised_at: Date | null;
}

const NEWEST = (what: string, type: string) => `(
  select ${what} from case_event e
  where e.home_agency_id = a.home_agency_id and e.case_id = a.dossier_id and e.type = '${type}'
  order by e.seq desc limit 1)`;
const TOLD = `
  select a.name, ${NEWEST(`e.entry->'data'->'items'`, 'requestSupplement')} as missing,
    ${NEWEST(`e.entry->'data'->'marks'`, 'requestSupplement')} as marks,
    ${NEWEST(`e.entry->'data'->>'sendTo'`, 'refuse')} as send_to,
    ${NEWEST('e.occurred_at', 'apologise')} as apologised_at
  from dossier_applicant a where a.home_agency_id = $1 and a.dossier_id = $2`;

/** The unit that has it; while legs are open, the agencies that do them. */
function agenciesOf({ columns, snapshot }: DossierState): readonly string[] {
  const open = Object.values(snapshot.context.children ?? {}).flatMap((child) =>
    child.kind === 'leg' && child.context.stay !== null ? [child.context.unit[0]!] : [],
  );
  return open.length > 0 ? [...new Set(open)] : [columns.unitId];
}

@Injectable()
export class DescribeToPublic {
  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
    private readonly definitions: Definitions,
    private readonly directory: OrganizationDirectory,
    private readonly calendars: CalendarBook,
    private readonly unpaid: RefuseUnpaid,
  ) {}

  /** @param key of a dossier that there is */
  async run(key: DossierKey, code: string, at: Instant): Promise<PublicDossier> {
    const [states, { rows }] = await Promise.all([
      this.engine.read(DOSSIER, [key]),
      this.database.query<Told>({ name: 'tell-public', text: TOLD, values: [key.homeAgencyId, key.id] }),
    ]);
    const state = states.get(key.id)!;
    const told = rows[0]!;
    const { columns } = state;
    const timing = await timingOf(state, this.definitions);
    const { pinned } = timing;
    const { verdict, lateFromAt } = clockOf(state, at, timing);
    const { promisedDueAt } = columns;
    const { vi, en } = namePlace(columns.state, pinned.definition.process);
    const organization = this.directory.latest;
    const reception = organization.unit(columns.receptionUnitId);
    const names = new Map(pinned.definition.checklist.map((paper) => [paper.key, paper.name]));
    const office = organization.supervisingOfficeOf(columns.unitId, at);
    const supervising = office === null ? null : organization.unit(office);
    const awaited = columns.state === 'awaitingSupplement';
    return {
      code,
      channel: columns.channel as Channel,
      procedureName: pinned.procedureName,
      applicant: maskName(told.name),
      state: columns.state,
      stateName: vi,
      stateNameEn: en,
      heldBy:
        agenciesOf(state)
          .map((id) => organization.unit(id)?.name ?? '')
          .join(', ') || null,
      nationalStatus: pinned.chart.metaOf.get(columns.state)?.status ?? null,
      outcome: columns.outcome,
      lodgedAt: columns.lodgedAt,
      acceptedAt: columns.acceptedAt,
      promisedDueAt,
      provisional: isProvisional(
        { ledger: state.ledger, at: Math.max(at, state.snapshot.context.at), promisedDueAt },
        timing,
      ),
      statutoryDueAt: columns.statutoryDueAt,
      lateFromAt: verdict === 'late' || verdict === 'stoppedLate' ? lateFromAt : null,
      apologisedAt: told.apologised_at?.getTime() ?? null,
      resolvedAt: columns.resolvedAt,
      closedAt: columns.closedAt,
      receivedBy: reception?.name ?? null,
      receivedAtAddress: reception?.address ?? null,
      receivedAtPhone: reception?.phone ?? null,
      officeHours:
        reception === null ? [] : officeWeek(this.calendars.stored(reception.calendarName).definition.week),
      supervisedBy: supervising?.name ?? null,
      supervisedByPhone: supervising?.phone ?? null,
      feeOpen: columns.closedAt === null && (await this.unpaid.isOpen(state)),
      missing: awaited ? nameItems(told.missing, told.marks, names) : [],
      missingDueAt: awaited ? (state.timers['lapse'] ?? null) : null,
      sendTo: columns.state === 'refused' || columns.outcome === 'refused' ? told.send_to : null,
      early: columns.state === 'resolved' && isEarlyResult(columns.resolvedAt ?? at, columns),
    };
  }
}
