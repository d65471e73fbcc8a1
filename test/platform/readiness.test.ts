// A database that takes nothing: readable as before, refused with its reason when written, told by health, and mended.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DeskApp } from '../dossiers/desk-app.ts';

let desk: DeskApp;
let admin: pg.Client;
let name: string;

beforeAll(async () => {
  desk = await DeskApp.open();
  await desk.log();
  const url = new URL(desk.service.config.ownerConnectionString);
  name = url.pathname.slice(1);
  url.pathname = '/postgres';
  admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await desk.close();
});

interface Health {
  readonly status: string;
  readonly checks: Readonly<Record<string, string>>;
  readonly reasons?: Readonly<Record<string, string>>;
}

const lodge = () =>
  desk.send('reception', 'POST', '/dossiers', {
    procedureCode: '1.001806',
    caseKey: 'chung',
    decision: 'accept',
    applicant: { name: 'Người Nộp Mẫu', kind: 'citizen' },
    checklist: [],
  });
const read = () => desk.send('reception', 'GET', '/dossiers');

async function until(condition: (health: Health, http: number) => boolean, ms: number): Promise<number> {
  const began = performance.now();
  let last = '';
  while (performance.now() - began < ms) {
    const answer = await desk.service.http.get('/health/ready');
    if (condition(answer.json<Health>(), answer.status)) return performance.now() - began;
    last = answer.text;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`health did not change in time: ${last}`);
}

describe('a database that can only be read', () => {
  it('is not ready within seconds, refuses writes with 503 and its reason, and mends itself', async () => {
    // As a fail-over leaves it, or a guard of the disk: for new sessions, and the old ones are cut.
    await admin.query(`alter database ${name} set default_transaction_read_only = on`);
    await cutAll();
    await until(({ reasons, status }, http) => {
      return http === 503 && status === 'notReady' && reasons?.['database'] === 'database.readOnly';
    }, 120_000);
    const refused = await lodge();
    expect([refused.status, refused.json()['code']]).toEqual([503, 'database.readOnly']);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect((await read()).status).toBe(200);
    const metrics = await desk.service.http.get('/metrics');
    expect(metrics.text).toContain('motcua_up{check="database"} 0');

    await admin.query(`alter database ${name} reset default_transaction_read_only`);
    await until(({ checks }, http) => http === 200 && checks['database'] === 'up', 120_000);
    // Sessions that were opened meanwhile stay as they were for ever: what found the mend has given them up.
    const answers = [];
    for (let i = 0; i < 8; i++) answers.push((await lodge()).status);
    expect(answers).toEqual(Array.from({ length: 8 }, () => 201));
  });
});

describe('a disk without room', () => {
  it('is told as such although the probe still finds room, and is forgotten when it has passed', async () => {
    await desk.service.database.query({
      text: `create function no_room() returns trigger language plpgsql as
        $$begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end$$`,
    });
    await desk.service.database.query({
      text: 'create trigger no_room before insert on dossier for each statement execute function no_room()',
    });
    const refused = await lodge();
    expect([refused.status, refused.json()['code']]).toEqual([503, 'database.full']);
    await until(({ reasons }, http) => http === 503 && reasons?.['database'] === 'database.full', 12_000);
    await desk.service.database.query({ text: 'drop trigger no_room on dossier' });
    expect((await lodge()).status).toBe(201);
    await until(({ checks }, http) => http === 200 && checks['database'] === 'up', 120_000);
  });
});

describe('connections that are cut while people work', () => {
  it('cost 503 at most, and the next try succeeds', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        if (index % 10 === 5) await cutAll();
        return (await lodge()).status;
      }),
    );
    for (const status of answers) expect([201, 503]).toContain(status);
    let last = await lodge();
    for (let i = 0; i < 6 && last.status === 503; i++) last = await lodge();
    expect(last.status).toBe(201);
  });
});

async function cutAll(): Promise<void> {
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
}
