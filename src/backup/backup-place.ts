// Where backups are kept: finished objects under names with slashes, in a folder or in a store that speaks S3.
import type { Readable } from 'node:stream';
import { DomainError } from '../domain/domain-error.ts';

/** No object of this name is kept there. */
export class ObjectMissing extends DomainError {
  constructor(name: string) {
    super('backup.objectMissing', `There is no ${name} where backups are kept`, { name });
  }
}

export abstract class BackupPlace {
  /** Keeps a file's bytes under a name; the object is there whole or not at all. @throws DomainError `backup.placeFull` */
  abstract put(name: string, file: string): Promise<void>;

  abstract has(name: string): Promise<boolean>;

  /** @throws ObjectMissing, or Error when the place does not answer */
  abstract read(name: string): Promise<Readable>;
}
