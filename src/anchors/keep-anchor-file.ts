// Keeps an anchor as a file of its own, on the disk before its name is; one that is there already is never written over.
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNameOf, writeAnchor } from './anchor.ts';
import type { Anchor } from './anchor.ts';

/** @returns the file's path */
export async function keepAnchorFile(folder: string, anchor: Anchor): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, fileNameOf(anchor));
  if ((await stat(path).catch(() => null)) !== null) return path;
  const half = `${path}.half`;
  const file = await open(half, 'w', 0o600);
  try {
    await file.writeFile(writeAnchor(anchor));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(half, path);
  return path;
}
