// What clients send about assigned tasks; checked field by field before any use case runs.
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsDay } from '../platform/http/is-day.ts';
import { TASK_FACTS } from '../../workflows/assigned-task/words.ts';
import type { TaskEventType, TaskKind } from '../../workflows/assigned-task/words.ts';
import { TASK_SORT_NAMES } from './task-sorts.ts';
import type { TaskSort } from './task-sorts.ts';
import { PageQuery } from '../platform/http/page-query.ts';

export const TASK_EVENT_TYPES = Object.keys(TASK_FACTS) as TaskEventType[];
export const TASK_KINDS = ['assignment', 'dissemination'] as const satisfies readonly TaskKind[];
export const TASK_TABS = ['waiting', 'open', 'late', 'dueSoon', 'closed'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class TaskLimitBody {
  @IsNumber() @Min(0.5) @Max(1000) amount!: number;
  @IsIn(['workingDays', 'days', 'months']) unit!: 'workingDays' | 'days' | 'months';
}

/** A day, or a limit counted from now. */
export class DueWish {
  @IsOptional() @Matches(DAY) day?: string;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => TaskLimitBody) limit?: TaskLimitBody;
}

export class TaskDocumentBody {
  @IsString() @Length(1, 100) number!: string;
  @IsDay() day!: string;
  @IsString() @Length(1, 500) title!: string;
  @IsOptional() @IsString() @MaxLength(200) signer?: string;
}

export class NewTaskBody {
  @IsString() @Length(1, 500) title!: string;
  @IsOptional() @IsString() @MaxLength(5000) content?: string;
  @IsUUID() leadUnitId!: string;
  @ApiPropertyOptional({ type: String, isArray: true, format: 'uuid' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  partnerUnitIds: string[] = [];
  @IsDefined() @IsObject() @ValidateNested() @Type(() => DueWish) due!: DueWish;
}

export class GiveTasksBody {
  /** In whose name; needed only by those who may give tasks for several units. */
  @IsOptional() @IsUUID() giverUnitId?: string;
  @ApiPropertyOptional({ enum: TASK_KINDS, default: 'assignment' })
  @IsIn(TASK_KINDS)
  kind: TaskKind = 'assignment';
  @IsDefined() @IsObject() @ValidateNested() @Type(() => TaskDocumentBody) document!: TaskDocumentBody;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => NewTaskBody)
  tasks!: NewTaskBody[];
}

/** An event and its facts; which of them an event cannot do without is told by the refusal. */
export class TaskEventBody {
  @IsIn(TASK_EVENT_TYPES) type!: TaskEventType;
  @IsOptional() @IsString() @MaxLength(2000) reason?: string;
  @IsOptional() @IsString() @MaxLength(2000) note?: string;
  @IsOptional() @IsString() @MaxLength(5000) result?: string;
  @IsOptional() @IsInt() @Min(0) @Max(100) percent?: number;
  @IsOptional() @IsUUID() officerId?: string;
  /** The unit that a declined task is given to. */
  @IsOptional() @IsUUID() leadUnitId?: string;
  /** The new due date of an extension. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => DueWish) due?: DueWish;
}

export class ImportTasksBody {
  @IsOptional() @IsUUID() giverUnitId?: string;
  @IsDefined() @IsObject() @ValidateNested() @Type(() => TaskDocumentBody) document!: TaskDocumentBody;
  @IsIn(['csv', 'xlsx']) format!: 'csv' | 'xlsx';
  /** The file, in base64; some 600 KB at most. */
  @IsString() @Length(1, 900_000) file!: string;
  /** True to learn what is wrong with which row, and change nothing. */
  @ApiPropertyOptional({ default: true })
  @IsBoolean()
  dryRun: boolean = true;
}

export class TaskListQuery extends PageQuery {
  /** With a minus before it those that come last first; as the tab is usually read where absent. */
  @ApiPropertyOptional({ enum: TASK_SORT_NAMES })
  @IsOptional()
  @IsIn(TASK_SORT_NAMES)
  sort?: TaskSort;
  /** `waiting`: it is my side's move. */
  @ApiPropertyOptional({ enum: TASK_TABS, default: 'open' })
  @IsOptional()
  @IsIn(TASK_TABS)
  tab: (typeof TASK_TABS)[number] = 'open';
  @IsOptional() @IsUUID() unitId?: string;
  @IsOptional() @IsUUID() documentId?: string;
  /** Words of the title, or part of a number. */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
}
