// The supervising office is told who was given the rights of an administrator or of a supervisor, once.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../src/domain/time/instant.ts';
import { AdministrationLog } from '../../src/organization/administration-log/administration-log.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { createFirstAdministrator } from '../../src/organization/staff/create-first-administrator.ts';
import { RequestContext } from '../../src/platform/request-context.ts';
import { TellOfRaisedRights } from '../../src/supervision/raised-rights/tell-of-raised-rights.ts';
import { dataSourceOf } from '../../src/platform/data-source.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { DeskApp } from '../dossiers/desk-app.ts';
import { emptyDatabase } from '../support/database.ts';

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());

interface Mail {
  readonly address: string;
  readonly payload: { readonly subject: string; readonly paragraphs: readonly string[] };
}
const tell = () => desk.service.app.get(TellOfRaisedRights).run(desk.service.clock.now());
const mails = async () =>
  (
    await desk.service.database.query<Mail>({
      text: `select address, payload from delivery where dedupe_key like 'raised:%' order by created_at, id`,
    })
  ).rows;

it('by mail, naming whom, what and who did it; not of other positions, and not twice', async () => {
  const { units } = desk.office;
  const give = (position: string) =>
    desk.send('admin', 'POST', `/staff/${desk.office.people.clerk.staffId}/positions`, {
      unitId: units.provinceOffice,
      position,
    });
  expect((await give('officer')).status).toBe(201);
  expect(await tell()).toBe(0);
  expect((await give('administrator')).status).toBe(201);
  expect([await tell(), await tell()]).toEqual([1, 0]);
  const [mail] = await mails();
  expect(mail!.address).toBe('chief@tinh.example');
  const text = mail!.payload.paragraphs.join(' ');
  expect(text).toContain('clerk được giao vị trí quản trị tại Đơn vị H99.01');
  expect(text).toContain('Người thực hiện: admin');
});

it('also of an administrator made on the command line, and of a password reset that opens such an account', async () => {
  const { database, clock } = desk.service;
  const wish = { account: 'second', name: 'Second', password: 'a field of rice', unitCode: null };
  await createFirstAdministrator(database, { ...wish, unitName: null }, clock);
  const reset = await desk.send('admin', 'POST', `/staff/${desk.office.people.chief.staffId}/password-reset`);
  expect(reset.status).toBe(200);
  expect(await tell()).toBe(2);
  const words = (await mails()).map(({ payload }) => payload.paragraphs.join(' '));
  expect(words[1]).toContain('bằng dòng lệnh');
  expect(words[2]).toContain('Mật khẩu của chief');
  clock.advance(8 * DAY_MS);
  expect(await tell()).toBe(0);
});

it('and nobody closes his own account', async () => {
  const { staffId } = desk.office.people.admin;
  const headers = { 'if-match': '"1"', authorization: `Bearer ${desk.office.people.admin.token}` };
  const own = await desk.service.http.send('POST', `/api/v1/staff/${staffId}/disable`, {}, headers);
  expect([own.status, own.json()['code']]).toEqual([403, 'right.onOneself']);
});

it('names nobody where the line comes from no request and no command to tell of', async () => {
  const { database, app } = desk.service;
  const act = { action: 'position.given', subject: { id: null, name: 'Mẫu' }, raises: true } as const;
  await app.get(AdministrationLog).write(database, act);
  expect(await tell()).toBe(0);
});

