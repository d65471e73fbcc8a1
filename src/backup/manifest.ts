// What a backup consists of: written last, so that a backup without it is none.
import { DomainError } from '../domain/domain-error.ts';

const FORMAT = 'motcua backup 2';
/** Files were named by their content alone, whoever could open them. */
const BEFORE_KEYS = 'motcua backup 1';

export interface PackedObject {
  readonly name: string;
  /** Of the packed object, hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

export interface PackedTable extends PackedObject {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

export interface PackedFile {
  /** `forms` or `attachments`. */
  readonly area: string;
  /** Of the file itself. */
  readonly sha256: string;
}

export interface Manifest {
  readonly format: typeof FORMAT;
  readonly version: string;
  /** Instant of the picture, ISO 8601. */
  readonly at: string;
  readonly encrypted: boolean;
  /** Of whom it is encrypted for (`keyOfRecipient`); null where it is not, or where that was not noted yet. */
  readonly key: string | null;
  /** Names of the migrations that the database had. */
  readonly migrations: readonly string[];
  /** First days of the months that the journal has partitions for, `YYYY-MM-DD`. */
  readonly journalMonths: readonly string[];
  readonly tables: readonly PackedTable[];
  readonly files: readonly PackedFile[];
  /** Kept anchors, by file name. */
  readonly anchors: readonly PackedObject[];
  /** The configuration, without a secret in it. */
  readonly configuration: Readonly<Record<string, string | number>>;
}

/** A new list. */
export const manifestOf = (content: Omit<Manifest, 'format'>): Manifest => ({ format: FORMAT, ...content });

/** Files are kept once for all backups of a place that the same key opens: they never change. */
export function fileObject(
  { area, sha256 }: PackedFile,
  { encrypted, key }: Pick<Manifest, 'encrypted' | 'key'>,
): string {
  const closedFor = key === null ? '' : `.${key}`;
  return `files/${area}/${sha256.slice(0, 2)}/${sha256}${closedFor}.gz${encrypted ? '.age' : ''}`;
}

/** @throws DomainError `backup.unreadable` */
export function readManifest(text: string): Manifest {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    read = null;
  }
  const manifest = read as { readonly format?: unknown } | null;
  if (manifest?.format === FORMAT) return manifest as Manifest;
  if (manifest?.format === BEFORE_KEYS) return { ...(manifest as Manifest), format: FORMAT, key: null };
  throw new DomainError('backup.unreadable', 'This is not the list of a backup that this version can read');
}
