// What a restore is told: whereto, wherefrom, which backup, and what opens it.
import type { Config } from '../platform/config.ts';
import type { BackupPlace } from './backup-place.ts';

export interface RestoreOrder {
  readonly config: Config;
  readonly place: BackupPlace;
  readonly name: string;
  /** `AGE-SECRET-KEY-1…` where the backup is encrypted. */
  readonly identity: string | null;
  readonly progress: (what: string, done: number, total: number) => void;
  /** Bytes that stay free where objects are looked at; as many as `Spool` leaves if left out. */
  readonly leaveFree?: number;
}
