// Where backups are kept: finished objects under names with slashes, in a folder or in a store that speaks S3.
import type { Readable } from 'node:stream';

/** No object of this name is kept there. */
export class ObjectMissing extends Error {
  constructor(name: string) {
    super(`the backup has no ${name}`);
  }
}

export abstract class BackupPlace {
  /** Keeps a file's bytes under a name; the object is there whole or not at all. */
  abstract put(name: string, file: string): Promise<void>;

  abstract has(name: string): Promise<boolean>;

  /** @throws ObjectMissing, or Error when the place does not answer */
  abstract read(name: string): Promise<Readable>;
}
