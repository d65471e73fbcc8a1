// Shows a reception its day: receipts, results to hand over, lodgings to answer, appointments.
import { Injectable } from '@nestjs/common';
import { dayOf, type Instant, startOfDay } from '../../domain/time/instant.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import { counterUnit } from '../../organization/counter-unit.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import {
  APPOINTMENTS,
  APPOINTMENTS_COUNTED,
  LODGED_TODAY,
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
}

@Injectable()
export class ShowCounter {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly accessLog: AccessLog,
  ) {}

  /** @throws DomainError of `counterUnit` */
  async run(wished: string | undefined, actor: Pick<Actor, 'staffId' | 'holds'>, at: Instant) {
    const organization = await this.directory.current();
    const { unitId, unitIds, choices } = counterUnit(organization, actor, wished, at);
    const [today, tomorrow] = [startOfDay(dayOf(at)), startOfDay(dayOf(at) + 1)];
    const [lodged, toHandOver, appointments, handOverCount, acceptCount, appointmentCount] =
      await Promise.all([
        this.rows<{ lodgedAt: number; printedCopies: number }>(
          'counter-lodged',
          LODGED_TODAY,
          unitIds,
          today,
        ),
        this.rows<{ outcome: string | null; resolvedAt: number; promisedDueAt: number | null }>(
          'counter-hand-over',
          TO_HAND_OVER,
          unitIds,
        ),
        this.rows<{ promisedDueAt: number }>('counter-appointments', APPOINTMENTS, unitIds, today, tomorrow),
        this.count('counter-hand-over-count', TO_HAND_OVER_COUNTED, unitIds),
        this.count('counter-accept-count', TO_ACCEPT_COUNTED, unitIds),
        this.count('counter-appointments-count', APPOINTMENTS_COUNTED, unitIds, today, tomorrow),
      ]);
    const shown = new Map([...lodged, ...toHandOver, ...appointments].map((row) => [row.id, row]));
    for (const { homeAgencyId, id: dossierId } of shown.values())
      this.accessLog.recordAccess({ staffId: actor.staffId, homeAgencyId, dossierId, what: 'list' });
    return {
      unitId,
      counters: choices.map((id) => ({ id, name: organization.unit(id)?.name ?? null })),
      todayReceipts: lodged.map(withoutAgency),
      awaitingHandOver: {
        count: handOverCount,
        rows: toHandOver.map(({ state: _, ...row }) => withoutAgency(row)),
      },
      awaitingAccept: acceptCount,
      appointments: { count: appointmentCount, rows: appointments.map(withoutAgency) },
      serverNow: at,
    };
  }

  private async rows<More extends object>(name: string, text: string, ...values: unknown[]) {
    return (await this.database.query<Row & More>({ name, text, values })).rows;
  }

  private async count(name: string, text: string, ...values: unknown[]): Promise<number> {
    const { rows } = await this.database.query<{ count: number }>({ name, text, values });
    return rows[0]!.count;
  }
}

function withoutAgency<Shown extends { readonly homeAgencyId: string }>({
  homeAgencyId: _,
  ...row
}: Shown): Omit<Shown, 'homeAgencyId'> {
  return row;
}
