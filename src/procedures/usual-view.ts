// A procedure that a counter takes often, for a key of its own.
export class UsualProcedureView {
  procedureCode!: string;
  caseKey!: string;
  name!: string;
  caseName!: string;
  /** Lodged here in the last ninety days; 0 for one that was only suggested. */
  count!: number;
}
