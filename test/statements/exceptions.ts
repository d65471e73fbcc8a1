// What the nets over the statements let through, each with its reason. Nothing else may pass; nothing here may be idle.

/** Calls whose text cannot be read from the source. */
export const UNREAD: Readonly<Record<string, string>> = {
  'src/backup/restore-rows.ts': 'names the tables that the backup lists',
  'src/backup/take-picture.ts': 'copies every table that there is, and passes on what its callers ask',
  'src/cli/migrate.ts': 'passes on the text of a migration to a schema that is older than this one',
  'src/engine/verify.ts': 'names the tables of the kind that is verified',
  'src/engine/write-batch.ts':
    'has the parts of a kind and of a batch: read here for every kind, with all of them',
  'src/platform/repositories.ts': 'passes on what TypeORM makes; which rows are asked for is read of its own',
  'src/platform/embedded-postgres.ts': 'makes the role of the service with a password that was just drawn',
};

/** Calls whose text the protocol of prepared statements does not take. */
export const UNPREPARED: Readonly<Record<string, string>> = {
  'src/backup/copy-session.ts': 'several settings of the session in one message',
};

/** SQL that no call was seen to run. */
export const UNSEEN: Readonly<Record<string, string>> = {
  'src/backup/take-picture.ts': 'copies every table that there is',
  'src/engine/write-statement.ts': 'parts that depend on the batch: read here by asking for all of them',
  'src/platform/http/answer-part.ts': 'the part of answers: read here with those of the engine',
  'src/alerts/raise/alert-parts.ts': 'the parts of alerts: read here with those of the engine',
  'src/alerts/mail/notice-part.ts': 'the part of mails: read here with those of the engine',
  'src/dossier-kind/rows/dossier-parts.ts': 'the parts of dossiers: read here with those of the engine',
  'src/complaints/complaint-rows.ts': 'the parts of complaints: read here with those of the engine',
  'src/tasks/task-rows.ts': 'the part of tasks: read here with those of the engine',
  'src/supervision/late-cases/late-case-rows.ts':
    'the parts of late cases: read here with those of the engine',
  'src/dossiers/children/list-consultations.ts':
    'the scope of a reader without a unit: read with the list of legs',
};

/** Rows that are not held to a type. */
export const UNTYPED: Readonly<Record<string, string>> = {
  'src/dossier-kind/rows/read-dossiers.ts': 'has a parser of its own, which hands on instants as numbers',
  'src/supervision/reports/report-fact-rows.ts': 'names its columns by the lists that it writes them by',
};

/** Columns that the schema would let be null, and that are not. */
export const NEVER_NULL: Readonly<Record<string, string>> = {
  'src/alerts/inbox/read-inbox.ts':
    'a row is of a dossier, a task or a late case, and has the columns of that one',
  'src/dossiers/lists/read-board.ts': 'the cases leave no dossier out',
  'src/dossiers/lists/time-by-unit.ts': 'a stay that was left has its minutes',
  'src/dossiers/lists/time-in-state.ts': 'a stay that was left has its minutes',
};

/** Joins of distributed tables that reach over agencies. */
export const ACROSS_AGENCIES: Readonly<Record<string, string>> = {
  'src/dossiers/papers/change-papers.ts':
    'two dossiers of one person, each by its whole key; they may lie at two agencies',
  'src/attachments/drop-bytes.ts': 'the same bytes may be a file of any agency, and are kept once',
};
