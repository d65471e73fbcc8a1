// Which alerts open a late case by themselves: a setting, not law.
import type { Queryable } from '../../platform/database.ts';

/** Key of the setting: a JSON array of alert kinds. */
export const LATE_CASE_KINDS_SETTING = 'supervision.lateCaseKinds';
export const DEFAULT_LATE_CASE_KINDS: readonly string[] = Object.freeze([
  'dossierLate',
  'legLate',
  'consultationLate',
  'taskLate',
]);

/** A setting that cannot be read must not stop cases from opening: the default holds. */
export async function readLateCaseKinds(sql: Queryable): Promise<readonly string[]> {
  const {
    rows: [row],
  } = await sql.query<{ value: unknown }>({
    name: 'late-case-kinds',
    text: `select value from setting where key = $1`,
    values: [LATE_CASE_KINDS_SETTING],
  });
  const value = row?.value;
  return Array.isArray(value) && value.every((kind) => typeof kind === 'string')
    ? value
    : DEFAULT_LATE_CASE_KINDS;
}
