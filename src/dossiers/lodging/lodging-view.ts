// What the acceptance of a dossier would come to, and between which units one may choose, before anything is sent.
import { ApiProperty } from '@nestjs/swagger';
import { ApiInstantOrNull, ApiTextOrNull } from '../../platform/http/api-instant.ts';
import { LedgerLineView, NamedView } from '../dossier-view.ts';
import { RefusalView } from '../refusal-view.ts';

export class UnitChoiceView {
  @ApiProperty({ type: NamedView, isArray: true }) readonly choices!: readonly NamedView[];
  @ApiTextOrNull('Null where there is no choice, or one that only a person can make')
  readonly chosenId!: string | null;
  @ApiProperty({ description: 'Chosen because it was so the last time that this procedure was lodged here' })
  readonly asLastTime!: boolean;
}

export class LodgingPreview {
  @ApiProperty({ type: UnitChoiceView }) readonly reception!: UnitChoiceView;
  @ApiProperty({ type: UnitChoiceView }) readonly competent!: UnitChoiceView;
  @ApiProperty({ type: RefusalView, nullable: true, description: 'Why it could not be accepted now' })
  readonly refusal!: RefusalView | null;
  @ApiInstantOrNull('Null while the competent unit has not taken it over')
  readonly statutoryDueAt!: number | null;
  @ApiInstantOrNull('What the receipt would say') readonly promisedDueAt!: number | null;
  @ApiProperty({ description: 'The clock starts when the competent unit takes it over' })
  readonly boundaryFree!: boolean;
  @ApiProperty({ type: LedgerLineView, isArray: true }) readonly explain!: readonly LedgerLineView[];
}
