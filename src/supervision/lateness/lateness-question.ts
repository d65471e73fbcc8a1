// Which window, units and instant a figure of repeated lateness is asked for.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Settings } from '../../platform/settings/settings.ts';
import { REPEATED_LATENESS, windowAt } from './lateness-setting.ts';
import type { LatenessSetting } from './lateness-setting.ts';
import { reportPeriod } from '../reports/report-period.ts';
import type { ReportPeriod } from '../reports/report-period.ts';
import { reportUnits } from '../reports/report-scope.ts';
import { RollupPass } from '../reports/rollup-pass.ts';

export interface LatenessWish {
  /** Days; the window of the setting where absent. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly unitId?: string | undefined;
  /** ISO 8601. */
  readonly asOf?: string | undefined;
  /** Another threshold than that of the setting. */
  readonly count?: number | undefined;
  readonly share?: number | undefined;
}

export interface LatenessQuestion {
  readonly period: ReportPeriod;
  readonly from: string;
  readonly to: string;
  /** Whose lateness; units are those that had the time when it ran out. */
  readonly unitIds: readonly string[] | 'all';
  readonly setting: LatenessSetting;
  /** Whether it is asked as of now; the newest facts are then the ones. */
  readonly now: boolean;
}

@Injectable()
export class AskLateness {
  constructor(
    private readonly directory: OrganizationDirectory,
    private readonly settings: Settings,
    private readonly rollup: RollupPass,
  ) {}

  /**
   * Reads the journal up to now first, so that a figure never lags behind a list.
   *
   * @throws DomainError `period.invalid`, `report.asOfAhead`, `right.missing`, `unit.outsideScope`, `unit.unknown`
   */
  async run(
    wish: LatenessWish,
    actor: Actor,
    now: Instant,
  ): Promise<{ readonly question: LatenessQuestion; readonly organization: Organization }> {
    const organization = await this.directory.current();
    const asOf = wish.asOf === undefined ? undefined : parseInstant(wish.asOf);
    const { unitIds } = reportUnits(
      { unitId: wish.unitId, variant: 'aggregated' },
      actor,
      organization,
      now,
      asOf,
    );
    const stored = await this.settings.read(REPEATED_LATENESS);
    const setting = { ...stored, count: wish.count ?? stored.count, share: wish.share ?? stored.share };
    if ((wish.from === undefined) !== (wish.to === undefined))
      throw new DomainError('period.invalid', 'A window has both a first and a last day, or neither', {});
    const { from, to } =
      wish.from !== undefined && wish.to !== undefined
        ? { from: wish.from, to: wish.to }
        : windowAt(setting, asOf ?? now);
    const period = reportPeriod({ from, to, asOf }, now);
    await this.rollup.upToNow();
    return { question: { period, from, to, unitIds, setting, now: asOf === undefined }, organization };
  }
}
