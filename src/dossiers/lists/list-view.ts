// What lists answer: rows with their timers, pages, counters of tabs, and sums of time.
import { ApiProperty } from '@nestjs/swagger';
import {
  ApiCountOrNull,
  ApiInstant,
  ApiInstantOrNull,
  ApiTextOrNull,
} from '../../platform/http/api-instant.ts';
import { NamedStayView } from '../dossier-view.ts';

export class ListedDossier {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty() readonly version!: number;
  @ApiTextOrNull('The code, or the lodging number before acceptance') readonly code!: string | null;
  @ApiProperty() readonly procedureCode!: string;
  @ApiProperty() readonly procedureName!: string;
  @ApiProperty() readonly caseKey!: string;
  @ApiProperty() readonly caseName!: string;
  @ApiProperty() readonly state!: string;
  @ApiProperty({ description: 'What the state is called, in Vietnamese' }) readonly stateName!: string;
  @ApiProperty() readonly stateNameEn!: string;
  @ApiProperty() readonly clock!: string;
  @ApiProperty({ format: 'uuid' }) readonly unitId!: string;
  @ApiTextOrNull() readonly officerId!: string | null;
  @ApiProperty() readonly applicant!: string;
  @ApiProperty() readonly channel!: string;
  @ApiTextOrNull() readonly outcome!: string | null;
  @ApiTextOrNull() readonly verdict!: string | null;
  @ApiProperty() readonly wasLate!: boolean;
  @ApiInstant() readonly lodgedAt!: number;
  @ApiInstantOrNull() readonly acceptedAt!: number | null;
  @ApiInstantOrNull() readonly statutoryDueAt!: number | null;
  @ApiInstantOrNull() readonly promisedDueAt!: number | null;
  @ApiInstantOrNull() readonly lateFromAt!: number | null;
  @ApiInstantOrNull() readonly dueSoonAt!: number | null;
  @ApiInstantOrNull() readonly stepDueAt!: number | null;
  @ApiInstantOrNull() readonly resolvedAt!: number | null;
  @ApiInstantOrNull() readonly closedAt!: number | null;
  @ApiProperty({ description: 'The verdict now: notStarted, onTime, dueSoon, late, paused, early' })
  readonly lateness!: string;
  @ApiCountOrNull('Working minutes; frozen while paused') readonly remainingMinutes!: number | null;
  @ApiCountOrNull('Working minutes') readonly overMinutes!: number | null;
  @ApiTextOrNull() readonly unitName!: string | null;
  @ApiTextOrNull() readonly officerName!: string | null;
}

export class DossierPage {
  @ApiProperty({ type: ListedDossier, isArray: true }) readonly rows!: readonly ListedDossier[];
  @ApiTextOrNull('Send it back as cursor for the rows that follow') readonly next!: string | null;
  @ApiInstant() readonly serverNow!: number;
}

export class FoundDossiers {
  @ApiProperty({ type: ListedDossier, isArray: true }) readonly rows!: readonly ListedDossier[];
}

/** A number that is counted up to a bound, so that a counter is never a scan. */
export class BoundedCount {
  @ApiProperty() readonly count!: number;
  @ApiProperty({ description: 'There are more than were counted' }) readonly more!: boolean;
}

export class TabCounts {
  @ApiProperty({ type: BoundedCount }) readonly toTake!: BoundedCount;
  @ApiProperty({ type: BoundedCount }) readonly mine!: BoundedCount;
  @ApiProperty({ type: BoundedCount }) readonly waiting!: BoundedCount;
  @ApiProperty({ type: BoundedCount }) readonly done!: BoundedCount;
  @ApiProperty({ type: BoundedCount }) readonly all!: BoundedCount;
}

export class DossierTimes {
  @ApiProperty({ type: NamedStayView, isArray: true }) readonly stays!: readonly NamedStayView[];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Working minutes by state',
  })
  readonly byState!: Readonly<Record<string, number>>;
  @ApiInstant() readonly serverNow!: number;
}

/** Stays that ended in the period; minutes are office time. */
export class TimeLine {
  @ApiProperty({ description: 'State, unit id or procedure code' }) readonly key!: string;
  @ApiTextOrNull('Name of the state, the unit or the procedure') readonly name!: string | null;
  @ApiTextOrNull() readonly nameEn!: string | null;
  @ApiProperty() readonly stays!: number;
  @ApiProperty() readonly dossiers!: number;
  @ApiProperty() readonly workingMinutes!: number;
  @ApiProperty() readonly averageMinutes!: number;
  @ApiProperty({ description: 'Stays that took longer than their budget' }) readonly overBudget!: number;
}

export class TimeLines {
  @ApiProperty({ type: TimeLine, isArray: true }) readonly lines!: readonly TimeLine[];
}
