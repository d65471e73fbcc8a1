// Settings and their history as they go over the wire.
import { ApiProperty } from '@nestjs/swagger';
import { ApiInstant, ApiTextOrNull } from '../platform/http/api-instant.ts';
import { SETTING_GROUPS } from '../platform/settings/setting-definition.ts';
import type { SettingGroup } from '../platform/settings/setting-definition.ts';
import type { SettingShape, Words } from '../platform/settings/setting-shape.ts';

const ANYTHING = { type: 'object', additionalProperties: true, nullable: true } as const;

class SettingWords {
  @ApiProperty() readonly vi!: string;
  @ApiProperty() readonly en!: string;
}

export class SettingChangeView {
  @ApiProperty({ description: 'The version that the change made' }) readonly version!: number;
  @ApiProperty({ ...ANYTHING, description: 'Null for the default' }) readonly before!: unknown;
  @ApiProperty({ ...ANYTHING, description: 'Null for the default' }) readonly after!: unknown;
  @ApiTextOrNull('Null from the command line') readonly changedBy!: string | null;
  @ApiTextOrNull() readonly reason!: string | null;
  @ApiInstant() readonly changedAt!: string;
}

export class SettingView {
  @ApiProperty() readonly key!: string;
  @ApiProperty({ enum: SETTING_GROUPS }) readonly group!: SettingGroup;
  @ApiProperty({ type: SettingWords }) readonly name!: Words;
  @ApiProperty({ type: SettingWords, description: 'What it changes, and for whom' }) readonly about!: Words;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'How a value looks: `type` is number, flag, instant, choice, choices, fields, list or map',
  })
  readonly shape!: SettingShape;
  @ApiProperty({ ...ANYTHING, description: 'What holds now' }) readonly value!: unknown;
  @ApiProperty(ANYTHING) readonly default!: unknown;
  @ApiProperty({ description: 'Whether the default holds because nothing else was set' })
  readonly isDefault!: boolean;
  @ApiTextOrNull('Why what was kept cannot be read: the default holds') readonly unreadable!: string | null;
  @ApiProperty({ description: 'Also the ETag; 0 until it is first changed' }) readonly version!: number;
  @ApiProperty({ type: SettingChangeView, nullable: true }) readonly lastChange!: SettingChangeView | null;
}

export class SettingListView {
  @ApiProperty({ type: SettingView, isArray: true }) readonly items!: readonly SettingView[];
}

export class SettingHistoryView {
  @ApiProperty({ type: SettingChangeView, isArray: true, description: 'Newest first; the last hundred' })
  readonly items!: readonly SettingChangeView[];
}
