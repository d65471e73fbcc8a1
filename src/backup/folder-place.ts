// Backups in a folder, best one of another disk.
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { DomainError } from '../domain/domain-error.ts';
import { BackupPlace, ObjectMissing } from './backup-place.ts';

const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT']);

export class FolderPlace extends BackupPlace {
  constructor(private readonly folder: string) {
    super();
  }

  override async put(name: string, file: string): Promise<void> {
    const target = join(this.folder, name);
    // Two backups at once may keep the same file; neither writes into the other's half.
    const half = `${target}.${randomUUID()}`;
    try {
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await copyFile(file, half);
      const copied = await open(half, 'r+');
      await copied.sync().finally(() => copied.close());
      await rename(half, target);
    } catch (error) {
      await rm(half, { force: true }).catch(() => undefined);
      throw FULL.has((error as NodeJS.ErrnoException).code) ? placeFull(this.folder) : error;
    }
  }

  override async has(name: string): Promise<boolean> {
    return (await stat(join(this.folder, name)).catch(() => null)) !== null;
  }

  override async read(name: string): Promise<Readable> {
    if (!(await this.has(name))) throw new ObjectMissing(name);
    return createReadStream(join(this.folder, name));
  }
}

function placeFull(folder: string): DomainError {
  return new DomainError('backup.placeFull', `There is no room left for backups in ${folder}`, { folder });
}
