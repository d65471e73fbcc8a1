// Pauses of dossiers, as the API's description tells them.
import { ApiProperty } from '@nestjs/swagger';
import {
  ApiCountOrNull,
  ApiInstant,
  ApiInstantOrNull,
  ApiTextOrNull,
} from '../../platform/http/api-instant.ts';

/** What the clock waited for: papers, a duty that the process has, or one that somebody let it wait for. */
export const PAUSE_KINDS = ['supplement', 'dutyOfProcess', 'duty'] as const;
export type PauseKind = (typeof PAUSE_KINDS)[number];

export class PauseLine {
  @ApiProperty({ format: 'uuid' }) readonly dossierId!: string;
  @ApiProperty({ description: 'The entry of the journal that began it' }) readonly seq!: number;
  @ApiTextOrNull() readonly code!: string | null;
  @ApiProperty() readonly procedureName!: string;
  @ApiProperty({ enum: PAUSE_KINDS }) readonly kind!: PauseKind;
  @ApiProperty({ format: 'uuid' }) readonly unitId!: string;
  @ApiTextOrNull() readonly unitName!: string | null;
  @ApiTextOrNull('Who let the clock stop; null where the process did') readonly byName!: string | null;
  @ApiTextOrNull() readonly reason!: string | null;
  @ApiTextOrNull('Why the head allowed it although nothing asked for it') readonly headReason!: string | null;
  @ApiInstant() readonly pausedAt!: number;
  @ApiInstantOrNull('Null while the clock stands still') readonly resumedAt!: number | null;
  @ApiCountOrNull('Office minutes, of one that is not over until now') readonly minutes!: number | null;
}

export class PausePage {
  @ApiProperty({ type: PauseLine, isArray: true }) readonly rows!: readonly PauseLine[];
  @ApiTextOrNull('Send it back as cursor for the rows that follow') readonly next!: string | null;
  @ApiInstant() readonly serverNow!: number;
}
