// The desk with a data folder of its own, and uploads as a browser sends them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '../support/http-client.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';

interface FileView {
  readonly id: string;
  readonly itemKey: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly uploadedBy: string | null;
  readonly scan: string;
  readonly readable: boolean;
  readonly deletedAt: string | null;
  readonly deletedReason: string | null;
  readonly marks: readonly string[];
}

export interface FileList {
  readonly attachments: readonly FileView[];
  readonly mayChange: boolean;
  readonly roomFor: number;
}

interface UploadOptions {
  readonly person?: PersonName;
  readonly item?: string;
  readonly name?: string;
}

const TUS = { 'tus-resumable': '1.0.0' };

export class FilesApp {
  private constructor(
    readonly desk: DeskApp,
    readonly folder: string,
  ) {}

  static async open(environment: Record<string, string> = {}): Promise<FilesApp> {
    const folder = mkdtempSync(join(tmpdir(), 'motcua-files-'));
    const desk = await DeskApp.open({ environment: { MOTCUA_DATA_DIR: folder, ...environment } });
    return new FilesApp(desk, folder);
  }

  /** Begins an upload; its address is in the answer's `location`. */
  begin(dossier: Dossier, length: number, options: UploadOptions = {}): Promise<Answer> {
    const { person = 'reception', item = 'other', name = 'giấy tờ.pdf' } = options;
    const metadata = `filename ${Buffer.from(name).toString('base64')},item ${Buffer.from(item).toString('base64')}`;
    return this.desk.send(person, 'POST', `/dossiers/${dossier.id}/attachments/uploads`, undefined, {
      ...TUS,
      'upload-length': String(length),
      'upload-metadata': metadata,
    });
  }

  /** Any request of the protocol at an upload's address. */
  async ask(
    person: PersonName,
    method: string,
    location: string,
    body?: Buffer,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(`${this.desk.service.http.url}${location}`, {
      method,
      headers: {
        authorization: `Bearer ${this.desk.office.people[person].token}`,
        ...TUS,
        ...(body === undefined ? {} : { 'content-type': 'application/offset+octet-stream' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    });
    const text = await response.text();
    const { status, headers: received } = response;
    return { status, headers: received, text, json: <Body>() => JSON.parse(text) as Body };
  }

  /** A whole file in two requests; the answer is the last one's. */
  async upload(dossier: Dossier, bytes: Buffer, options: UploadOptions = {}): Promise<Answer> {
    const begun = await this.begin(dossier, bytes.length, options);
    if (begun.status !== 201) return begun;
    return this.ask(options.person ?? 'reception', 'PATCH', begun.headers.get('location')!, bytes, {
      'upload-offset': '0',
    });
  }

  async list(dossier: Dossier, person: PersonName = 'reception'): Promise<FileList> {
    return (await this.desk.send(person, 'GET', `/dossiers/${dossier.id}/attachments`)).json<FileList>();
  }

  async content(
    dossier: Dossier,
    id: string,
    { person = 'reception', query = '', headers = {} }: ContentOptions = {},
  ): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
    const response = await fetch(
      `${this.desk.service.http.url}/api/v1/dossiers/${dossier.id}/attachments/${id}/content${query}`,
      { headers: { authorization: `Bearer ${this.desk.office.people[person].token}`, ...headers } },
    );
    const { status, headers: received } = response;
    return { status, headers: received, bytes: Buffer.from(await response.arrayBuffer()) };
  }

  async close(): Promise<void> {
    await this.desk.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

interface ContentOptions {
  readonly person?: PersonName;
  readonly query?: string;
  readonly headers?: Record<string, string>;
}
