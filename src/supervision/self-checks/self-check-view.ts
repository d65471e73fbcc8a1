// What the self-checks answer.
import { ApiProperty } from '@nestjs/swagger';
import { ApiInstant } from '../../platform/http/api-instant.ts';

export class SelfCheckView {
  @ApiProperty({
    enum: [
      'openWithClosedClock',
      'closedWithOpenClock',
      'pausedWithoutReason',
      'withoutHolder',
      'heldByNobodyServing',
      'atClosedUnit',
      'alertWithoutDuty',
      'timerNotArmed',
      'deliveryDead',
      'deliveryStuck',
      'dueUnlikeLedger',
      'formNotMade',
      'wrongTries',
    ],
  })
  readonly name!: string;
  @ApiProperty({ description: 'Up to a thousand' }) readonly count!: number;
  @ApiProperty({ description: 'There are more' }) readonly more!: boolean;
  @ApiProperty({ type: String, isArray: true, description: 'Codes of some dossiers, or ids of deliveries' })
  readonly examples!: readonly string[];
}

export class SelfChecksView {
  @ApiProperty({ type: SelfCheckView, isArray: true }) readonly checks!: readonly SelfCheckView[];
  @ApiInstant() readonly checkedAt!: number;
}
