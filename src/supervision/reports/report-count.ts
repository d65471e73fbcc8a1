// Counts a report from whichever holds its answer.
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database.ts';
import { countDirect } from './report-count-direct.ts';
import type { CountedLine } from './report-count-direct.ts';
import { countRollup } from './report-count-rollup.ts';
import type { ReportQuestion } from './report-question.ts';

@Injectable()
export class CountReport {
  constructor(private readonly database: Database) {}

  run(question: ReportQuestion): Promise<readonly CountedLine[]> {
    return question.counting === 'ledger'
      ? countRollup(this.database, question)
      : countDirect(this.database, question);
  }
}
