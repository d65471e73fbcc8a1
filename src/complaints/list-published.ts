// What everybody may read of complaints: questions and answers that the supervising office published.
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.ts';
import type { ComplaintTableRow } from './complaint.table.ts';

export interface PublishedAnswer {
  readonly complaintNo: string;
  readonly question: string;
  readonly answer: string;
  /** Epoch ms. */
  readonly at: number;
}

const SHOWN = 50;

@Injectable()
export class ListPublished {
  constructor(private readonly database: Database) {}

  /** The fifty received last, in the order of their reception. */
  async run(): Promise<readonly PublishedAnswer[]> {
    const { rows } = await this.database.query<Pick<ComplaintTableRow, 'complaint_no' | 'published'>>({
      name: 'complaint.published',
      text: `select complaint_no, published from complaint where published is not null
        order by received_at desc limit ${SHOWN}`,
    });
    return rows.map(({ complaint_no, published }) => ({ complaintNo: complaint_no, ...published! }));
  }
}
