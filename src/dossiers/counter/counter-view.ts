// The home page of a reception: what was lodged today, what waits to be handed over or accepted, who comes today.
import { ApiProperty } from '@nestjs/swagger';

export class CounterUnitView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  name!: string | null;
}

const FORMS = ['receipt', 'supplementRequest', 'refusal'] as const;

/** What every line of the counter says of a dossier. */
class CounterLineView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  /** The code, or the lodging number before acceptance. */
  code!: string | null;
  applicant!: string;
  procedureName!: string;
  caseName!: string;
  state!: string;
  stateName!: string;
  stateNameEn!: string;
}

export class TodayReceiptView extends CounterLineView {
  outcome!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) promisedDueAt!: string | null;
  @ApiProperty({ enum: FORMS, nullable: true, type: String, description: 'What is printed of it' })
  form!: (typeof FORMS)[number] | null;
  @ApiProperty({ format: 'date-time' }) lodgedAt!: string;
  /** Copies of that form, the original included. */
  printedCopies!: number;
}

export class ResultToHandOverView extends CounterLineView {
  outcome!: string | null;
  @ApiProperty({ format: 'date-time' }) resolvedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) promisedDueAt!: string | null;
}

export class ResultsToHandOverView {
  /** Counted up to 1000. */
  count!: number;
  /** Oldest first, at most 20. */
  @ApiProperty({ type: ResultToHandOverView, isArray: true }) rows!: readonly ResultToHandOverView[];
}

export class AppointmentView extends CounterLineView {
  @ApiProperty({ format: 'date-time' }) promisedDueAt!: string;
}

export class AppointmentsView {
  /** Counted up to 1000. */
  count!: number;
  /** By the hour, at most 50. */
  @ApiProperty({ type: AppointmentView, isArray: true }) rows!: readonly AppointmentView[];
}

export class DossierOnDeskView extends CounterLineView {
  @ApiProperty({ format: 'date-time' }) lodgedAt!: string;
}

export class DossiersOnDeskView {
  /** Counted up to 1000. */
  count!: number;
  /** At most 20, oldest first. */
  @ApiProperty({ type: DossierOnDeskView, isArray: true }) rows!: readonly DossierOnDeskView[];
}

export class CounterView {
  @ApiProperty({ format: 'uuid' }) unitId!: string;
  /** The one-stops that the reader receives for; the first is shown where none is asked for. */
  @ApiProperty({ type: CounterUnitView, isArray: true }) counters!: readonly CounterUnitView[];
  /** Newest first, at most 20. */
  @ApiProperty({ type: TodayReceiptView, isArray: true }) todayReceipts!: readonly TodayReceiptView[];
  awaitingHandOver!: ResultsToHandOverView;
  /** Lodgings that nobody has answered yet, counted up to 1000. */
  awaitingAccept!: number;
  /** What the one-stop itself still holds: to answer, to hand on, or waiting for its applicant. */
  onDesk!: DossiersOnDeskView;
  /** Open dossiers whose promised day is today. */
  appointments!: AppointmentsView;
  @ApiProperty({ format: 'date-time' }) serverNow!: string;
}
