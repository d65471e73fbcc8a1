// A person and a position as administrators see them.
import { ApiProperty } from '@nestjs/swagger';
import { POSITIONS } from '../../domain/process/procedure-definition.ts';
import type { PositionRow } from '../position.table.ts';

export class PositionView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) staffId!: string;
  @ApiProperty({ format: 'uuid' }) unitId!: string;
  @ApiProperty({ enum: POSITIONS }) position!: string;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Of an inspector: the unit that he may inspect, with all under it',
  })
  scopeUnitId!: string | null;
  @ApiProperty({ format: 'date' }) validFrom!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) validTo!: string | null;
}

export class StaffView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() account!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
  @ApiProperty() disabled!: boolean;
  @ApiProperty() mustChangePassword!: boolean;
  @ApiProperty({ type: PositionView, isArray: true }) positions!: PositionView[];
  @ApiProperty() version!: number;
}

export class NewStaffView extends StaffView {
  @ApiProperty({ description: 'Shown this once; must be changed at the first sign-in' })
  oneTimePassword!: string;
}

export class OneTimePasswordView {
  @ApiProperty({ description: 'Shown this once; must be changed at the next sign-in' })
  oneTimePassword!: string;
}

export function positionView(row: PositionRow): PositionView {
  return {
    id: row.id,
    staffId: row.staff_id,
    unitId: row.unit_id,
    position: row.position,
    scopeUnitId: row.scope_unit_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}

/** Columns of `staff s` in the shape of the view. */
export const STAFF_COLUMNS = `
  s.id, s.account, s.full_name as name, s.email, s.phone, s.disabled_at is not null as disabled,
  s.must_change_password as "mustChangePassword", s.version,
  (select coalesce(json_agg(json_build_object('id', p.id, 'staffId', p.staff_id, 'unitId', p.unit_id,
    'position', p.position, 'scopeUnitId', p.scope_unit_id, 'validFrom', p.valid_from, 'validTo', p.valid_to) order by p.valid_from, p.id), '[]')
    from position p where p.staff_id = s.id) as positions`;
