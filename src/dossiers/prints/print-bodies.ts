// What is asked for when a paper is printed.
import { IsIn } from 'class-validator';

const PRINT_FORMS = ['receipt', 'supplement', 'refusal'] as const;
export type PrintForm = (typeof PRINT_FORMS)[number];

export class PrintBody {
  @IsIn(PRINT_FORMS) form!: PrintForm;
}
