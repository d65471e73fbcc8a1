// Makes a question of what a reader wishes: his scope, the period, and facts that are up to date.
import { Injectable } from '@nestjs/common';
import { parseInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { UnitFact } from '../../organization/organization-facts.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import type { Counting } from './report-cells.ts';
import { reportPeriod } from './report-period.ts';
import type { ReportQuestion } from './report-question.ts';
import { reportUnits } from './report-scope.ts';
import type { Variant } from './report-scope.ts';
import { RollupPass } from './rollup-pass.ts';

export interface ReportWish {
  readonly from: string;
  readonly to: string;
  readonly unitId?: string | undefined;
  /** ISO 8601. */
  readonly asOf?: string | undefined;
  readonly variant: Variant;
  readonly counting: Counting;
  readonly procedureCode?: string | undefined;
  readonly level?: string | undefined;
  readonly field?: string | undefined;
}

export interface AskedReport {
  readonly question: ReportQuestion;
  /** Under its name of today; `nameThen` where it had another at the instant that is asked about. */
  readonly unit: { readonly id: string; readonly name: string; readonly nameThen: string | null } | null;
}

@Injectable()
export class AskReport {
  constructor(
    private readonly directory: OrganizationDirectory,
    private readonly rollup: RollupPass,
  ) {}

  /**
   * Reads the journal up to now first, so that a report never lags behind a list.
   *
   * @throws DomainError `period.invalid`, `report.asOfAhead`, `right.missing`, `unit.outsideScope`, `unit.unknown`
   */
  async run(wish: ReportWish, actor: Actor, now: Instant): Promise<AskedReport> {
    const organization = await this.directory.current();
    const asOf = wish.asOf === undefined ? undefined : parseInstant(wish.asOf);
    const units = reportUnits(wish, actor, organization, now, asOf);
    const period = reportPeriod({ from: wish.from, to: wish.to, asOf }, now);
    await this.rollup.upToNow();
    const { counting, procedureCode, level, field } = wish;
    const named = wish.unitId === undefined ? null : organization.unit(wish.unitId)!;
    return {
      question: { period, units, counting, procedureCode, level, field, now: asOf === undefined },
      unit: named && { id: named.id, name: named.name, nameThen: nameThen(organization, named, asOf ?? now) },
    };
  }
}

function nameThen(organization: Organization, { id, name }: UnitFact, at: Instant): string | null {
  const then = organization.unit(id, at)!.name;
  return then === name ? null : then;
}