describe('more at once than there is room for', () => {
  const line = (n: number) => ({
    action: 'position.given' as const,
    subject: { id: null, name: `Người thứ ${n}` },
    after: { position: 'inspector', unit: 'Văn phòng' },
    raises: true,
  });
  /** As by an administrator’s request. */
  async function raise(from: number, to: number): Promise<void> {
    const { database, app } = desk.service;
    const context = app.get(RequestContext);
    const write = async () => {
      context.setStaff(desk.office.people.admin.staffId);
      for (let n = from; n <= to; n++) await app.get(AdministrationLog).write(database, line(n));
    };
    await new Promise<void>((done, failed) =>
      context.enter({}, { requestId: 'many', network: '127.0.0.1' }, () => void write().then(done, failed)),
    );
  }
  const told = async () => (await mails()).flatMap(({ payload }) => payload.paragraphs).join(' ');

  it('is told as one mail that names each, and none is lost', async () => {
    const before = (await mails()).length;
    await raise(1, 450);
    // Two hundred, two hundred, fifty: and each only once, by whichever service comes first.
    await Promise.all([tell(), tell()]);
    await tell();
    expect((await mails()).length).toBe(before + 3);
    const words = await told();
    for (const n of [1, 200, 201, 449, 450]) expect(words.split(`Người thứ ${n} được giao`)).toHaveLength(2);
    await raise(451, 452);
    await tell();
    expect((await mails()).length).toBe(before + 5);
  });

  it('waits for as long as nobody is there to be told', async () => {
    const { database, clock } = desk.service;
    const mail = (address: string | null) =>
      database.query({
        text: `update staff set email = $2 where id = $1`,
        values: [desk.office.people.chief.staffId, address],
      });
    await mail(null);
    await raise(900, 900);
    expect(await tell()).toBe(0);
    clock.advance(30 * DAY_MS);
    await mail('chief@tinh.example');
    await desk.service.app.get(OrganizationDirectory).reload();
    expect(await tell()).toBe(1);
    expect(await told()).toContain('Người thứ 900 được giao vị trí kiểm tra công vụ');
  });
});

it('says whose positions reach other agencies by a change of units', async () => {
  const { units } = desk.office;
  const { version } = (await desk.send('admin', 'GET', `/units/${units.department}`)).json<{
    version: number;
  }>();
  const moved = await desk.send(
    'admin',
    'PATCH',
    `/units/${units.department}`,
    { parentId: units.elsewhere },
    { 'if-match': `"${version}"` },
  );
  expect([moved.status, moved.text]).toEqual([200, expect.any(String)]);
  expect(await tell()).toBe(1);
  const words = (await mails()).at(-1)!.payload.paragraphs.join(' ');
  expect(words).toContain(
    'Thay đổi đơn vị: Đơn vị H99.12.02. Có thêm quyền tại đơn vị ngoài cơ quan của mình',
  );
  expect(words).toContain('stranger');
});

it('of before it was noted what had been told: neither what was mailed nor what is older than a week', async () => {
  const { url, drop } = await emptyDatabase();
  const owner = await dataSourceOf(url, 1).initialize();
  await migrate(owner);
  const isNoted = async () =>
    (
      await owner.query<[{ there: boolean }]>(`select to_regclass('raised_right_told') is not null as there`)
    )[0].there;
  while (await isNoted()) await owner.undoLastMigration();
  const idOf = (n: number) => `01900000-0000-7000-8000-00000000000${n}`;
  for (const [n, day, raises] of [
    [1, '2026-03-01', true],
    [2, '2026-03-09', true],
    [3, '2026-03-09', true],
    [4, '2026-03-10', false],
  ] as const)
    await owner.query(
      `insert into administration_log (id, at, action, raises) values ($1, $2, 'position.given', $3)`,
      [idOf(n), day, raises],
    );
  await owner.query(
    `insert into delivery (home_agency_id, id, kind, dedupe_key, address, payload, not_before, status, attempts, created_at)
      values ($1, $1, 'mail', $2, 'a@tinh.example', '{}', now(), 'sent', 1, now())`,
    [idOf(9), `raised:${idOf(2)}:${idOf(9)}`],
  );
  await migrate(owner);
  const told = await owner.query<{ line_id: string }[]>(`select line_id from raised_right_told order by 1`);
  expect(told.map(({ line_id }) => line_id)).toEqual([idOf(1), idOf(2)]);
  await owner.destroy();
  await drop();
});
