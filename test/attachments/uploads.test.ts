// Uploads over HTTP: resumed after a broken connection, and everything that is not taken in.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../src/domain/time/instant.ts';
import { TidyAttachmentsJob } from '../../src/attachments/tidy-attachments.job.ts';
import { codeOf } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { FilesApp } from './files-app.ts';
import { EMPTY_ZIP, JPEG, latin, pdf, PNG, SIGNED_XML } from './sample-files.ts';
import { packed } from '../../bench/packed.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let files: FilesApp;
let dossier: Dossier;

beforeAll(async () => {
  files = await FilesApp.open({ ATTACHMENT_MAX_MB: '1' });
  dossier = await files.desk.log();
});
afterAll(() => files.close());

const staged = () => readdirSync(join(files.folder, 'uploads')).length;

describe('a file', () => {
  it('is taken in with its type, size and SHA-256, and leaves the staging folder', async () => {
    const bytes = pdf();
    const answer = await files.upload(dossier, bytes, { name: 'Đơn đề nghị.pdf' });
    expect([answer.status, answer.headers.get('upload-offset')]).toEqual([204, String(bytes.length)]);
    const { attachments, mayChange } = await files.list(dossier);
    expect(mayChange).toBe(true);
    expect(attachments).toEqual([
      {
        id: expect.any(String),
        itemKey: 'other',
        marks: [],
        name: 'Đơn đề nghị.pdf',
        type: 'application/pdf',
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        uploadedBy: 'reception',
        uploadedAt: expect.stringMatching(/^2026-03-02T07:00/),
        scan: 'notScanned',
        readable: true,
        shown: true,
        deletedAt: null,
        deletedReason: null,
      },
    ]);
    expect(staged()).toBe(0);
  });

  it('may be the result itself, kept apart from the papers', async () => {
    const answer = await files.upload(dossier, pdf('ket qua'), { name: 'Quyết định.pdf', item: 'result' });
    expect(answer.status).toBe(204);
    const { attachments } = await files.list(dossier);
    expect(attachments.map(({ itemKey, name }) => [itemKey, name])).toContainEqual([
      'result',
      'Quyết định.pdf',
    ]);
  });

  it('goes on from where the connection broke', async () => {
    const bytes = Buffer.concat([pdf(), Buffer.alloc(300_000, 37)]);
    const begun = await files.begin(dossier, bytes.length, { name: 'đứt quãng.pdf' });
    const location = begun.headers.get('location')!;
    await breakOff(location, bytes.subarray(0, 100_000), bytes.length);
    const asked = await files.ask('reception', 'HEAD', location);
    const offset = Number(asked.headers.get('upload-offset'));
    expect([asked.status, asked.headers.get('upload-length')]).toEqual([200, String(bytes.length)]);
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThan(bytes.length);
    const wrong = await files.ask('reception', 'PATCH', location, bytes, { 'upload-offset': '0' });
    expect(codeOf(wrong)).toEqual([409, 'upload.offset']);
    const rest = await files.ask('reception', 'PATCH', location, bytes.subarray(offset), {
      'upload-offset': String(offset),
    });
    expect(rest.status).toBe(204);
    const kept = (await files.list(dossier)).attachments.at(-1)!;
    expect([kept.name, kept.bytes]).toEqual(['đứt quãng.pdf', bytes.length]);
    expect(kept.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('belongs to whoever began it: to others there is no such upload', async () => {
    const location = (await files.begin(dossier, 100)).headers.get('location')!;
    const other = await files.ask('officer', 'HEAD', location);
    expect(other.status).toBe(404);
    const foreign = await files.ask('stranger', 'PATCH', location, pdf(), { 'upload-offset': '0' });
    expect(codeOf(foreign)).toEqual([404, 'dossier.unknown']);
    const elsewhere = location.replace(dossier.id, (await files.desk.log()).id);
    expect((await files.ask('reception', 'HEAD', elsewhere)).status).toBe(404);
    expect((await files.ask('reception', 'DELETE', location)).status).toBe(204);
    expect((await files.ask('reception', 'HEAD', location)).status).toBe(404);
  });

  it('that was given up is purged after a day', async () => {
    await files.begin(dossier, 100);
    expect(staged()).toBe(2);
    await files.desk.service.app.get(TidyAttachmentsJob).run();
    expect(staged()).toBe(2);
    files.desk.service.clock.advance(DAY_MS + 1);
    await files.desk.service.app.get(TidyAttachmentsJob).run();
    expect(staged()).toBe(0);
  });
});

describe('what a file is', () => {
  it.each([
    ['giay.pdf', pdf(), 'application/pdf', 'giay.pdf'],
    ['anh.JPG', JPEG, 'image/jpeg', 'anh.JPG'],
    ['anh.png', PNG, 'image/png', 'anh.png'],
    ['to-khai.xml', SIGNED_XML, 'application/xml', 'to-khai.xml'],
    ['chay.exe', pdf('ten sai'), 'application/pdf', 'chay.exe.pdf'],
  ])('%s is read from its content', async (name, bytes, type, kept) => {
    expect((await files.upload(dossier, bytes, { name })).status).toBe(204);
    const last = (await files.list(dossier)).attachments.at(-1)!;
    expect([last.type, last.name]).toEqual([type, kept]);
  });

  it.each([
    ['a web page', latin('<!doctype html><script>alert(1)</script>'), 'a.pdf'],
    ['an SVG', latin('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.png'],
    [
      'a signed SVG',
      Buffer.concat([SIGNED_XML, latin('<svg xmlns="http://www.w3.org/2000/svg"></svg>')]),
      'a.xml',
    ],
    ['XML that nobody signed', latin('<?xml version="1.0"?><a/>'), 'a.xml'],
    ['a program', latin('MZ\x90\x00'.padEnd(300, '\x00')), 'a.pdf'],
    ['text', latin('just text'), 'a.pdf'],
    ['a picture that is a page too', Buffer.concat([JPEG, latin('<script>1</script>')]), 'a.jpg'],
    ['a picture that is an archive too', Buffer.concat([PNG, EMPTY_ZIP]), 'a.png'],
    ['a document that is an archive too', Buffer.concat([pdf(), EMPTY_ZIP]), 'a.pdf'],
    ['a picture that is a document too', Buffer.concat([JPEG.subarray(0, 20), pdf()]), 'a.jpg'],
  ])('%s is not taken in', async (_what, bytes, name) => {
    const before = (await files.list(dossier)).attachments.length;
    expect(codeOf(await files.upload(dossier, bytes, { name }))).toEqual([422, 'attachment.typeNotAllowed']);
    expect((await files.list(dossier)).attachments.length).toBe(before);
    expect(staged()).toBe(0);
  });

  it('a document with macros under a plain ending is not taken in, whoever sends it', async () => {
    const macros = packed([
      {
        name: '[Content_Types].xml',
        bytes: `<Types><Override PartName="/word/document.xml" ContentType="${DOCX}.main+xml"/></Types>`,
      },
      { name: 'word/document.xml', bytes: '<w:document/>' },
      { name: 'word/vbaProject.bin', bytes: 'made up' },
    ]);
    const refused = await files.upload(dossier, macros, { name: 'don.docx' });
    expect(refused.json()).toMatchObject({ status: 422, code: 'input.active', found: ['macros'] });
    expect(staged()).toBe(0);
  });

  it.each([
    ['runs a script', '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>', 'script'],
    ['starts a program', '/S /Launch /F (cmd.exe)', 'launch'],
  ])('a PDF that %s is not taken in', async (_, inside, found) => {
    const bytes = Buffer.concat([pdf(), latin(`9 0 obj << ${inside} >> endobj`)]);
    const refused = await files.upload(dossier, bytes, { name: 'don.pdf' });
    expect(refused.json()).toMatchObject({ status: 422, code: 'input.active', found: [found] });
    expect(staged()).toBe(0);
  });

  it('a PDF that carries a file is taken in, and says so', async () => {
    const bytes = Buffer.concat([pdf(), latin('9 0 obj << /Type /EmbeddedFile >> endobj')]);
    expect((await files.upload(dossier, bytes, { name: 'hoa-don.pdf' })).status).toBe(204);
    expect((await files.list(dossier)).attachments.at(-1)).toMatchObject({ marks: ['embeddedFiles'] });
  });

  it.each(['../../etc/passwd', 'a/b.pdf', 'a\\b.pdf', '..', '', 'a\u0000.pdf', 'exe.\u202efdp', 'C:x.pdf'])(
    'the name %p is not kept',
    async (name) => {
      expect(codeOf(await files.begin(dossier, 10, { name }))).toEqual([422, 'attachment.nameNotAllowed']);
    },
  );

  it('a name is kept in one Unicode form', async () => {
    await files.upload(dossier, pdf('nfd'), { name: 'Nguyễn.pdf'.normalize('NFD') });
    expect((await files.list(dossier)).attachments.at(-1)!.name).toBe('Nguyễn.pdf'.normalize('NFC'));
  });
});

describe('an upload is refused', () => {
  it('when it is empty or too large, before a byte is sent', async () => {
    expect(codeOf(await files.begin(dossier, 0))).toEqual([422, 'attachment.empty']);
    expect(codeOf(await files.begin(dossier, 1_048_577))).toEqual([413, 'attachment.tooLarge']);
  });

  it('when more comes than was announced', async () => {
    const location = (await files.begin(dossier, 10)).headers.get('location')!;
    const answer = await files.ask('reception', 'PATCH', location, pdf(), { 'upload-offset': '0' });
    expect(codeOf(answer)).toEqual([413, 'attachment.tooLarge']);
    await files.ask('reception', 'DELETE', location);
  });

  it('for a paper that the dossier does not have', async () => {
    expect(codeOf(await files.begin(dossier, 10, { item: 'khong-co' }))).toEqual([
      422,
      'attachment.itemUnknown',
    ]);
  });

  it('outside the protocol', async () => {
    const path = `/dossiers/${dossier.id}/attachments/uploads`;
    expect(codeOf(await files.desk.send('reception', 'POST', path, {}))).toEqual([412, 'upload.protocol']);
  });

  it('from whoever only reads, and from outside the scope', async () => {
    expect(codeOf(await files.begin(dossier, 10, { person: 'chief' }))).toEqual([403, 'right.missing']);
    expect(codeOf(await files.begin(dossier, 10, { person: 'stranger' }))).toEqual([404, 'dossier.unknown']);
    expect(codeOf(await files.begin(dossier, 10, { person: 'admin' }))).toEqual([404, 'dossier.unknown']);
  });
});

describe('the number of files', () => {
  it('ends at a hundred; one more is refused, also when begun before', async () => {
    const full = await files.desk.log();
    const early = (await files.begin(full, pdf().length)).headers.get('location')!;
    for (let i = 0; i < 100; i++) {
      const { status } = await files.upload(full, pdf(`so ${i}`));
      expect(status).toBe(204);
    }
    expect((await files.list(full)).roomFor).toBe(0);
    expect(codeOf(await files.begin(full, 10))).toEqual([409, 'attachment.tooMany']);
    const late = await files.ask('reception', 'PATCH', early, pdf(), { 'upload-offset': '0' });
    expect(codeOf(late)).toEqual([409, 'attachment.tooMany']);
  });
});

/** Sends a part over a socket that is torn down before the rest. */
function breakOff(location: string, part: Buffer, length: number): Promise<void> {
  const { port } = new URL(files.desk.service.http.url);
  const { token } = files.desk.office.people.reception;
  return new Promise((done, fail) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(
        `PATCH ${location} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nTus-Resumable: 1.0.0\r\n` +
          `Upload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: ${length}\r\n\r\n`,
      );
      socket.write(part, () => setTimeout(() => socket.destroy(), 300));
    });
    socket.on('error', fail);
    socket.on('close', () => setTimeout(done, 300));
  });
}
