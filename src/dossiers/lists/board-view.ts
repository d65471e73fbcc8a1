// The board: how many open dossiers each unit, step and officer has, by the state of their timers.
import { ApiProperty } from '@nestjs/swagger';
import { ApiInstant, ApiTextOrNull } from '../../platform/http/api-instant.ts';

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

/** What each figure of a row adds to the row's `query`: joined by &, `GET /dossiers` with both lists what is counted. */
export class BoardColumns {
  @ApiProperty() readonly notStarted!: string;
  @ApiProperty() readonly onTime!: string;
  @ApiProperty() readonly dueSoon!: string;
  @ApiProperty() readonly late!: string;
  @ApiProperty() readonly paused!: string;
  @ApiProperty() readonly resolved!: string;
  @ApiProperty({ description: 'Not for the row of an officer, where the figure is always 0' })
  readonly unassigned!: string;
  @ApiProperty({ description: 'Empty: the row’s own filter lists them' }) readonly open!: string;
  @ApiProperty({ description: 'In place of the relation to the unit: competent, not holding' })
  readonly lateOfCompetence!: string;
}

export class BoardStep {
  @ApiProperty() readonly state!: string;
  @ApiProperty() readonly stateName!: string;
  @ApiProperty() readonly stateNameEn!: string;
  @ApiProperty({ type: TimerCounts }) readonly counts!: TimerCounts;
  @ApiProperty({ description: 'Filter of the row, for `GET /dossiers`' }) readonly query!: string;
}

export class BoardOfficer {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiTextOrNull() readonly name!: string | null;
  @ApiProperty({ type: TimerCounts }) readonly counts!: TimerCounts;
  @ApiProperty({ description: 'Filter of the row, for `GET /dossiers`' }) readonly query!: string;
}

/** What a unit holds, and beside it what report 06 counts to it. */
export class BoardCounts extends TimerCounts {
  @ApiProperty({
    description:
      'Late dossiers that it is competent for, whoever holds them: column 13 of report 06, which counts so',
  })
  readonly lateOfCompetence!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Of those whose time is late or running, what is not late, from 0 to 1; null where none is',
  })
  readonly inTimeShare!: number | null;
}

export class BoardUnit {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiTextOrNull() readonly name!: string | null;
  @ApiProperty({ type: BoardCounts }) readonly counts!: BoardCounts;
  @ApiProperty({ description: 'Filter of the row, for `GET /dossiers`' }) readonly query!: string;
}

/** An agency with its own rooms, not with the agencies under it. */
export class BoardAgency extends BoardUnit {
  @ApiProperty({ type: BoardUnit, isArray: true }) readonly units!: readonly BoardUnit[];
}

export class BoardInside {
  @ApiProperty({ type: BoardStep, isArray: true }) readonly steps!: readonly BoardStep[];
  @ApiProperty({ type: BoardOfficer, isArray: true }) readonly officers!: readonly BoardOfficer[];
}

export class BoardView {
  @ApiProperty({ type: BoardCounts, description: 'The sum of the agencies shown' })
  readonly total!: BoardCounts;
  @ApiProperty({ description: 'Filter of the total; no list’s where the board is narrowed' })
  readonly query!: string;
  @ApiProperty({ type: BoardColumns }) readonly columns!: BoardColumns;
  @ApiProperty({ type: BoardAgency, isArray: true }) readonly agencies!: readonly BoardAgency[];
  @ApiProperty({ type: BoardInside, nullable: true, description: 'Steps and people, of one unit alone' })
  readonly inside!: BoardInside | null;
  @ApiInstant() readonly serverNow!: number;
}
