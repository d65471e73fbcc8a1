// Documents under which tasks are given: one gives a task to one agency or to many.
import { EntitySchema } from 'typeorm';

export interface TaskDocumentRow {
  readonly home_agency_id: string;
  readonly id: string;
  readonly number: string;
  readonly day: string;
  readonly title: string;
  readonly signer: string | null;
  readonly giver_unit_id: string;
  readonly created_by: string;
  readonly created_at: Date;
}

const KEY = { type: 'uuid', primary: true, primaryKeyConstraintName: 'task_document_pkey' } as const;

export const TaskDocumentTable = new EntitySchema<TaskDocumentRow>({
  name: 'task_document',
  columns: {
    home_agency_id: KEY,
    id: KEY,
    number: { type: 'text' },
    day: { type: 'date' },
    title: { type: 'text' },
    signer: { type: 'text', nullable: true },
    giver_unit_id: { type: 'uuid' },
    created_by: { type: 'uuid' },
    created_at: { type: 'timestamptz' },
  },
});
