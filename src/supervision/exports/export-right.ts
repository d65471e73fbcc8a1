// Whether what an export was asked for is still the person's to have: asked before it is written and whenever it is fetched.
// Pure.
import type { Hold } from '../../../workflows/one-stop/rights.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { isLogReader } from '../../organization/log-reading/log-readers.ts';
import type { Organization } from '../../organization/organization.ts';
import { reportScope } from '../reports/report-scope.ts';
import type { ExportWish } from './export-wish.ts';
import type { ExportKind } from './report-job.table.ts';

type Units = readonly string[] | 'all';

/** What the wishes of these kinds say of units; each is made and read in the folder of its kind. */
interface OfUnits {
  readonly question: { readonly unitIds: Units };
}
interface OfUnitsAsOf {
  readonly question: { readonly unitIds: Units; readonly period: { readonly asOf: Instant } };
}

export interface KeptExport {
  readonly kind: ExportKind;
  /** What was kept when it was asked for, of the shape of its kind. */
  readonly wish: unknown;
}

/** @param holds of whoever asked, at that instant. @throws DomainError `export.rightEnded` when it is no longer his as a whole */
export function refuseUnlessStillHis(
  kept: KeptExport,
  holds: readonly Hold[],
  organization: Organization,
  at: Instant,
): void {
  if (!isStillHis(kept, holds, organization, at))
    throw new DomainError(
      'export.rightEnded',
      'Your positions no longer let you have all of this: ask anew',
      {
        kind: kept.kind,
      },
    );
}

function isStillHis(
  { kind, wish }: KeptExport,
  holds: readonly Hold[],
  organization: Organization,
  at: Instant,
): boolean {
  switch (kind) {
    case 'report06':
    case 'dossiers': {
      const { units, period } = (wish as ExportWish).question;
      return reaches(reportScope(holds, organization, at, period.asOf), units.unitIds);
    }
    case 'repeatedLateness':
    case 'lateMatters':
    case 'latenessLetter': {
      const { unitIds, period } = (wish as OfUnitsAsOf).question;
      return reaches(reportScope(holds, organization, at, period.asOf), unitIds);
    }
    case 'pauses':
      return reaches(organization.scopeOfHolds(holds, at).unitIds, (wish as OfUnits).question.unitIds);
    case 'dossierList':
    case 'lateList':
    case 'board':
    case 'lateCaseList':
    case 'taskList':
    case 'complaintList':
      return reaches(
        organization.scopeOfHolds(holds, at).unitIds,
        (wish as { readonly unitIds: Units }).unitIds,
      );
    case 'dutyTrail':
      return reaches(organization.inspectedUnits(holds, at), (wish as { readonly unitIds: Units }).unitIds);
    case 'administrationLog':
      return holds.some(isLogReader);
  }
}

/** Whoever reaches nothing has no right to anything, not even to a list of no units. */
function reaches(reached: ReadonlySet<string> | 'all', units: Units | undefined): boolean {
  if (reached === 'all') return true;
  return reached.size > 0 && units !== undefined && units !== 'all' && units.every((id) => reached.has(id));
}
