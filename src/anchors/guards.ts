// The triggers without which tables could be changed or emptied unseen; a test compares them with the schema's.
import { FOLDED_TABLES, SEALING_TABLES } from './free-tables.ts';
import { SEALED_TABLES } from './sealed-tables.ts';

export interface Guard {
  readonly table: string;
  readonly trigger: string;
}

const SEALED = SEALED_TABLES.map(({ table }) => table);
/** Rows are only added. */
const APPEND_ONLY = [
  ...SEALED_TABLES.filter(({ changes, chosen }) => changes.length === 0 && chosen === null).map(
    ({ table }) => table,
  ),
  'case_event',
  ...SEALING_TABLES,
];

const named = (tables: readonly string[], end: string): readonly Guard[] =>
  [...new Set(tables)].map((table) => ({ table, trigger: `${table}_${end}` }));

export const GUARDS: readonly Guard[] = [
  ...named(SEALED, 'sealed'),
  ...named(APPEND_ONLY, 'append_only'),
  ...named([...SEALED, ...FOLDED_TABLES, ...SEALING_TABLES], 'never_emptied'),
  { table: 'issued_form', trigger: 'issued_form_kept' },
  { table: 'issued_form', trigger: 'issued_form_not_deleted' },
];
