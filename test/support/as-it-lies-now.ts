// Rows that were kept as files when they were written, as today's tables take them.

export interface KeptRow {
  readonly table: string;
  /** As JSON; the text of an entry in it is as it was hashed. */
  readonly row: string;
}

/** Journal and timers of dossiers have been those of every kind of case since. */
export function asItLiesNow({ table, row }: KeptRow): KeptRow {
  if (table !== 'dossier_event' && table !== 'timer') return { table, row };
  const now = row.replace('"dossier_id":', '"case_kind":"dossier","case_id":');
  return { table: table === 'timer' ? table : 'case_event', row: now };
}
