// Numbers without a gap and each form once: many at a time, and when the service is killed at the worst moment.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { IssueDueForms } from '../../src/documents/issue/issue-due-forms.ts';
import { IssueForm } from '../../src/documents/issue/issue-form.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { DeskApp } from '../dossiers/desk-app.ts';

let desk: DeskApp;
let forms: IssueDueForms;
beforeAll(async () => {
  desk = await DeskApp.open();
  forms = desk.service.app.get(IssueDueForms);
});
afterAll(() => desk.close());

const query = async <Row extends object>(text: string, ...values: unknown[]) =>
  (await desk.service.database.query<Row>({ text, values })).rows;
const issuedOf = (dossierId: string) =>
  query<{ number: number; printed: boolean }>(
    `select number, sha256 is not null as printed from issued_form where dossier_id = $1`,
    dossierId,
  );
const numbers = async () =>
  (
    await query<{ number: number }>(
      `select number from issued_form where meaning = 'receipt' and unit_id = $1 and year = 2026 order by number`,
      desk.office.units.oneStop,
    )
  ).map(({ number }) => number);
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

it('four instances that issue and render at once give each dossier one form, and the unit no gap', async () => {
  const dossiers = await Promise.all(upTo(24).map(() => desk.log()));
  await Promise.all([
    forms.run(),
    forms.run(),
    forms.run(),
    forms.run(),
    forms.ofDossier(keyOf(dossiers[0]!)),
  ]);
  for (const { id } of dossiers)
    expect(await issuedOf(id)).toEqual([{ number: expect.any(Number), printed: true }]);
  expect(await numbers()).toEqual(upTo(24));
  expect(await query('select 1 from form_due')).toEqual([]);
});

const keyOf = ({ id }: { id: string }) => ({ homeAgencyId: desk.office.units.agency, id });

describe('killed', () => {
  it('after the transition and before the form, nothing is lost and nothing doubled', async () => {
    const { id } = await desk.log();
    expect(await issuedOf(id)).toEqual([]);
    await forms.run();
    await forms.run();
    expect(await issuedOf(id)).toEqual([{ number: 25, printed: true }]);
  });

  it('in the middle of issuing, the number goes back and the form is still due', async () => {
    const { id } = await desk.log();
    const [due] = await query<{ homeAgencyId: string; dossierId: string; seq: number; meaning: string }>(
      `select home_agency_id as "homeAgencyId", dossier_id as "dossierId", seq, meaning from form_due`,
    );
    let died: Promise<unknown> = Promise.resolve();
    await desk.service.database.transaction(async (sql) => {
      await sql.query({ text: `select * from form_series for update` });
      died = desk.service.app
        .get(IssueForm)
        .run(due!)
        .catch((error: unknown) => error);
      await terminateWhoWaits();
    });
    expect(await died).toBeInstanceOf(Error);
    expect(await issuedOf(id)).toEqual([]);
    await forms.run();
    await forms.run();
    expect(await issuedOf(id)).toEqual([{ number: 26, printed: true }]);
    expect(await numbers()).toEqual(upTo(26));
  });

  it('between number and rendering, it is rendered later from what was frozen', async () => {
    const { id } = await desk.log({ subject: 'Việc A' });
    await forms.ofDossier(keyOf({ id }));
    expect(await issuedOf(id)).toEqual([{ number: 27, printed: false }]);
    await query(`update dossier_applicant set subject = 'Việc B' where dossier_id = $1`, id);
    await forms.run();
    expect(await issuedOf(id)).toEqual([{ number: 27, printed: true }]);
    const [kept] = await query<{ subject: string }>(
      `select facts->>'subject' as subject from issued_form where dossier_id = $1`,
      id,
    );
    expect(kept).toEqual({ subject: 'Việc A' });
  });

  /** Ends the connection that waits for the series, as `kill -9` of its service would. */
  async function terminateWhoWaits(): Promise<void> {
    for (let i = 0; i < 100; i++) {
      const ended = await query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like '%form_series%'`,
      );
      if (ended.length > 0) return;
      await new Promise((done) => setTimeout(done, 20));
    }
    throw new Error('nobody waited for the series');
  }
});

it('one that cannot be set does not hold up the others', async () => {
  await query(
    `insert into form_due (home_agency_id, dossier_id, seq, meaning, occurred_at)
     values (gen_random_uuid(), gen_random_uuid(), 1, 'receipt', '2020-01-01'),
            ($1, (select dossier_id from issued_form limit 1), 999, 'receipt', '2020-01-01')`,
    desk.office.units.agency,
  );
  const { id } = await desk.log();
  await forms.run();
  expect(await issuedOf(id)).toEqual([{ number: 28, printed: true }]);
});

describe.each([
  ['2023-10-26', '2023-12-20', 'TT 01/2018', ['01', 'Phiếu xin lỗi và hẹn lại ngày trả kết quả'], null],
  ['2025-07-02', '2025-09-10', 'TT 01/2018', ['01', 'Phiếu xin lỗi và hẹn lại ngày trả kết quả'], null],
  [
    '2025-10-01',
    '2025-12-10',
    'TT 03/2025',
    ['01', 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết'],
    '05',
  ],
  [
    '2026-08-05',
    '2026-10-07',
    'TT 03/2025',
    ['01', 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết'],
    '05',
  ],
])('a dossier of %s', (day, later, formSet, [receipt, apologyTitle], stopNotice) => {
  it(`has the forms of ${formSet}`, async () => {
    const town = await DeskApp.open({ clock: new ManualClock(parseInstant(`${day}T08:00`)) });
    try {
      const formsOf = async (id: string) =>
        (await town.send('reception', 'GET', `/dossiers/${id}/forms`)).json<{
          forms: { meaning: string; formSet: string; formNumber: string; title: string }[];
        }>().forms;
      const dossier = await town.event('reception', await town.log(), { type: 'transfer' });
      await town.event('leader', dossier, {
        type: 'apologise',
        reason: 'Chờ ý kiến',
        promisedAt: `${later}T17:00:00+07:00`,
      });
      expect(await formsOf(dossier.id)).toMatchObject([
        { meaning: 'apology', formSet, formNumber: '04', title: apologyTitle },
        { meaning: 'receipt', formSet, formNumber: receipt },
      ]);
      const stopped = await town.event('reception', await town.log(), {
        type: 'endAtRequest',
        reason: 'Rút',
      });
      const meanings = (await formsOf(stopped.id)).map(({ meaning, formNumber }) => [meaning, formNumber]);
      expect(meanings).toEqual([
        ...(stopNotice === null ? [] : [['stopNotice', stopNotice]]),
        ['receipt', '01'],
      ]);
      const left = await town.service.database.query({ text: 'select 1 from form_due' });
      expect(left.rows).toEqual([]);
    } finally {
      await town.close();
    }
  });
});
