// Files handed out over HTTP: never as a page, in parts, to people in scope only, each time noted.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccessLog } from '../../src/organization/access-log/access-log.ts';
import { TidyAttachmentsJob } from '../../src/attachments/tidy-attachments.job.ts';
import { DAY_MS } from '../../src/domain/time/instant.ts';
import { codeOf } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { FilesApp } from './files-app.ts';
import { JPEG, pdf, SIGNED_XML } from './sample-files.ts';

let files: FilesApp;
let dossier: Dossier;

beforeAll(async () => {
  files = await FilesApp.open({ ATTACHMENT_YEARS_KEPT: '5' });
  dossier = await files.desk.log();
});
afterAll(() => files.close());

async function uploaded(bytes: Buffer, name: string, of = dossier) {
  const { status } = await files.upload(of, bytes, { name });
  expect(status).toBe(204);
  return (await files.list(of)).attachments.at(-1)!;
}

const problemOf = ({ status, bytes }: { status: number; bytes: Buffer }) => [
  status,
  (JSON.parse(bytes.toString()) as { code: string }).code,
];

const keptFiles = () =>
  readdirSync(join(files.folder, 'attachments'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length;

describe('a file that is handed out', () => {
  it('is downloaded under its name, and never a page of the service', async () => {
    const { id } = await uploaded(pdf(), 'Đơn "xin phép".pdf');
    const { status, headers, bytes } = await files.content(dossier, id);
    expect([status, bytes.equals(pdf())]).toEqual([200, true]);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Don _xin phep_.pdf"; filename*=UTF-8''${encodeURIComponent('Đơn "xin phép".pdf')}`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none';.*sandbox/);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is shown in the page when it is a PDF or a picture, and only then', async () => {
    const picture = await uploaded(JPEG, 'anh.jpg');
    const shown = await files.content(dossier, picture.id, { query: '?inline=1' });
    expect(shown.headers.get('content-disposition')).toMatch(/^inline; /);
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    expect(shown.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    const { id } = await uploaded(SIGNED_XML, 'ky.xml');
    const xml = await files.content(dossier, id, { query: '?inline=1' });
    expect(xml.headers.get('content-disposition')).toMatch(/^attachment; /);
  });

  it.each([
    ['bytes=0-7', 206, 'bytes 0-7/', (all: Buffer) => all.subarray(0, 8)],
    ['bytes=5-', 206, 'bytes 5-', (all: Buffer) => all.subarray(5)],
    ['bytes=-6', 206, 'bytes ', (all: Buffer) => all.subarray(-6)],
    ['bytes=0-999999', 206, 'bytes 0-', (all: Buffer) => all],
    ['bytes=0-1,4-5', 200, null, (all: Buffer) => all],
    ['bytes=9-3', 200, null, (all: Buffer) => all],
    ['lines=0-3', 200, null, (all: Buffer) => all],
  ])('is given in part: %s', async (range, status, contentRange, part) => {
    const all = pdf('tung phan');
    const { id } = await uploaded(all, 'phan.pdf');
    const answer = await files.content(dossier, id, { headers: { range } });
    expect([answer.status, answer.bytes.equals(part(all))]).toEqual([status, true]);
    const told = answer.headers.get('content-range');
    if (contentRange === null) expect(told).toBeNull();
    else expect(told?.startsWith(contentRange) && told.endsWith(`/${all.length}`)).toBe(true);
  });

  it('has no part beyond its end', async () => {
    const { id, bytes } = await uploaded(pdf('ngan'), 'ngan.pdf');
    const answer = await files.content(dossier, id, { headers: { range: 'bytes=99999-' } });
    expect(problemOf(answer)).toEqual([416, 'attachment.rangeUnmet']);
    expect(answer.headers.get('content-range')).toBe(`bytes */${bytes}`);
  });

  it('is there only for people in scope, and each reading is noted', async () => {
    const { id } = await uploaded(pdf('nhat ky'), 'nhat-ky.pdf');
    for (const person of ['stranger', 'admin'] as const)
      expect(problemOf(await files.content(dossier, id, { person }))).toEqual([404, 'dossier.unknown']);
    expect((await files.content(dossier, id, { person: 'officer' })).status).toBe(200);
    expect((await files.content(dossier, id, { person: 'chief' })).status).toBe(200);
    const other = await files.desk.log();
    expect(problemOf(await files.content(other, id))).toEqual([404, 'attachment.unknown']);
    expect(problemOf(await files.content(dossier, 'x'))).toEqual([404, 'attachment.unknown']);
    await files.desk.service.app.get(AccessLog).flush();
    const { rows } = await files.desk.service.database.query<{ staff_id: string }>({
      text: `select staff_id from access_log where what = 'attachment' and purpose = $1 order by at, id`,
      values: [id],
    });
    const { officer, chief } = files.desk.office.people;
    expect(rows.map((row) => row.staff_id)).toEqual([officer.staffId, chief.staffId]);
  });
});

describe('a deleted file', () => {
  it('is gone with a reason; the record stays, and bytes that another row uses', async () => {
    const bytes = pdf('hai lan');
    const [first, second] = [await uploaded(bytes, 'mot.pdf'), await uploaded(bytes, 'hai.pdf')];
    const path = join(
      files.folder,
      'attachments',
      first.sha256.slice(0, 2),
      first.sha256.slice(2, 4),
      first.sha256,
    );
    const remove = (id: string, body: object, person: 'reception' | 'chief' | 'stranger' = 'reception') =>
      files.desk.send(person, 'POST', `/dossiers/${dossier.id}/attachments/${id}/delete`, body);
    expect(codeOf(await remove(first.id, {}))).toEqual([422, 'request.invalid']);
    expect(codeOf(await remove(first.id, { reason: 'Nhầm' }, 'chief'))).toEqual([403, 'right.missing']);
    expect(codeOf(await remove(first.id, { reason: 'Nhầm' }, 'stranger'))).toEqual([404, 'dossier.unknown']);
    expect((await remove(first.id, { reason: 'Nhầm hồ sơ' })).status).toBe(204);
    expect(codeOf(await remove(first.id, { reason: 'Nhầm hồ sơ' }))).toEqual([404, 'attachment.unknown']);
    expect(problemOf(await files.content(dossier, first.id))).toEqual([410, 'attachment.deleted']);
    expect((await files.content(dossier, second.id)).status).toBe(200);
    expect(existsSync(path)).toBe(true);
    expect((await remove(second.id, { reason: 'Nhầm nốt' })).status).toBe(204);
    expect(existsSync(path)).toBe(false);
    const record = (await files.list(dossier)).attachments.find(({ id }) => id === first.id);
    expect(record).toMatchObject({ deletedReason: 'Nhầm hồ sơ', readable: false });
  });

  it('goes by the retention rule some years after closing, and not before', async () => {
    const old = await files.desk.resolve(await files.desk.log());
    const file = await uploaded(pdf('luu tru'), 'luu.pdf', old);
    await files.desk.event('reception', old, { type: 'return', how: 'desk' });
    const later = await files.desk.send(
      'reception',
      'POST',
      `/dossiers/${old.id}/attachments/${file.id}/delete`,
      {
        reason: 'Không cần',
      },
    );
    expect(codeOf(later)).toEqual([409, 'attachment.closed']);
    const job = files.desk.service.app.get(TidyAttachmentsJob);
    const before = keptFiles();
    files.desk.service.clock.advance(5 * 365 * DAY_MS);
    await job.run();
    expect((await stored(file.id)).deleted_reason).toBeNull();
    files.desk.service.clock.advance(3 * DAY_MS);
    await job.run();
    expect(await stored(file.id)).toMatchObject({ deleted_reason: 'retention', gone: true });
    expect(keptFiles()).toBe(before - 1);
    // Files of open dossiers are not touched.
    const { rows } = await files.desk.service.database.query({
      text: `select 1 from attachment where owner_id = $1 and deleted_reason = 'retention'`,
      values: [dossier.id],
    });
    expect(rows).toEqual([]);
  });
});

async function stored(id: string) {
  const { rows } = await files.desk.service.database.query<{ deleted_reason: string | null; gone: boolean }>({
    text: `select deleted_reason, bytes_gone_at is not null as gone from attachment where id = $1`,
    values: [id],
  });
  return rows[0]!;
}
