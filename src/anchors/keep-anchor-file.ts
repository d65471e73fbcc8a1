// Keeps an anchor as a file of its own, on the disk before its name is; one that is there already is never written over.
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNameOf, writeAnchor } from './anchor.ts';
import type { Anchor } from './anchor.ts';

export interface KeptAnchor {
  readonly path: string;
  /** Another anchor had the name: a backup was brought back, or the anchors were made anew. Both are kept. */
  readonly besideAnother: boolean;
}

const DIGITS = 12;
/** `anchor-00000007.json`, and beside it `anchor-00000007-<the first digits of its SHA-256>.json`. */
const NAME = /^anchor-(\d{8,})(?:-[\da-f]{12})?\.json$/;

export const keepAnchorFile = (folder: string, anchor: Anchor): Promise<KeptAnchor> =>
  keepAnchorText(folder, fileNameOf(anchor), writeAnchor(anchor));

/**
 * Keeps it under its name; where something else has that name, beside it under one with its hash.
 *
 * @param name ends in `.json`
 */
export async function keepAnchorText(folder: string, name: string, text: string): Promise<KeptAnchor> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, name);
  const there = await textIn(path);
  if (there === text) return { path, besideAnother: false };
  if (there === null) return { path: await write(path, text), besideAnother: false };
  const hash = createHash('sha256').update(text).digest('hex').slice(0, DIGITS);
  const beside = path.replace(/\.json$/, `-${hash}.json`);
  return { path: (await textIn(beside)) === text ? beside : await write(beside, text), besideAnother: true };
}

/** File names of the anchors in a folder, in order; none where there is no such folder. */
export async function keptAnchors(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return files.filter((file) => file.endsWith('.json')).sort();
}

/** Sequence numbers of which a folder keeps more than one anchor, rising. */
export async function doubledAnchors(folder: string): Promise<readonly number[]> {
  const seen = new Set<number>();
  const doubled = new Set<number>();
  for (const file of await keptAnchors(folder)) {
    const seq = Number(NAME.exec(file)?.[1]);
    if (seen.has(seq)) doubled.add(seq);
    if (!Number.isNaN(seq)) seen.add(seq);
  }
  return [...doubled].sort((a, b) => a - b);
}

async function textIn(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

async function write(path: string, text: string): Promise<string> {
  const half = `${path}.half`;
  const file = await open(half, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(half, path);
  return path;
}
