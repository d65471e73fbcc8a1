// What the calendars look like from outside.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { formatInstant } from '../domain/time/instant.ts';
import { CALENDAR_DAY_KINDS } from '../domain/time/calendar-definition.ts';
import type { CalendarDayKind, Weekday } from '../domain/time/calendar-definition.ts';
import type { CalendarRef } from '../domain/time/working-calendar.ts';
import { ANNULMENT_STATES, type AnnulmentState } from './calendar-annulment.table.ts';
import type { CalendarEnd } from './calendar-end.ts';
import type { Annulment } from './stored-annulments.ts';
import type { StoredCalendar } from './stored-calendars.ts';

type AnnulmentOf = (ref: CalendarRef) => Annulment | null;

export class CalendarAnnulmentView {
  @ApiProperty({ enum: ANNULMENT_STATES }) readonly state!: AnnulmentState;
  @ApiProperty() readonly reason!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'The version in force in its place' })
  readonly instead!: number | null;
  @ApiProperty({ format: 'uuid' }) readonly proposedBy!: string;
  @ApiProperty({ format: 'date-time' }) readonly proposedAt!: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) readonly decidedBy!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) readonly decidedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly note!: string | null;
}

export class CalendarVersionSummaryView {
  @ApiProperty() readonly version!: number;
  @ApiProperty({ format: 'date' }) readonly firstDay!: string;
  @ApiProperty({ format: 'date' }) readonly lastDay!: string;
  @ApiProperty({ description: 'Days that are not announced yet' }) readonly provisionalDays!: number;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) readonly createdBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly note!: string | null;
  @ApiProperty({ type: CalendarAnnulmentView, nullable: true, description: 'Said to be a mistake' })
  readonly annulment!: CalendarAnnulmentView | null;
}

export class CalendarSummaryView {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly current!: number;
  @ApiProperty() readonly daysLeft!: number;
  @ApiProperty({ description: 'Whether the loaded years end so soon that the next must be loaded' })
  readonly endsSoon!: boolean;
  @ApiProperty({ type: CalendarVersionSummaryView, isArray: true, description: 'Newest first' })
  readonly versions!: readonly CalendarVersionSummaryView[];
}

export class CalendarListView {
  @ApiProperty({ type: CalendarSummaryView, isArray: true })
  readonly calendars!: readonly CalendarSummaryView[];
}

export class CalendarDayView {
  @ApiProperty({ format: 'date' }) readonly date!: string;
  @ApiProperty({ enum: CALENDAR_DAY_KINDS }) readonly kind!: CalendarDayKind;
  @ApiPropertyOptional() readonly name?: string;
  @ApiPropertyOptional() readonly note?: string;
  @ApiPropertyOptional({ description: '`07:00-11:30,13:30-17:00`' }) readonly hours?: string;
  @ApiPropertyOptional() readonly provisional?: boolean;
}

export class CalendarVersionView extends CalendarVersionSummaryView {
  @ApiProperty() readonly name!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Office hours by weekday, `mon` to `sun`; a weekday without hours is off',
  })
  readonly week!: Partial<Record<Weekday, string>>;
  @ApiProperty({ type: CalendarDayView, isArray: true }) readonly days!: readonly CalendarDayView[];
}

export class DayDifferenceView {
  @ApiProperty({ format: 'date' }) readonly date!: string;
  @ApiProperty({ type: CalendarDayView, nullable: true }) readonly before!: CalendarDayView | null;
  @ApiProperty({ type: CalendarDayView, nullable: true }) readonly after!: CalendarDayView | null;
}

export class CalendarRangeView {
  @ApiProperty({ type: String, isArray: true, description: '`[firstDay, lastDay]`' })
  readonly before!: readonly [string, string];
  @ApiProperty({ type: String, isArray: true, description: '`[firstDay, lastDay]`' })
  readonly after!: readonly [string, string];
}

export class CalendarDifferencesView {
  @ApiProperty() readonly weekChanged!: boolean;
  @ApiPropertyOptional({ type: CalendarRangeView }) readonly range?: CalendarRangeView;
  @ApiProperty({ type: DayDifferenceView, isArray: true }) readonly days!: readonly DayDifferenceView[];
}

export class CalendarImportView {
  @ApiProperty() readonly name!: string;
  @ApiProperty({ description: 'The version that holds now; the one before when nothing is new' })
  readonly version!: number;
  @ApiProperty() readonly created!: boolean;
  @ApiProperty({
    type: CalendarDifferencesView,
    nullable: true,
    description: 'Against the version before; null for the first',
  })
  readonly differences!: CalendarDifferencesView | null;
}

export function summaryOf(
  name: string,
  versions: readonly StoredCalendar[],
  end: CalendarEnd,
  endsSoon: boolean,
  annulmentOf: AnnulmentOf,
): CalendarSummaryView {
  return {
    name,
    current: end.version,
    daysLeft: end.daysLeft,
    endsSoon,
    versions: versions.map((version) => versionSummaryOf(version, annulmentOf)),
  };
}

export function viewOf(stored: StoredCalendar, annulmentOf: AnnulmentOf): CalendarVersionView {
  const { name, week, days } = stored.definition;
  return { name, ...versionSummaryOf(stored, annulmentOf), week, days };
}

function versionSummaryOf(
  { definition, createdAt, createdBy, note }: StoredCalendar,
  annulmentOf: AnnulmentOf,
): CalendarVersionSummaryView {
  return {
    version: definition.version,
    firstDay: definition.firstDay,
    lastDay: definition.lastDay,
    provisionalDays: definition.days.filter(({ provisional }) => provisional).length,
    createdAt: formatInstant(createdAt),
    createdBy,
    note,
    annulment: annulmentView(annulmentOf(definition)),
  };
}

function annulmentView(annulment: Annulment | null): CalendarAnnulmentView | null {
  if (annulment === null) return null;
  const { state, reason, instead, proposedBy, proposedAt, decidedBy, decidedAt, note } = annulment;
  return {
    state,
    reason,
    instead,
    proposedBy,
    proposedAt: formatInstant(proposedAt),
    decidedBy,
    decidedAt: decidedAt === null ? null : formatInstant(decidedAt),
    note,
  };
}
