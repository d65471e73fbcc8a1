// Opens a late case by hand: of an alert that opens none by itself, or of a dossier as a whole.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { isLateAt } from '../../dossiers/clock-sql.ts';
import { FindKey } from '../../dossiers/access/find-key.ts';
import { SeeDossier } from '../../dossiers/access/see-dossier.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { Idempotency } from '../../engine/orders.ts';
import { Engine } from '../../engine/engine.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import type { Queryable } from '../../platform/database.ts';
import { firstAnswer } from '../../platform/http/first-answer.ts';
import { LATE_CASE } from './late-case.ts';
import type { Lateness } from './late-case.ts';
import { openOrder } from './open-order.ts';
import type { OpenLateCaseBody } from './late-case-bodies.ts';
import { holdOnSide } from './late-case-scope.ts';
import type { LateCaseAnswer } from './late-case-view.ts';

interface Found {
  readonly alert_id: string | null;
  readonly subject: string;
  readonly due_at: Date;
  readonly late_since: Date;
  readonly unit_id: string;
  readonly officer_id: string | null;
  /** Of a dossier as a whole: whether it is late now. */
  readonly late?: boolean | null;
}

/** The newest alert of the kind. */
const OF_ALERT = `
  select id as alert_id, subject, due_at, raised_at as late_since, unit_id, officer_id from alert
  where home_agency_id = $1 and dossier_id = $2 and kind = $3 order by raised_at desc limit 1`;
/** Its due date where there is one: asking about the same date twice is the same case. */
const OF_DOSSIER = `
  select null::uuid as alert_id, 'dossier' as subject, coalesce(statutory_due_at, lodged_at) as due_at,
    least(coalesce(late_from_at, $4), $4) as late_since, unit_id, officer_id, ${isLateAt('$4')} as late
  from dossier d where home_agency_id = $1 and id = $2 and $3::text is not null`;

@Injectable()
export class OpenLateCaseByHand {
  constructor(
    private readonly engine: Engine,
    private readonly directory: OrganizationDirectory,
    private readonly keys: FindKey,
    private readonly dossiers: SeeDossier,
  ) {}

  /**
   * For the supervisors of the unit that holds, or held, what is late.
   *
   * @throws DomainError `dossier.unknown`, `alert.unknown`, `right.missing`, `lateCase.exists`
   */
  async run(
    { ref, kind, note }: OpenLateCaseBody,
    actor: Actor,
    now: Instant,
    idempotency?: Idempotency,
  ): Promise<LateCaseAnswer> {
    const key = await this.keys.find(ref);
    const organization = await this.directory.current();
    return this.engine.together((sql, run) =>
      firstAnswer(sql, idempotency, now, async () => {
        const lateness = await this.latenessOf(sql, key, kind ?? null, now);
        const hold = lateness && holdOnSide('supervisor', lateness, actor, organization, now);
        if (lateness === null || hold === null) throw await this.refusal(ref, kind, lateness, actor);
        const by = { staffId: actor.staffId, onBehalfOf: hold.onBehalfOf, note };
        const [answer] = await run(LATE_CASE, [openOrder(lateness, organization, by, now)]);
        if (!answer) throw new DomainError('lateCase.exists', 'This lateness has a case already', { ref });
        const { homeAgencyId: _, ...shown } = answer;
        return shown;
      }),
    );
  }

  private async latenessOf(
    sql: Queryable,
    key: DossierKey,
    kind: string | null,
    now: Instant,
  ): Promise<Lateness | null> {
    const values = [key.homeAgencyId, key.id, kind ?? 'byHand'];
    const {
      rows: [found],
    } = await sql.query<Found>(
      kind === null
        ? { name: 'late-case-of-dossier', text: OF_DOSSIER, values: [...values, new Date(now)] }
        : { name: 'late-case-of-alert', text: OF_ALERT, values },
    );
    if (found === undefined) return null;
    return {
      homeAgencyId: key.homeAgencyId,
      about: 'dossier',
      aboutId: key.id,
      // One that is late already is the same case as that which opens by itself.
      kind: kind ?? (found.late === true ? 'dossierLate' : 'byHand'),
      subject: found.subject,
      dueAt: found.due_at.getTime(),
      lateSince: found.late_since.getTime(),
      alertId: found.alert_id,
      unitId: found.unit_id,
      officerId: found.officer_id,
    };
  }
  /** Who may not read the dossier does not learn that there is one, nor what was told of it. */
  private async refusal(
    ref: string,
    kind: string | undefined,
    lateness: Lateness | null,
    actor: Actor,
  ): Promise<DomainError> {
    await this.dossiers.find(ref, 'course', actor);
    return lateness === null
      ? new DomainError('alert.unknown', 'The dossier has no alert of this kind', { kind })
      : new DomainError('right.missing', 'The office that supervises the unit opens its late cases', {
          needs: 'supervisor',
        });
  }
}
