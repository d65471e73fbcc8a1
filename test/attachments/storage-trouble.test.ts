// A folder of files that cannot be used: told as such, by requests, health and metrics, and mended by itself.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { FilesApp } from './files-app.ts';
import { pdf } from './sample-files.ts';

interface Health {
  readonly status: string;
  readonly checks: Readonly<Record<string, string>>;
  readonly reasons?: Readonly<Record<string, string>>;
}

let files: FilesApp;
let dossier: Dossier;

beforeAll(async () => {
  files = await FilesApp.open();
  dossier = await files.desk.log();
});
afterAll(() => files.close());

const health = async (): Promise<Health> =>
  (await files.desk.service.http.get('/health/ready')).json<Health>();

async function untilHealth(wanted: (found: Health) => boolean): Promise<Health> {
  for (let i = 0; i < 100; i++) {
    const found = await health();
    if (wanted(found)) return found;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error('health did not change in time');
}

/** A file stands where the folder was: nothing can be written below it, whoever the service runs as. */
function block(name: string): () => void {
  const folder = join(files.folder, name);
  mkdirSync(folder, { recursive: true });
  renameSync(folder, `${folder}.away`);
  writeFileSync(folder, '');
  return () => {
    rmSync(folder);
    renameSync(`${folder}.away`, folder);
  };
}

describe.each(['attachments', 'uploads'])('while nothing can be written in %s', (name) => {
  it('uploads are answered 503, health names the files, and the same upload is taken in afterwards', async () => {
    const bytes = pdf(`lai ${name}`);
    const begun = await files.begin(dossier, bytes.length);
    const location = begun.headers.get('location')!;
    const unblock = block(name);
    const failed = await files.ask('reception', 'PATCH', location, bytes, { 'upload-offset': '0' });
    const down = await untilHealth(({ checks }) => checks['files'] === 'down');
    const metrics = await files.desk.service.http.get('/metrics');
    unblock();
    if (name === 'attachments') {
      expect(codeOf(failed)).toEqual([503, 'storage.unavailable']);
      expect(failed.headers.get('retry-after')).toBe('10');
    } else expect(failed.status).toBeGreaterThanOrEqual(404);
    expect(down).toMatchObject({
      status: 'degraded',
      checks: { files: 'down', database: 'up' },
      reasons: { files: 'storage.unavailable' },
    });
    expect(metrics.text).toContain('motcua_up{check="files"} 0');
    await untilHealth(({ checks }) => checks['files'] === 'up');
    if (name !== 'attachments') return;
    const again = await files.ask('reception', 'HEAD', location);
    expect([again.status, again.headers.get('upload-offset')]).toEqual([200, String(bytes.length)]);
  });

  it('no new upload begins, and everything else goes on', async () => {
    const unblock = block('uploads');
    const refused = await files.begin(dossier, 10);
    const other = await files.desk.log();
    unblock();
    expect(codeOf(refused)).toEqual([503, 'storage.unavailable']);
    expect(other.id).toBeDefined();
  });
});

it('a file that cannot be read any more is told before anything is sent', async () => {
  const bytes = pdf('khong doc duoc');
  await files.upload(dossier, bytes);
  const file = (await files.list(dossier)).attachments.at(-1)!;
  const unblock = block('attachments');
  const refused = await files.content(dossier, file.id);
  unblock();
  expect(refused.status).toBe(503);
  const found = await files.content(dossier, file.id);
  expect([found.status, found.bytes.equals(bytes)]).toEqual([200, true]);
});
