// What an import would change, and how far one has been carried out, as the API's description tells it.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CALENDAR_CHANGE_STATES, type CalendarChangeState } from './calendar-change.table.ts';
import { CalendarRangeView, DayDifferenceView } from './calendar-view.ts';

const INSTANT_OR_NULL = { type: String, format: 'date-time', nullable: true } as const;
const TEXT_OR_NULL = { type: String, nullable: true } as const;

export class MovedDossierView {
  @ApiProperty(TEXT_OR_NULL) readonly code!: string | null;
  @ApiProperty(TEXT_OR_NULL) readonly lodgingNo!: string | null;
  @ApiProperty({ format: 'date-time' }) readonly dueBefore!: string;
  @ApiProperty({ format: 'date-time' }) readonly dueAfter!: string;
  @ApiProperty({ description: 'False for an earlier date: a promise on paper is never moved forward' })
  readonly applied!: boolean;
  @ApiProperty({ description: 'The clock stands still: the date moves on when it runs again' })
  readonly paused!: boolean;
}

export class ChangedDaysView {
  @ApiProperty({ type: DayDifferenceView, isArray: true }) readonly added!: readonly DayDifferenceView[];
  @ApiProperty({ type: DayDifferenceView, isArray: true }) readonly removed!: readonly DayDifferenceView[];
  @ApiProperty({ type: DayDifferenceView, isArray: true }) readonly changed!: readonly DayDifferenceView[];
}

export class CalendarPreviewView {
  @ApiProperty() readonly name!: string;
  @ApiProperty({ description: 'The version that would hold' }) readonly version!: number;
  @ApiProperty({ description: 'False when the import says nothing new' }) readonly wouldCreate!: boolean;
  @ApiProperty() readonly weekChanged!: boolean;
  @ApiPropertyOptional({ type: CalendarRangeView }) readonly range?: CalendarRangeView;
  @ApiProperty({ type: ChangedDaysView }) readonly days!: ChangedDaysView;
  @ApiProperty({
    description:
      'Dossiers whose due date comes out otherwise: open ones, and ended ones that never were late by it',
  })
  readonly affectedCount!: number;
  @ApiProperty({ description: 'Those that are moved' }) readonly laterCount!: number;
  @ApiProperty({ description: 'Those that keep their date, with a line in the ledger' })
  readonly earlierCount!: number;
  @ApiProperty({ description: 'Of the affected ones, those whose clock stands still' })
  readonly pausedCount!: number;
  @ApiProperty({ type: MovedDossierView, isArray: true, description: 'The first to be due, at most 50' })
  readonly sample!: readonly MovedDossierView[];
}

export class CalendarProgressView {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly version!: number;
  @ApiProperty({
    enum: ['none', ...CALENDAR_CHANGE_STATES],
    description: '`none`: a first version, nothing to do; `superseded`: a newer version took over the rest',
  })
  readonly state!: 'none' | CalendarChangeState;
  @ApiProperty({ type: Number, nullable: true, description: 'Dossiers to look at; null before it begins' })
  readonly total!: number | null;
  @ApiProperty() readonly examined!: number;
  @ApiProperty({ description: 'Moved; of a version that was annulled also to an earlier date' })
  readonly movedLater!: number;
  @ApiProperty({ description: 'Came out earlier: noted in the ledger, not applied' })
  readonly notApplied!: number;
  @ApiProperty({ description: 'Could not be moved; the log says why' }) readonly failed!: number;
  @ApiProperty(INSTANT_OR_NULL) readonly startedAt!: string | null;
  @ApiProperty(INSTANT_OR_NULL) readonly finishedAt!: string | null;
}
