// The register of dossiers as a client reads it.
import { ApiProperty } from '@nestjs/swagger';

export class RegisterLineView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  code!: string;
  procedureName!: string;
  applicant!: string;
  address!: string | null;
  phone!: string | null;
  competentUnit!: string | null;
  @ApiProperty({ type: String, format: 'date-time' }) acceptedAt!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) promisedDueAt!: number | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) returnedAt!: number | null;
  /** How the result was handed over: `desk`, `post` or `online`. */
  how!: string | null;
}

export class RegisterPageView {
  @ApiProperty({ type: RegisterLineView, isArray: true }) rows!: readonly RegisterLineView[];
  /** For the next page; null at the end. */
  next!: string | null;
}
