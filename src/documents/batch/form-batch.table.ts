// Prints of many forms, and of the register, as one document; kept for a day once they are made.
import { EntitySchema } from 'typeorm';

export interface FormBatchRow {
  id: string;
  kind: 'forms' | 'register';
  title: string;
  /** `BatchRequest`: ids only, no personal data. */
  request: object;
  asked_by: string;
  asked_at: Date;
  total: number;
  done: number;
  /** `LeftOutView`: what could not be set, and is not in the document. */
  failed: object;
  state: 'waiting' | 'done' | 'failed';
  /** Stable code of the refusal for which it failed as a whole. */
  problem: string | null;
  finished_at: Date | null;
  pdf: Buffer | null;
}

export const FormBatchTable = new EntitySchema<FormBatchRow>({
  name: 'form_batch',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'form_batch_pkey' },
    kind: { type: 'text' },
    title: { type: 'text' },
    request: { type: 'jsonb' },
    asked_by: { type: 'uuid' },
    asked_at: { type: 'timestamptz' },
    total: { type: 'integer' },
    done: { type: 'integer', default: 0 },
    failed: { type: 'jsonb', default: [] },
    state: { type: 'text', default: 'waiting' },
    pdf: { type: 'bytea', nullable: true },
    finished_at: { type: 'timestamptz', nullable: true },
    problem: { type: 'text', nullable: true },
  },
  indices: [
    { name: 'form_batch_waiting', columns: ['asked_at'], where: "state = 'waiting'" },
    { name: 'form_batch_finished', columns: ['finished_at'] },
    { name: 'form_batch_asked', columns: ['asked_by', 'finished_at'] },
  ],
  checks: [
    { name: 'form_batch_kind_known', expression: "kind in ('forms', 'register')" },
    { name: 'form_batch_state_known', expression: "state in ('waiting', 'done', 'failed')" },
  ],
});
