// How the service is, for administrators: figures as they are, null where nothing is known.
import { ApiProperty } from '@nestjs/swagger';

const INSTANT_OR_NULL = { type: String, format: 'date-time', nullable: true } as const;
const NUMBER_OR_NULL = { type: Number, nullable: true } as const;

export class DatabaseHealthView {
  @ApiProperty() readonly ok!: boolean;
  @ApiProperty({ ...NUMBER_OR_NULL, description: 'Milliseconds for the shortest question' })
  readonly latencyMs!: number | null;
  @ApiProperty(NUMBER_OR_NULL) readonly sizeBytes!: number | null;
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: 'The service works as the role that owns its tables: what guards them is triggers alone',
  })
  readonly ownsTables!: boolean | null;
}

export class QueueHealthView {
  @ApiProperty() readonly ok!: boolean;
  @ApiProperty({ enum: ['postgresql', 'redis'] }) readonly backend!: 'postgresql' | 'redis';
  @ApiProperty({
    ...NUMBER_OR_NULL,
    description: 'Nudges that wait, now or for their time; null while it is down',
  })
  readonly waiting!: number | null;
  @ApiProperty({ description: 'Passes of jobs in this process since it began; each is tried again' })
  readonly failedSinceStart!: number;
}

export class TimersHealthView {
  @ApiProperty() readonly armed!: number;
  @ApiProperty({ description: 'Due and not fired' }) readonly overdue!: number;
  @ApiProperty({ ...NUMBER_OR_NULL, description: 'Null when none is overdue' })
  readonly oldestOverdueSeconds!: number | null;
}

export class AlertsHealthView {
  @ApiProperty({
    ...INSTANT_OR_NULL,
    description: 'When this process last looked; null before the first time',
  })
  readonly lastSweepAt!: string | null;
}

export class JobHealthView {
  @ApiProperty() readonly name!: string;
  @ApiProperty({ ...INSTANT_OR_NULL, description: 'When a pass last ended well, in this process' })
  readonly lastPassAt!: string | null;
  @ApiProperty({ ...INSTANT_OR_NULL, description: 'When it wakes by itself; null while it is at work' })
  readonly nextAt!: string | null;
  @ApiProperty({ description: 'Passes that failed since the last one that did not' })
  readonly failures!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Why the last one that failed did' })
  readonly lastError!: string | null;
  @ApiProperty(INSTANT_OR_NULL) readonly lastErrorAt!: string | null;
}

export class DeliveriesHealthView {
  @ApiProperty({ description: 'Waiting, being sent, or tried in vain and tried again' })
  readonly waiting!: number;
  @ApiProperty() readonly dead!: number;
  @ApiProperty({ description: 'Waited too long to go unasked' }) readonly held!: number;
}

export class CalendarHealthView {
  @ApiProperty({ description: 'The calendar that ends first' }) readonly name!: string;
  @ApiProperty({ format: 'date' }) readonly endsOn!: string;
  @ApiProperty({ description: 'Negative once it has ended' }) readonly daysLeft!: number;
}

export class ClockHealthView {
  @ApiProperty({
    enum: ['machine', 'settable', 'manual'],
    description: 'The machine’s clock; one that may be set forward (evaluation); one that stands (tests)',
  })
  readonly mode!: 'machine' | 'settable' | 'manual';
  @ApiProperty({ format: 'date-time' }) readonly now!: string;
  @ApiProperty({ description: 'Seconds ahead of the machine’s clock' }) readonly offsetSeconds!: number;
}

export class BackupHealthView {
  @ApiProperty({ enum: ['known', 'unknown'] }) readonly state!: 'known' | 'unknown';
  @ApiProperty({ ...INSTANT_OR_NULL, description: 'Null when no backup was recorded' })
  readonly lastAt!: string | null;
}

export class WrongTriesHealthView {
  @ApiProperty({ description: 'Wrong passwords in the last ten minutes, in all services' })
  readonly signIn!: number;
  @ApiProperty({ description: 'Wrong secret numbers at the public look-up, likewise' })
  readonly lookUp!: number;
  @ApiProperty({ description: 'So many of one of them that somebody is guessing' }) readonly many!: boolean;
}

export class ServiceHealthView {
  @ApiProperty({ type: DatabaseHealthView }) readonly database!: DatabaseHealthView;
  @ApiProperty({ type: QueueHealthView }) readonly queue!: QueueHealthView;
  @ApiProperty({ type: TimersHealthView, nullable: true }) readonly timers!: TimersHealthView | null;
  @ApiProperty({ type: AlertsHealthView }) readonly alerts!: AlertsHealthView;
  @ApiProperty({ type: JobHealthView, isArray: true, description: 'All background work, by name' })
  readonly jobs!: readonly JobHealthView[];
  @ApiProperty({ type: DeliveriesHealthView, nullable: true })
  readonly deliveries!: DeliveriesHealthView | null;
  @ApiProperty({ type: CalendarHealthView, nullable: true }) readonly calendar!: CalendarHealthView | null;
  @ApiProperty({ type: ClockHealthView }) readonly clock!: ClockHealthView;
  @ApiProperty({ type: WrongTriesHealthView, nullable: true })
  readonly wrongTries!: WrongTriesHealthView | null;
  @ApiProperty({ type: BackupHealthView }) readonly backup!: BackupHealthView;
  @ApiProperty() readonly version!: string;
  @ApiProperty() readonly uptimeSeconds!: number;
}
