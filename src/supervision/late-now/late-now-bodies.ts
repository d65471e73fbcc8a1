// Query parameters of what is late now and of consulted agencies.
import { ApiPropertyOptional, IntersectionType, PickType } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { DossierSortQuery, QueueFilterQuery } from '../../dossiers/lists/list-bodies.ts';
import { LATE_REASONS } from '../../../workflows/late-case/late-reasons.ts';
import { LATE_GROUPINGS } from './late-now.ts';
import type { LateGrouping } from './late-now.ts';
import { NO_REASON } from './late-reason-sql.ts';
import type { ReasonOrNone } from './late-reason-sql.ts';
import { PageQuery } from '../../platform/http/page-query.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class LateNowQuery {
  @ApiPropertyOptional({ enum: LATE_GROUPINGS, default: 'unit' }) @IsIn(LATE_GROUPINGS) by: LateGrouping =
    'unit';
}

const REASONS = [...LATE_REASONS, NO_REASON] as const;
const DUES = ['late', 'dueSoon', 'stepLate'] as const;

/** What the list of the late is narrowed to: of one reason, or of any. */
class LateFilterQuery extends PickType(QueueFilterQuery, [
  'unitId',
  'under',
  'agencyId',
  'officer',
  'procedureCode',
  'q',
] as const) {
  /** The reason named in the dossier's late case; `none` where there is none. */
  @ApiPropertyOptional({ enum: REASONS }) @IsOptional() @IsIn(REASONS) reason?: ReasonOrNone;
  @ApiPropertyOptional({ enum: DUES, default: 'late' }) @IsIn(DUES) due: (typeof DUES)[number] = 'late';
}

export class LateListQuery extends IntersectionType(LateFilterQuery, DossierSortQuery, PageQuery) {}

export class ConsultedQuery {
  @Matches(DAY) from!: string;
  /** The last day that is counted. */
  @Matches(DAY) to!: string;
}
