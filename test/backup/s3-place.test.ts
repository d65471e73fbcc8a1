// Backups in a store that speaks S3: whole objects, tried again where the store or the line fails for a moment.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { S3Place } from '../../src/backup/s3-place.ts';

const OBJECT = Buffer.alloc(300_000, 'đơn vị mẫu ');
const objects = new Map<string, Buffer>();
/** What the store does with the next requests: a status, or the line goes. */
let ahead: (number | 'cut')[] = [];
let asked: string[] = [];
let store: Server;
let place: S3Place;
let folder: string;

beforeAll(async () => {
  store = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '' } = request;
      asked.push(method);
      const next = ahead.shift();
      if (next === 'cut') return request.socket.destroy();
      if (next !== undefined) return response.writeHead(next).end();
      if (method === 'PUT') objects.set(url, Buffer.concat(chunks));
      const object = objects.get(url);
      if (object === undefined) return response.writeHead(404).end();
      return response.writeHead(200).end(method === 'GET' ? object : undefined);
    });
  });
  await new Promise<void>((done) => store.listen(0, '127.0.0.1', done));
  folder = await mkdtemp(join(tmpdir(), 'motcua-s3-'));
  await writeFile(join(folder, 'object'), OBJECT);
  place = new S3Place({
    url: `http://127.0.0.1:${(store.address() as AddressInfo).port}/sao-luu`,
    region: 'vn-1',
    accessKey: 'khoa-mau',
    secretKey: 'bi-mat-mau',
  });
});
beforeEach(() => {
  [ahead, asked] = [[], []];
  objects.clear();
});
afterAll(async () => {
  store.closeAllConnections();
  await new Promise((done) => store.close(done));
  await rm(folder, { recursive: true, force: true });
});

it('keeps an object whole although the store was busy and the line was cut before', async () => {
  ahead = [503, 'cut'];
  await place.put('a/b.gz', join(folder, 'object'));
  expect(asked).toEqual(['PUT', 'PUT', 'PUT']);
  expect(objects.get('/sao-luu/a/b.gz')?.equals(OBJECT)).toBe(true);
  ahead = [503];
  expect(await place.has('a/b.gz')).toBe(true);
  const chunks: Buffer[] = [];
  for await (const chunk of await place.read('a/b.gz')) chunks.push(chunk as Buffer);
  expect(Buffer.concat(chunks).equals(OBJECT)).toBe(true);
});

it('says what the store says, at once where trying again would not help', async () => {
  ahead = [403];
  await expect(place.put('a', join(folder, 'object'))).rejects.toThrow('answered 403 to PUT');
  expect(asked).toEqual(['PUT']);
  ahead = [500, 500, 500];
  await expect(place.has('a')).rejects.toThrow('answered 500 to HEAD');
  await expect(place.read('a')).rejects.toMatchObject({
    code: 'backup.objectMissing',
    details: { name: 'a' },
  });
});
