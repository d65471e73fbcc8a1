// What the preview of an event and the outcome of a bulk action answer.
import { ApiProperty } from '@nestjs/swagger';
import { ApiCountOrNull, ApiTextOrNull } from '../../platform/http/api-instant.ts';
import { DossierClockView, NamedView } from '../dossier-view.ts';
import { RefusalView } from '../refusal-view.ts';
import { WarningView } from '../warning-view.ts';

const CLOCK_EFFECTS = [
  'starts',
  'goesOn',
  'pauses',
  'resumes',
  'restarts',
  'newAppointment',
  'newPhase',
  'extends',
  'startsAndStops',
  'stops',
  'staysAsItIs',
] as const;
export type ClockEffect = (typeof CLOCK_EFFECTS)[number];

/** The dossier on one side of an event. */
export class SideView {
  @ApiProperty() readonly state!: string;
  @ApiProperty() readonly stateName!: string;
  @ApiProperty() readonly stateNameEn!: string;
  @ApiProperty({ type: NamedView }) readonly unit!: NamedView;
  @ApiProperty({ type: NamedView, nullable: true }) readonly officer!: NamedView | null;
  @ApiProperty({ type: DossierClockView }) readonly clock!: DossierClockView;
}

export class EventPreview {
  @ApiProperty() readonly allowed!: boolean;
  @ApiProperty({ type: RefusalView, nullable: true }) readonly refusal!: RefusalView | null;
  @ApiProperty({ type: SideView, nullable: true }) readonly before!: SideView | null;
  @ApiProperty({ type: SideView, nullable: true }) readonly after!: SideView | null;
  @ApiProperty({ enum: CLOCK_EFFECTS, nullable: true, type: String })
  readonly clockEffect!: ClockEffect | null;
  @ApiProperty({ type: String, isArray: true, description: 'Facts that the event still needs, by name' })
  readonly missingFacts!: readonly string[];
  @ApiProperty({ type: WarningView, isArray: true, description: 'Allowed, and worth a second look' })
  readonly warnings!: readonly WarningView[];
}

/** What became, or would become, of one dossier of a bulk action. */
export class BulkOutcome {
  @ApiProperty() readonly ref!: string;
  @ApiProperty() readonly ok!: boolean;
  @ApiProperty({ type: RefusalView, nullable: true }) readonly refusal!: RefusalView | null;
  @ApiTextOrNull() readonly state!: string | null;
  @ApiCountOrNull('The version after it, for the next event; null when refused')
  readonly version!: number | null;
}

export class BulkAnswer {
  @ApiProperty() readonly dryRun!: boolean;
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly succeeded!: number;
  @ApiProperty() readonly failed!: number;
  @ApiProperty({ type: BulkOutcome, isArray: true }) readonly outcomes!: readonly BulkOutcome[];
}
