// Backups in a folder, best one of another disk.
import { copyFile, mkdir, open, rename, stat } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { BackupPlace, ObjectMissing } from './backup-place.ts';

export class FolderPlace extends BackupPlace {
  constructor(private readonly folder: string) {
    super();
  }

  override async put(name: string, file: string): Promise<void> {
    const target = join(this.folder, name);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const half = `${target}.half`;
    await copyFile(file, half);
    const copied = await open(half, 'r+');
    await copied.sync().finally(() => copied.close());
    await rename(half, target);
  }

  override async has(name: string): Promise<boolean> {
    return (await stat(join(this.folder, name)).catch(() => null)) !== null;
  }

  override async read(name: string): Promise<Readable> {
    if (!(await this.has(name))) throw new ObjectMissing(name);
    return createReadStream(join(this.folder, name));
  }
}
