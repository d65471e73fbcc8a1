// Shows a reception its day: receipts, results to hand over, lodgings to answer, appointments.
import { Injectable } from '@nestjs/common';
import { dayOf, type Instant, startOfDay } from '../../domain/time/instant.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import { counterUnit } from '../../organization/counter-unit.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { namePlace } from '../../../workflows/tools/name-place.ts';
import { Database } from '../../platform/database.ts';
import {
  APPOINTMENTS,
  APPOINTMENTS_COUNTED,
  LODGED_TODAY,
  ON_THE_DESK,
  ON_THE_DESK_COUNTED,
  TO_ACCEPT_COUNTED,
  TO_HAND_OVER,
  TO_HAND_OVER_COUNTED,
} from './counter-statements.ts';

interface Row {
  readonly homeAgencyId: string;
  readonly id: string;
  readonly code: string | null;
  readonly applicant: string;
  readonly procedureName: string;
  readonly state: string;
  readonly processVersionId: string;
}

@Injectable()
export class ShowCounter {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly accessLog: AccessLog,
    private readonly definitions: Definitions,
  ) {}

  /** @throws DomainError of `counterUnit` */
  async run(wished: string | undefined, actor: Pick<Actor, 'staffId' | 'holds'>, at: Instant) {
    const organization = await this.directory.current();
    const { unitId, unitIds, choices } = counterUnit(organization, actor, wished, at);
    const [today, tomorrow] = [startOfDay(dayOf(at)), startOfDay(dayOf(at) + 1)];
    const [lodged, toHandOver, onDesk, appointments, counts] = await Promise.all([
      this.rows<{
        lodgedAt: number;
        promisedDueAt: number | null;
        outcome: string | null;
        form: string | null;
        printedCopies: number;
      }>('counter-lodged', LODGED_TODAY, unitIds, today),
      this.rows<{ outcome: string | null; resolvedAt: number; promisedDueAt: number | null }>(
        'counter-hand-over',
        TO_HAND_OVER,
        unitIds,
      ),
      this.rows<{ lodgedAt: number }>('counter-desk', ON_THE_DESK, unitIds),
      this.rows<{ promisedDueAt: number }>('counter-appointments', APPOINTMENTS, unitIds, today, tomorrow),
      Promise.all([
        this.count('counter-hand-over-count', TO_HAND_OVER_COUNTED, unitIds),
        this.count('counter-accept-count', TO_ACCEPT_COUNTED, unitIds),
        this.count('counter-desk-count', ON_THE_DESK_COUNTED, unitIds),
        this.count('counter-appointments-count', APPOINTMENTS_COUNTED, unitIds, today, tomorrow),
      ]),
    ]);
    const shown = new Map([...lodged, ...toHandOver, ...onDesk, ...appointments].map((row) => [row.id, row]));
    for (const { homeAgencyId, id: dossierId } of shown.values())
      this.accessLog.recordAccess({ staffId: actor.staffId, homeAgencyId, dossierId, what: 'list' });
    const [handOverCount, awaitingAccept, deskCount, appointmentCount] = counts;
    return {
      unitId,
      counters: choices.map((id) => ({ id, name: organization.unit(id)?.name ?? null })),
      todayReceipts: await this.named(lodged),
      awaitingHandOver: { count: handOverCount, rows: await this.named(toHandOver) },
      awaitingAccept,
      onDesk: { count: deskCount, rows: await this.named(onDesk) },
      appointments: { count: appointmentCount, rows: await this.named(appointments) },
      serverNow: at,
    };
  }

  /** With what case and state are called. */
  private named<Shown extends Row>(rows: readonly Shown[]) {
    return Promise.all(
      rows.map(async ({ homeAgencyId: _, processVersionId, ...row }) => {
        const { definition } = await this.definitions.process(processVersionId);
        const { vi: stateName, en: stateNameEn } = namePlace(row.state, definition.process);
        return { ...row, caseName: definition.name, stateName, stateNameEn };
      }),
    );
  }

  private async rows<More extends object>(name: string, text: string, ...values: unknown[]) {
    return (await this.database.query<Row & More>({ name, text, values })).rows;
  }

  private async count(name: string, text: string, ...values: unknown[]): Promise<number> {
    const { rows } = await this.database.query<{ count: number }>({ name, text, values });
    return rows[0]!.count;
  }
}
