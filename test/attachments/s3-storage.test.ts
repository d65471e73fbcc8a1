// Files in a store that speaks S3: signed requests, whole and in part, and gone when they are deleted.
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { codeOf } from '../dossiers/desk-app.ts';
import { FilesApp } from './files-app.ts';
import { pdf } from './sample-files.ts';

const objects = new Map<string, Buffer>();
const asked: { method: string; path: string; authorization: string; sha256: string }[] = [];
let isDown = false;
let isSilent = false;
let store: Server;
let files: FilesApp;

beforeAll(async () => {
  store = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const sha256 = String(headers['x-amz-content-sha256']);
      asked.push({ method, path, authorization: headers.authorization ?? '', sha256 });
      if (isSilent) return undefined;
      if (isDown) return response.writeHead(403).end();
      const object = objects.get(path);
      if (method === 'PUT') objects.set(path, Buffer.concat(chunks));
      if (method === 'DELETE') objects.delete(path);
      if (method !== 'GET') return response.writeHead(method === 'PUT' ? 200 : 204).end();
      if (object === undefined) return response.writeHead(404).end();
      const range = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '');
      if (range === null) return response.writeHead(200).end(object);
      return response.writeHead(206).end(object.subarray(Number(range[1]), Number(range[2]) + 1));
    });
  });
  await new Promise<void>((done) => store.listen(0, '127.0.0.1', done));
  files = await FilesApp.open({
    S3_URL: `http://127.0.0.1:${(store.address() as AddressInfo).port}/ho-so/`,
    S3_REGION: 'vn-1',
    S3_ACCESS_KEY: 'khoa-mau',
    S3_SECRET_KEY: 'bi-mat-mau',
  });
});
afterAll(async () => {
  await files.close();
  store.closeAllConnections();
  await new Promise((done) => store.close(done));
});

it('keeps, hands out and drops a file by signed requests', async () => {
  const dossier = await files.desk.log();
  const bytes = pdf();
  expect((await files.upload(dossier, bytes)).status).toBe(204);
  const file = (await files.list(dossier)).attachments[0]!;
  expect(objects.get(`/ho-so/attachments/${file.sha256}`)?.equals(bytes)).toBe(true);
  expect(asked[0]).toMatchObject({ method: 'PUT', sha256: file.sha256 });
  expect(asked[0]!.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=khoa-mau\/\d{8}\/vn-1\/s3\/aws4_request/,
  );
  const whole = await files.content(dossier, file.id);
  expect([whole.status, whole.bytes.equals(bytes)]).toEqual([200, true]);
  const part = await files.content(dossier, file.id, { headers: { range: 'bytes=2-9' } });
  expect([part.status, part.bytes.equals(bytes.subarray(2, 10))]).toEqual([206, true]);
  // What somebody altered in the store does not come out as the file.
  const path = `/ho-so/attachments/${file.sha256}`;
  objects.set(path, Buffer.from(bytes.toString('latin1').replace('%PDF', '%PDX'), 'latin1'));
  const altered = await files.content(dossier, file.id).catch(() => null);
  expect(altered?.status === 200 && altered.bytes.length === bytes.length).toBe(false);
  objects.set(path, bytes);
  const gone = await files.desk.send(
    'reception',
    'POST',
    `/dossiers/${dossier.id}/attachments/${file.id}/delete`,
    {
      reason: 'Nhầm hồ sơ',
    },
  );
  expect([gone.status, [...objects.keys()].filter((key) => key.includes('/attachments/'))]).toEqual([
    204,
    [],
  ]);
});

it('takes nothing in while the store refuses, and takes it in when asked again', async () => {
  const dossier = await files.desk.log();
  const bytes = pdf('thu lai');
  isDown = true;
  const begun = await files.begin(dossier, bytes.length);
  const location = begun.headers.get('location')!;
  const failed = await files.ask('reception', 'PATCH', location, bytes, { 'upload-offset': '0' });
  expect(codeOf(failed)).toEqual([503, 'storage.unavailable']);
  const health = await files.desk.service.http.get('/health/ready');
  expect([health.status, health.json()]).toMatchObject([
    200,
    {
      status: 'degraded',
      checks: { files: 'down', forms: 'down', database: 'up' },
      reasons: { files: 'storage.unavailable', forms: 'storage.unavailable' },
    },
  ]);
  expect((await files.list(dossier)).attachments).toEqual([]);
  isDown = false;
  await untilReady();
  const again = await files.ask('reception', 'HEAD', location);
  expect([again.status, again.headers.get('upload-offset')]).toEqual([200, String(bytes.length)]);
  expect((await files.list(dossier)).attachments.length).toBe(1);
  const secondTime = await files.ask('reception', 'HEAD', location);
  expect(secondTime.status).toBe(404);
});

it('tells a store that never answers by its name, and waits no longer for it', async () => {
  isSilent = true;
  await new Promise((done) => setTimeout(done, 4_500));
  const began = performance.now();
  const health = await files.desk.service.http.get('/health/ready');
  expect(performance.now() - began).toBeLessThan(60_000);
  expect(health.json()).toMatchObject({ status: 'degraded', reasons: { files: 'storage.unavailable' } });
  expect((await files.desk.service.http.get('/metrics')).text).toContain('motcua_up{check="files"} 0');
  isSilent = false;
  // What it was asked meanwhile is answered by nobody.
  store.closeAllConnections();
  await untilReady();
});

async function untilReady(): Promise<void> {
  let found: unknown = null;
  for (let i = 0; i < 100; i++) {
    const answer = (await files.desk.service.http.get('/health/ready')).json<{
      checks: Record<string, string>;
    }>();
    if (answer.checks['files'] === 'up' && answer.checks['forms'] === 'up') return;
    found = answer;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`it did not mend: ${JSON.stringify(found)}`);
}
