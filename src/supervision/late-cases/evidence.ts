// Files that bear out the explanation of a late case: who reads them, and who adds them while an explanation is due.
import { Injectable } from '@nestjs/common';
import type { FileOwner, OpenOwner } from '../../attachments/file-owner.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { Queryable } from '../../platform/database.ts';
import { lateCaseMeta, possibleInLateCase } from '../../../workflows/late-case/run-late-case.ts';
import { findLateCase } from './find-late-case.ts';
import { holdOnSide } from './late-case-scope.ts';
import type { LateCaseRow } from './late-case.table.ts';

@Injectable()
export class FindEvidence {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @throws DomainError `lateCase.unknown` */
  async find(
    id: string,
    actor: Actor,
    now: Instant,
  ): Promise<{ readonly owner: FileOwner; readonly mayChange: boolean }> {
    const { row, hold } = await this.read(id, actor, now);
    return { owner: ownerOf(row), mayChange: hold !== null && isDue(row) };
  }

  /** @throws DomainError `lateCase.unknown`, `right.missing`, `event.notPossible` while no explanation is due */
  async open(id: string, actor: Actor, now: Instant): Promise<OpenOwner> {
    const { row, hold } = await this.read(id, actor, now);
    if (!isDue(row))
      throw new DomainError('event.notPossible', 'No explanation is due: its files stay as they are', {
        state: row.state,
        possible: possibleInLateCase(row.state),
      });
    if (hold === null)
      throw new DomainError('right.missing', 'This is for the unit of the case', { needs: 'unit' });
    return {
      ...ownerOf(row),
      staffId: actor.staffId,
      onBehalfOf: hold.onBehalfOf,
      itemOf: () => Promise.resolve('other'),
    };
  }

  private async read(id: string, actor: Actor, now: Instant) {
    const organization = await this.directory.current();
    const row = await findLateCase(this.database, id, actor, organization, now);
    const of = { unitId: row.unit_id, officerId: row.officer_id };
    return { row, hold: holdOnSide('unit', of, actor, organization, now) };
  }
}

const isDue = ({ state }: LateCaseRow): boolean => lateCaseMeta(state).may.explain !== undefined;

const ownerOf = (row: LateCaseRow): FileOwner => ({
  key: { homeAgencyId: row.home_agency_id, id: row.id },
  accessed: { id: row.about_id, what: 'evidence' },
});

/** What an explanation was given with, for the journal: each file by its SHA-256. */
export async function evidenceGiven(
  sql: Queryable,
  { home_agency_id, id }: LateCaseRow,
): Promise<readonly { readonly id: string; readonly sha256: string }[]> {
  const { rows } = await sql.query<{ id: string; sha256: string }>({
    name: 'late-case-evidence',
    text: `select id, encode(sha256, 'hex') as sha256 from attachment
      where home_agency_id = $1 and owner_id = $2 and deleted_at is null order by uploaded_at, id`,
    values: [home_agency_id, id],
  });
  return rows;
}
