// A kept list as it goes over the wire, and how it is read from its row.
import { ApiProperty } from '@nestjs/swagger';
import { formatInstant } from '../domain/time/instant.ts';
import type { Organization } from '../organization/organization.ts';
import type { SavedViewRow } from './saved-view.table.ts';
import { VIEW_PAGES } from './saved-view-bodies.ts';
import type { FilterValue, ViewPage } from './saved-view-bodies.ts';

export class SavedView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ enum: VIEW_PAGES }) readonly page!: ViewPage;
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly query!: Readonly<Record<string, FilterValue>>;
  @ApiProperty({ description: 'Shown to the colleagues of a unit' }) readonly shared!: boolean;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) readonly unitId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly unitName!: string | null;
  @ApiProperty({ description: 'Only what is one’s own can be changed' }) readonly mine!: boolean;
  @ApiProperty({ description: 'Who made it' }) readonly staffName!: string;
  @ApiProperty({ format: 'date-time' }) readonly updatedAt!: string;
}

/** @param readerId for whom it is told */
export function savedViewOf(row: SavedViewRow, organization: Organization, readerId: string): SavedView {
  return {
    id: row.id,
    name: row.name,
    page: row.page,
    query: row.query,
    shared: row.unit_id !== null,
    unitId: row.unit_id,
    unitName: row.unit_id === null ? null : (organization.unit(row.unit_id)?.name ?? null),
    mine: row.staff_id === readerId,
    staffName: organization.staff(row.staff_id)?.name ?? '',
    updatedAt: formatInstant(row.updated_at.getTime()),
  };
}
