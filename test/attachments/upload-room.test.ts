// Unfinished uploads are bounded: so many for one person, so many bytes for all; old ones make way.
import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { codeOf } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { FilesApp } from './files-app.ts';
import { pdf } from './sample-files.ts';

const MB = 1_048_576;
let files: FilesApp;
let dossier: Dossier;

beforeAll(async () => {
  files = await FilesApp.open({
    ATTACHMENT_MAX_MB: '2',
    UPLOADS_OPEN_PER_PERSON: '3',
    UPLOADS_OPEN_MB: '5',
  });
  dossier = await files.desk.log();
});
afterAll(() => files.close());

const addresses: string[] = [];
async function begin(bytes: number): Promise<[number, string]> {
  const begun = await files.begin(dossier, bytes);
  const location = begun.headers.get('location');
  if (location !== null) addresses.push(location);
  return begun.status === 201 ? [201, ''] : (codeOf(begun) as [number, string]);
}
const giveUp = async () => (await files.ask('reception', 'DELETE', addresses.pop()!)).status;

it('counts the bytes that uploads say they will have, for all together', async () => {
  expect(await begin(2 * MB)).toEqual([201, '']);
  expect(await begin(2 * MB)).toEqual([201, '']);
  expect(await begin(2 * MB)).toEqual([503, 'upload.noRoom']);
  expect(await begin(MB)).toEqual([201, '']);
});

it('counts how many one person has, also when they begin at once', async () => {
  while (addresses.length > 0) expect(await giveUp()).toBe(204);
  const many = await Promise.all(Array.from({ length: 6 }, () => begin(100)));
  expect(many.filter(([status]) => status === 201)).toHaveLength(3);
  expect(many.filter(([, code]) => code === 'upload.tooManyOpen')).toHaveLength(3);
});

it('gives room back with an upload that is finished, given up, or has had no byte for an hour', async () => {
  expect(await giveUp()).toBe(204);
  expect((await files.upload(dossier, pdf('xong'))).status).toBe(204);
  expect(await begin(100)).toEqual([201, '']);
  expect(await begin(100)).toEqual([429, 'upload.tooManyOpen']);
  const folder = join(files.folder, 'uploads');
  const [old] = readdirSync(folder).filter((name) => !name.endsWith('.json'));
  utimesSync(join(folder, old!), 1, 1);
  expect(await begin(100)).toEqual([201, '']);
  expect(readdirSync(folder)).not.toContain(old);
});

it('as the service is shipped, takes twenty of sixty that one person begins, and those of a colleague', async () => {
  const shipped = await FilesApp.open();
  const one = await shipped.desk.log();
  const begun: Awaited<ReturnType<FilesApp['begin']>>[] = [];
  for (let n = 0; n < 60; n++) begun.push(await shipped.begin(one, 50 * MB));
  const refused = begun.filter(({ status }) => status !== 201);
  expect(begun.length - refused.length).toBe(20);
  expect(new Set(refused.map((answer) => codeOf(answer).join(' ')))).toEqual(
    new Set(['429 upload.tooManyOpen']),
  );
  const other = await shipped.desk.event('reception', one, { type: 'transfer' });
  expect((await shipped.begin(other, MB, { person: 'head' })).status).toBe(201);
  await shipped.close();
});
