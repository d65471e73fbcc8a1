// The text of a procedure and who published which version of it, as the API's description tells it.
import { ApiProperty } from '@nestjs/swagger';

export class PublisherView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ type: String, nullable: true }) readonly name!: string | null;
}

export class PublicationView {
  @ApiProperty({ description: 'Of the procedure, from 1; each act of publishing is one' })
  readonly version!: number;
  @ApiProperty({ format: 'date', description: 'First day in force; 1900-01-01: always' })
  readonly from!: string;
  @ApiProperty({ format: 'date-time' }) readonly publishedAt!: string;
  @ApiProperty({ type: PublisherView, nullable: true, description: 'Null for the service itself' })
  readonly publishedBy!: PublisherView | null;
  @ApiProperty({ type: String, isArray: true, description: 'Keys of the cases that changed with it' })
  readonly cases!: readonly string[];
  @ApiProperty({ description: 'Made by the service where no process was published' })
  readonly plain!: boolean;
  @ApiProperty({ type: String, nullable: true }) readonly source!: string | null;
  @ApiProperty({ description: 'Whether its YAML is kept as it came in' }) readonly exact!: boolean;
}

export class ProcedureSourceView {
  @ApiProperty() readonly code!: string;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'The version shown; null when none was published',
  })
  readonly version!: number | null;
  @ApiProperty({
    description: 'Whether `yaml` is what came in; otherwise it says the same in the service’s words',
  })
  readonly exact!: boolean;
  @ApiProperty() readonly yaml!: string;
  @ApiProperty({ type: PublicationView, isArray: true, description: 'Newest first' })
  readonly versions!: readonly PublicationView[];
}
