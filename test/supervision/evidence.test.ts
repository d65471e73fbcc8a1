// The evidence of a late case: sent by whoever must explain, read by whoever sees the case, named in its journal.
import { createHash } from 'node:crypto';
import { verify } from '../../src/engine/verify.ts';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AccessLog } from '../../src/organization/access-log/access-log.ts';
import type { LateCaseAnswer, LateCaseView } from '../../src/supervision/late-cases/late-case-view.ts';
import { VERIFIED_LATE_CASES } from '../../src/supervision/late-cases/verifying-late-cases.ts';
import { FilesApp } from '../attachments/files-app.ts';
import type { FileList } from '../attachments/files-app.ts';
import { pdf } from '../attachments/sample-files.ts';
import { codeOf } from '../dossiers/desk-app.ts';
import type { PersonName } from '../support/furnished-office.ts';

let app: FilesApp;
let id: string;
beforeAll(async () => {
  app = await FilesApp.open();
  const { code } = await app.desk.log();
  const opened = await app.desk.send('chief', 'POST', '/late-cases', {
    ref: code,
    note: 'Công dân phản ánh',
  });
  ({ id } = opened.json<LateCaseAnswer>());
});
afterAll(() => app.close());

const begin = (person: PersonName, bytes: Buffer, name = 'báo cáo.pdf') =>
  app.desk.send(person, 'POST', `/late-cases/${id}/evidence/uploads`, undefined, {
    'tus-resumable': '1.0.0',
    'upload-length': String(bytes.length),
    'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
  });
const goOn = (person: PersonName, location: string, bytes: Buffer) =>
  app.ask(person, 'PATCH', location, bytes, { 'upload-offset': '0' });
const list = async (person: PersonName) =>
  (await app.desk.send(person, 'GET', `/late-cases/${id}/evidence`)).json<FileList>();
const view = async () => (await app.desk.send('chief', 'GET', `/late-cases/${id}`)).json<LateCaseView>();
const send = async (person: PersonName, body: object) =>
  app.desk.send(person, 'POST', `/late-cases/${id}/events`, body, {
    'if-match': `"${(await view()).version}"`,
  });
const content = (person: PersonName, file: string) =>
  fetch(`${app.desk.service.http.url}/api/v1/late-cases/${id}/evidence/${file}/content?inline=1`, {
    headers: { authorization: `Bearer ${app.desk.office.people[person].token}` },
  });

it('is not taken before an explanation is asked for, nor from those who do not owe it', async () => {
  expect(codeOf(await begin('head', pdf()))).toEqual([409, 'event.notPossible']);
  expect((await send('chief', { type: 'ask', answerDueAt: '2026-12-01T17:00:00+07:00' })).status).toBe(200);
  expect(codeOf(await begin('chief', pdf()))).toEqual([403, 'right.missing']);
  expect(codeOf(await begin('stranger', pdf()))).toEqual([404, 'lateCase.unknown']);
  expect([(await list('chief')).mayChange, (await list('head')).mayChange]).toEqual([false, true]);
});

it('comes in parts, is read by both sides with the care that all files get, and by nobody else', async () => {
  const bytes = pdf('bao cao');
  const begun = await begin('head', bytes);
  expect(begun.status).toBe(201);
  const location = begun.headers.get('location')!;
  expect(location).toContain(`/late-cases/${id}/evidence/uploads/`);
  expect(codeOf(await goOn('leader', location, bytes))).toEqual([404, 'upload.unknown']);
  expect((await goOn('head', location, bytes)).status).toBe(204);
  const [file] = (await list('chief')).attachments;
  expect(file).toMatchObject({ name: 'báo cáo.pdf', type: 'application/pdf', readable: true });
  const answer = await content('chief', file!.id);
  expect([answer.status, Buffer.from(await answer.arrayBuffer()).equals(bytes)]).toEqual([200, true]);
  expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  expect((await content('stranger', file!.id)).status).toBe(404);
  const wrong = Buffer.from('<html><script>1</script>');
  const lie = await begin('head', wrong, 'trang.pdf');
  expect(codeOf(await goOn('head', lie.headers.get('location')!, wrong))).toEqual([
    422,
    'attachment.typeNotAllowed',
  ]);
});

it('stands in the journal by its hash once the explanation is given, and then stays as it is', async () => {
  const [file] = (await list('head')).attachments;
  const explained = { type: 'explain', reason: 'overload', text: 'Ba người', evidence: ['12/BC'] };
  expect((await send('head', explained)).status).toBe(200);
  const entry = (await view()).course.find(({ type }) => type === 'explain')!;
  const sha256 = createHash('sha256').update(pdf('bao cao')).digest('hex');
  expect(entry.facts).toMatchObject({ evidence: ['12/BC'], files: [{ id: file!.id, sha256 }] });
  const away = await app.desk.send('head', 'POST', `/late-cases/${id}/evidence/${file!.id}/delete`, {
    reason: 'gửi nhầm',
  });
  expect(codeOf(away)).toEqual([409, 'event.notPossible']);
  expect((await list('head')).mayChange).toBe(false);
  expect((await verify(app.desk.service.database, VERIFIED_LATE_CASES)).differences).toEqual([]);
  await app.desk.service.app.get(AccessLog).flush();
  const { rows } = await app.desk.service.database.query({
    text: `select 1 from access_log where what = 'evidence' and purpose = $1`,
    values: [file!.id],
  });
  expect(rows).toHaveLength(1);
});
