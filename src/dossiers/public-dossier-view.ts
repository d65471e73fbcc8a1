// What the public look-up answers; the only personal datum is the masked name.
import { ApiProperty } from '@nestjs/swagger';

export class PublicDossierView {
  code!: string;
  procedureName!: string;
  /** `Nguyễn T. H.` */
  applicant!: string;
  state!: string;
  /** One of the ten statuses of the national portal. */
  nationalStatus!: number | null;
  outcome!: string | null;
  @ApiProperty({ format: 'date-time' }) lodgedAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) acceptedAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) promisedDueAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) statutoryDueAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) resolvedAt!: string | null;
  receivedBy!: string | null;
  receivedAtAddress!: string | null;
  /** What is still to be handed in. */
  @ApiProperty({ type: String, isArray: true }) missing!: readonly string[];
}
