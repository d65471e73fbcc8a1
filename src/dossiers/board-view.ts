// The board: how many open dossiers each unit, step and officer has, by the state of their timers.
import { ApiProperty } from '@nestjs/swagger';
import { ApiInstant, ApiTextOrNull } from '../platform/http/api-instant.ts';

/** Open dossiers by timer. A dossier is in exactly one of the first six. */
export class TimerCounts {
  @ApiProperty() readonly notStarted!: number;
  @ApiProperty() readonly onTime!: number;
  @ApiProperty() readonly dueSoon!: number;
  @ApiProperty() readonly late!: number;
  @ApiProperty() readonly paused!: number;
  @ApiProperty({ description: 'A result exists and waits to be handed over' }) readonly resolved!: number;
  @ApiProperty({ description: 'Of all of them, held by nobody' }) readonly unassigned!: number;
  @ApiProperty() readonly open!: number;
}

export class BoardStep {
  @ApiProperty() readonly state!: string;
  @ApiProperty() readonly stateName!: string;
  @ApiProperty() readonly stateNameEn!: string;
  @ApiProperty({ type: TimerCounts }) readonly counts!: TimerCounts;
}

export class BoardOfficer {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiTextOrNull() readonly name!: string | null;
  @ApiProperty({ type: TimerCounts }) readonly counts!: TimerCounts;
}

/** Every figure is the length of `GET /dossiers?unitId=…` with the filter of its column. */
export class BoardUnit {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiTextOrNull() readonly name!: string | null;
  @ApiTextOrNull() readonly agencyName!: string | null;
  @ApiProperty({ type: TimerCounts }) readonly counts!: TimerCounts;
  @ApiProperty({ type: BoardStep, isArray: true }) readonly steps!: readonly BoardStep[];
  @ApiProperty({ type: BoardOfficer, isArray: true }) readonly officers!: readonly BoardOfficer[];
}

export class BoardView {
  @ApiProperty({ type: TimerCounts }) readonly total!: TimerCounts;
  @ApiProperty({ type: BoardUnit, isArray: true }) readonly units!: readonly BoardUnit[];
  @ApiInstant() readonly serverNow!: number;
}
