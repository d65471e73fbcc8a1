// Assigned tasks as they go over the wire.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TASK_EVENT_TYPES, TASK_KINDS } from './task-bodies.ts';

const INSTANT = { type: String, format: 'date-time' } as const;
const INSTANT_OR_NULL = { ...INSTANT, nullable: true } as const;
const TEXT_OR_NULL = { type: String, nullable: true } as const;

export class TaskUnit {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty(TEXT_OR_NULL) readonly name!: string | null;
}

export class TaskDocument {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly number!: string;
  @ApiProperty({ format: 'date' }) readonly day!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty(TEXT_OR_NULL) readonly signer!: string | null;
}

export class TaskRow {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly version!: number;
  @ApiProperty() readonly taskNo!: string;
  @ApiProperty({ enum: TASK_KINDS }) readonly kind!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ type: TaskDocument }) readonly document!: TaskDocument;
  @ApiProperty({ enum: ['assigned', 'declined', 'inProgress', 'reported', 'closed', 'withdrawn'] })
  readonly state!: string;
  @ApiProperty({
    description: '`running.onTime`, `running.dueSoon`, `running.late`, `held`, `stopped.late` …',
  })
  readonly clock!: string;
  @ApiProperty({ enum: ['giver', 'lead', 'nobody'] }) readonly waitsFor!: string;
  @ApiProperty({ type: TaskUnit }) readonly giver!: TaskUnit;
  @ApiProperty({ type: TaskUnit }) readonly lead!: TaskUnit;
  @ApiProperty({ type: TaskUnit, nullable: true }) readonly officer!: TaskUnit | null;
  @ApiProperty(INSTANT) readonly dueAt!: string;
  @ApiProperty(INSTANT) readonly lateFromAt!: string;
  @ApiProperty(INSTANT) readonly givenAt!: string;
  @ApiProperty(INSTANT_OR_NULL) readonly reportedAt!: string | null;
  @ApiProperty(INSTANT_OR_NULL) readonly closedAt!: string | null;
  @ApiProperty({ enum: ['early', 'onTime', 'late'], nullable: true, type: String })
  readonly verdict!: string | null;
  @ApiProperty() readonly wasLate!: boolean;
  @ApiProperty() readonly percent!: number;
  @ApiProperty({ description: 'Office minutes until it is late, or that were left when it was reported' })
  readonly remainingMinutes!: number;
  @ApiProperty({ description: 'Office minutes since it is late, or by which it was late' })
  readonly overMinutes!: number;
  @ApiProperty({ description: 'An extension is asked for and not yet answered' })
  readonly extensionAsked!: boolean;
}

export class TaskCounts {
  @ApiProperty() readonly waiting!: number;
  @ApiProperty() readonly open!: number;
  @ApiProperty() readonly late!: number;
  @ApiProperty() readonly dueSoon!: number;
  @ApiProperty() readonly closed!: number;
}

export class TaskPage {
  @ApiProperty({ type: TaskRow, isArray: true }) readonly rows!: readonly TaskRow[];
  @ApiProperty(TEXT_OR_NULL) readonly next!: string | null;
  @ApiProperty({ type: TaskCounts }) readonly counts!: TaskCounts;
}

export class TaskEntryView {
  @ApiProperty() readonly seq!: number;
  @ApiProperty() readonly type!: string;
  @ApiProperty(INSTANT) readonly at!: string;
  @ApiProperty(INSTANT) readonly recordedAt!: string;
  @ApiProperty({ type: TaskUnit, nullable: true, description: 'The person; null for a timer' })
  readonly by!: TaskUnit | null;
  @ApiProperty(TEXT_OR_NULL) readonly onBehalfOf!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true }) readonly data!: object;
}

export class PossibleTaskEvent {
  @ApiProperty({ enum: TASK_EVENT_TYPES }) readonly type!: string;
  @ApiProperty({ type: String, isArray: true }) readonly needs!: readonly string[];
}

export class TaskView extends TaskRow {
  @ApiProperty(TEXT_OR_NULL) readonly content!: string | null;
  @ApiProperty({ type: TaskUnit, isArray: true }) readonly partners!: readonly TaskUnit[];
  @ApiProperty(INSTANT) readonly originalDueAt!: string;
  @ApiProperty({ ...INSTANT_OR_NULL, description: 'The due date asked for, while it waits for an answer' })
  readonly askedDueAt!: string | null;
  @ApiProperty() readonly extensions!: number;
  @ApiProperty({ type: TaskEntryView, isArray: true }) readonly journal!: readonly TaskEntryView[];
  @ApiProperty({ type: PossibleTaskEvent, isArray: true })
  readonly possible!: readonly PossibleTaskEvent[];
}

export class GivenTaskView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly taskNo!: string;
  @ApiProperty(INSTANT) readonly dueAt!: string;
}

export class GivenTasksView {
  @ApiProperty({ format: 'uuid' }) readonly documentId!: string;
  @ApiProperty({ type: GivenTaskView, isArray: true }) readonly tasks!: readonly GivenTaskView[];
}

export class TaskAnswerView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly version!: number;
  @ApiProperty() readonly state!: string;
}

export class ImportFinding {
  @ApiProperty({ description: 'Row of the sheet, the heading being row 1' }) readonly row!: number;
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly detail!: string;
}

export class ImportTasksView {
  @ApiProperty() readonly rows!: number;
  /** Fifty at most. */
  @ApiProperty({ type: ImportFinding, isArray: true }) readonly findings!: readonly ImportFinding[];
  /** How many more findings there are; left out where these are all. */
  @ApiPropertyOptional() readonly more?: number;
  @ApiProperty({ type: GivenTasksView, nullable: true }) readonly given!: GivenTasksView | null;
}
