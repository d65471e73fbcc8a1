// Files and the virus scanner: what it finds is not taken in, what it has not seen is not handed out.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TidyAttachmentsJob } from '../../src/attachments/tidy-attachments.job.ts';
import { codeOf } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { startFakeClamd } from './fake-clamd.ts';
import type { FakeClamd } from './fake-clamd.ts';
import { FilesApp } from './files-app.ts';
import { EICAR, pdf } from './sample-files.ts';

let clamd: FakeClamd;
let files: FilesApp;
let dossier: Dossier;

beforeAll(async () => {
  clamd = await startFakeClamd();
  files = await FilesApp.open({ CLAMD_HOST: clamd.place });
  dossier = await files.desk.log();
});
afterAll(async () => {
  await files.close();
  await clamd.close();
});

const last = async () => (await files.list(dossier)).attachments.at(-1)!;

it('a clean file is handed out', async () => {
  expect((await files.upload(dossier, pdf())).status).toBe(204);
  const file = await last();
  expect([file.scan, file.readable, clamd.scans]).toEqual(['clean', true, 1]);
  expect((await files.content(dossier, file.id)).status).toBe(200);
});

it('an infected one is refused, and of it only the record is kept', async () => {
  const answer = await files.upload(dossier, Buffer.concat([pdf(), EICAR]));
  expect(codeOf(answer)).toEqual([422, 'attachment.infected']);
  const file = await last();
  expect(file).toMatchObject({ scan: 'infected', readable: false, deletedReason: 'infected' });
  expect((await files.content(dossier, file.id)).status).toBe(410);
});

it('a file that came while the scanner was down waits, and is handed out or dropped once it is seen', async () => {
  clamd.isUp = false;
  await files.upload(dossier, pdf('cho quet'));
  const clean = await last();
  await files.upload(dossier, Buffer.concat([pdf('doc hai'), EICAR]));
  const infected = await last();
  for (const { id, scan, readable } of [clean, infected]) {
    expect([scan, readable]).toEqual(['waiting', false]);
    expect((await files.content(dossier, id)).status).toBe(409);
  }
  const job = files.desk.service.app.get(TidyAttachmentsJob);
  await job.run();
  expect((await last()).scan).toBe('waiting');
  clamd.isUp = true;
  await job.run();
  expect((await files.content(dossier, clean.id)).status).toBe(200);
  expect((await files.content(dossier, infected.id)).status).toBe(410);
  expect(await last()).toMatchObject({ scan: 'infected', deletedReason: 'infected' });
});
