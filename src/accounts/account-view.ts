// A closed account, and what became of what its holder had in hand.
import { ApiProperty } from '@nestjs/swagger';
import { StaffView } from '../organization/staff/staff-view.ts';

export class ClosedAccountView extends StaffView {
  @ApiProperty({ description: 'Dossiers, opinions and legs that the successor has now' })
  readonly handedOn!: number;
  @ApiProperty({ description: 'What stays with its unit, tasks included' })
  readonly left!: number;
}
