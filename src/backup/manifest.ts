// What a backup consists of: written last, so that a backup without it is none.
import { DomainError } from '../domain/domain-error.ts';

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
  readonly format: 'motcua backup 1';
  readonly version: string;
  /** Instant of the picture, ISO 8601. */
  readonly at: string;
  readonly encrypted: boolean;
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

/** Files are kept once for all backups of a place: they never change. */
export const fileObject = ({ area, sha256 }: PackedFile, encrypted: boolean): string =>
  `files/${area}/${sha256.slice(0, 2)}/${sha256}.gz${encrypted ? '.age' : ''}`;

/** @throws DomainError `backup.unreadable` */
export function readManifest(text: string): Manifest {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    read = null;
  }
  const manifest = read as Manifest | null;
  if (manifest?.format !== 'motcua backup 1')
    throw new DomainError('backup.unreadable', 'This is not the list of a backup that this version can read');
  return manifest;
}
