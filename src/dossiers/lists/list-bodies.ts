// Query parameters of lists.
import { Transform } from 'class-transformer';
import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { BOARD_SORTS } from './board-order.ts';
import type { BoardSort } from './board-order.ts';
import { DOSSIER_SORT_NAMES } from './dossier-sorts.ts';
import type { DossierSort } from './dossier-sorts.ts';
import { DUE_FILTERS, TABS } from './queue-filter.ts';
import type { DueFilter, Tab } from './queue-filter.ts';
import type { Grouping } from './time-in-state.ts';
import { PageQuery } from '../../platform/http/page-query.ts';

/** `a,b` as it stands in an address. */
const Listed = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value));

export class QueueFilterQuery {
  /** The dossier's relation to me: to take, mine, waiting for others, done. */
  @IsOptional() @IsIn(TABS) tab?: Tab;
  @IsOptional() @IsUUID() unitId?: string;
  /** A unit and all under it. */
  @IsOptional() @IsUUID() under?: string;
  /** An agency with its own rooms, as far as the reader sees them. */
  @IsOptional() @IsUUID() agencyId?: string;
  /** `me`, `none` or a person's id. */
  @IsOptional() @Matches(/^(me|none|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i) officer?: string;
  @IsOptional() @IsIn(['holding', 'received', 'competent']) relation?: 'holding' | 'received' | 'competent';
  /** One state or several, with commas between. */
  @ApiPropertyOptional({ type: String, example: 'processing.appraise,processing.review' })
  @IsOptional()
  @Listed()
  @ArrayMaxSize(40)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  state?: string[];
  /** One or several of notStarted, onTime, dueSoon, late, paused, stepLate. */
  @ApiPropertyOptional({ type: String, example: 'late,dueSoon' })
  @IsOptional()
  @Listed()
  @ArrayMaxSize(DUE_FILTERS.length)
  @IsIn(DUE_FILTERS, { each: true })
  due?: DueFilter[];
  @IsOptional() @IsString() @MaxLength(20) procedureCode?: string;
  /** Part of a code, or of a name without its marks. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
  @IsOptional() @Transform(({ value }) => value === 'true') @IsBoolean() closed?: boolean;
}

/** The order that a list is asked for in; those due first where absent, what is over newest first. */
export class DossierSortQuery {
  /** With a minus before it those that come last first. Other keys than `due` are for at most 10,000 rows. */
  @ApiPropertyOptional({ enum: DOSSIER_SORT_NAMES })
  @IsOptional()
  @IsIn(DOSSIER_SORT_NAMES)
  sort?: DossierSort;
}

export class QueueQuery extends IntersectionType(QueueFilterQuery, DossierSortQuery, PageQuery) {}

export class BoardFilterQuery {
  /** Part of the name of an agency or of one of its rooms; marks may be left out. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
  /** Only agencies that have something late. */
  @ApiPropertyOptional({ type: Boolean })
  @IsOptional()
  @Transform(({ value }) => value === 'true' || value === true)
  @IsBoolean()
  late?: boolean;
  @ApiPropertyOptional({ enum: BOARD_SORTS, default: '-late' })
  @IsIn(BOARD_SORTS)
  sort: BoardSort = '-late';
}

export class BoardQuery extends BoardFilterQuery {
  /** One unit alone, with its steps and people. */
  @IsOptional() @IsUUID() unitId?: string;
}

export class SearchQuery {
  @IsString() @MaxLength(200) q!: string;
}

export class TimeQuery {
  @IsISO8601({ strict: true }) @MaxLength(40) from!: string;
  @IsISO8601({ strict: true }) @MaxLength(40) to!: string;
  @ApiPropertyOptional({ enum: ['state', 'unit', 'process'], default: 'state' })
  @IsIn(['state', 'unit', 'process'])
  by: Grouping = 'state';
  /** A unit and all under it. */
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsString() @MaxLength(20) procedureCode?: string;
}
