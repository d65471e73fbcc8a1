// A procedure that a counter takes often, and the key that the clerk chooses it by.
import { ApiProperty } from '@nestjs/swagger';

export class UsualProcedureView {
  procedureCode!: string;
  caseKey!: string;
  name!: string;
  caseName!: string;
  /** Lodged here in the last ninety days; 0 for one that was only suggested. */
  count!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: '1 to 9: it stays the same until it is given away',
  })
  key!: number | null;
}
