// The home page of a reception: what was lodged today, what waits to be handed over or accepted, who comes today.
import { ApiProperty } from '@nestjs/swagger';

export class CounterUnitView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  name!: string | null;
}

export class TodayReceiptView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  code!: string | null;
  applicant!: string;
  procedureName!: string;
  state!: string;
  @ApiProperty({ format: 'date-time' }) lodgedAt!: string;
  /** Receipts printed of it, the original included. */
  printedCopies!: number;
}

export class ResultToHandOverView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  code!: string | null;
  applicant!: string;
  procedureName!: string;
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

export class AppointmentView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  code!: string | null;
  applicant!: string;
  procedureName!: string;
  state!: string;
  @ApiProperty({ format: 'date-time' }) promisedDueAt!: string;
}

export class AppointmentsView {
  /** Counted up to 1000. */
  count!: number;
  /** By the hour, at most 50. */
  @ApiProperty({ type: AppointmentView, isArray: true }) rows!: readonly AppointmentView[];
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
  /** Open dossiers whose promised day is today. */
  appointments!: AppointmentsView;
  @ApiProperty({ format: 'date-time' }) serverNow!: string;
}
