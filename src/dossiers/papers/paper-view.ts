// The papers of a dossier: what the case asks for, what was handed in, reused and handed back, and every change.
import { ApiProperty } from '@nestjs/swagger';
import { ApiInstant, ApiTextOrNull } from '../../platform/http/api-instant.ts';

export class PaperView {
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly required!: boolean;
  @ApiProperty() readonly originals!: number;
  @ApiProperty({ description: 'Bản sao chứng thực' }) readonly certifiedCopies!: number;
  @ApiProperty() readonly copies!: number;
  @ApiProperty() readonly digitised!: boolean;
  @ApiTextOrNull('Code of the earlier dossier that it is reused from') readonly reusedFrom!: string | null;
  @ApiProperty() readonly originalsReturned!: number;
}

export class PaperChangeView {
  @ApiProperty() readonly revision!: number;
  @ApiProperty({ enum: ['edited', 'handedBack'] }) readonly kind!: 'edited' | 'handedBack';
  @ApiProperty({ type: PaperView, isArray: true, description: 'The papers that it changed, as they were' })
  readonly before!: readonly PaperView[];
  @ApiProperty({ type: PaperView, isArray: true }) readonly after!: readonly PaperView[];
  @ApiTextOrNull() readonly reason!: string | null;
  @ApiTextOrNull() readonly changedBy!: string | null;
  @ApiInstant() readonly changedAt!: number;
}

export class PapersView {
  @ApiProperty({ description: 'Rises with each change; send it back with the next' })
  readonly revision!: number;
  @ApiProperty({ description: 'Whether the reader may change the papers' }) readonly mayChange!: boolean;
  @ApiProperty({ description: 'Once the dossier is closed, originals may only be handed back' })
  readonly closed!: boolean;
  @ApiProperty({ type: PaperView, isArray: true }) readonly papers!: readonly PaperView[];
  @ApiProperty({ description: 'Originals that are still to be handed back' })
  readonly originalsToReturn!: number;
  @ApiProperty({ type: PaperChangeView, isArray: true, description: 'Newest first' })
  readonly changes!: readonly PaperChangeView[];
}
