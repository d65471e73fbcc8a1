// Finding who lodged before, over HTTP: within one's own scope, written down, and not without end.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../src/domain/time/instant.ts';
import { PERSONS_BY } from '../../src/dossiers/applicants/find-applicants.ts';
import { nameHas } from '../../src/dossiers/lists/matching-rows.ts';
import { AccessLog } from '../../src/organization/access-log/access-log.ts';
import { codeOf, DeskApp } from './desk-app.ts';

interface Found {
  readonly applicants: {
    readonly applicant: { readonly name: string; readonly phone: string; readonly address: string };
    readonly lastCode: string;
    readonly lastLodgedAt: string;
  }[];
  readonly possibleDuplicates:
    { readonly code: string; readonly state: string; readonly unitName: string }[] | null;
}

let desk: DeskApp;

beforeAll(async () => {
  desk = await DeskApp.open();
});
afterAll(() => desk.close());
beforeEach(() => desk.service.database.query({ text: 'delete from throttle' }));

const find = (body: object, person: Parameters<DeskApp['send']>[0] = 'reception') =>
  desk.send(person, 'POST', '/applicants/find', body);
const found = async (body: object) => {
  const answer = await find(body);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json<Found>();
};

describe('an applicant', () => {
  it('is found by number, phone however written, and part of the name; the newest dossier counts', async () => {
    const applicant = { name: 'Trần Đình Dũng', phone: '0988 776 655', identityNo: '038099111222' };
    await desk.log({ applicant: { ...applicant, address: 'chỗ cũ' } });
    desk.service.clock.advance(60_000);
    const last = await desk.log({ applicant: { ...applicant, address: 'chỗ mới' } });
    for (const body of [
      { idNumber: '038099111222' },
      { phone: '0988776655' },
      { phone: '+84 988 776 655' },
      { name: 'dinh dung' },
      { name: 'Đình Dũng' },
      { idNumber: '038099111222', phone: '0900 000 000', name: 'somebody else' },
    ]) {
      const { applicants, possibleDuplicates } = await found(body);
      expect(applicants).toEqual([
        {
          applicant: { ...applicant, kind: 'citizen', email: null, address: 'chỗ mới' },
          lastCode: last.code,
          lastLodgedAt: expect.stringContaining('+07:00'),
        },
      ]);
      expect(possibleDuplicates).toBeNull();
    }
  });

  it('two people of one name are two; nobody is nobody', async () => {
    for (const identityNo of ['011111111111', '022222222222', undefined])
      await desk.log({ applicant: { name: 'Lê Văn Trùng', ...(identityNo && { identityNo }) } });
    const { applicants } = await found({ name: 'le van trung' });
    expect(applicants).toHaveLength(3);
    expect((await found({ idNumber: '000000000000' })).applicants).toEqual([]);
    expect((await found({ name: '%%%' })).applicants).toEqual([]);
    expect((await found({ idNumber: '01111111111' })).applicants).toEqual([]);
  });

  it('is found only by those who may read the dossier, and by their positions', async () => {
    const identityNo = '033333333333';
    const { id } = await desk.log({ applicant: { name: 'Phạm Kín', identityNo } });
    const body = { idNumber: identityNo, procedureCode: '1.001806' };
    expect((await find(body, 'stranger')).json()).toEqual({ applicants: [], possibleDuplicates: [] });
    for (const person of ['officer', 'admin', 'chief'] as const)
      expect(codeOf(await find(body, person))).toEqual([403, 'right.missing']);
    expect((await find(body, null)).status).toBe(401);
    expect((await find(body, 'head')).json<Found>().applicants).toHaveLength(1);
    await desk.service.app.get(AccessLog).flush();
    const { rows } = await desk.service.database.query({
      text: `select what, staff_id from access_log where dossier_id = $1 order by what`,
      values: [id],
    });
    const { staffId } = desk.office.people.head;
    expect(rows).toEqual([
      { what: 'applicant', staff_id: staffId },
      { what: 'duplicate', staff_id: staffId },
    ]);
  });

  it.each([
    ['nothing', {}, 'facts.missing'],
    ['only a procedure', { procedureCode: '1.001806' }, 'facts.missing'],
    ['two letters', { name: 'ab' }, 'request.invalid'],
    ['a number with a wildcard', { idNumber: '0380%' }, 'request.invalid'],
    ['a field that is not there', { idNumber: '038099111222', colour: 'red' }, 'request.invalid'],
  ])('asked by %s is refused', async (_, body, code) => {
    expect(codeOf(await find(body))).toEqual([422, code]);
  });

  it('cannot be asked for without end', async () => {
    for (let i = 0; i < 200; i++) expect((await find({ idNumber: '000000000000' })).status).toBe(200);
    const slowed = await find({ idNumber: '000000000000' });
    expect(codeOf(slowed)).toEqual([429, 'applicants.throttled']);
    expect((await find({ idNumber: '000000000000' }, 'head')).status).toBe(200);
    desk.service.clock.advance(11 * 60_000);
    expect((await find({ idNumber: '000000000000' })).status).toBe(200);
  });
});

it.each([
  ['dossier_applicant_identity_no', PERSONS_BY.idNumber],
  ['dossier_applicant_phone_key', PERSONS_BY.phone],
  [
    'dossier_applicant_name',
    `select from dossier_applicant where ${nameHas(['x'], () => '$1')} and $2::int is null`,
  ],
])('reads by the index %s', async (index, text) => {
  const plan = await desk.service.database.transaction(async (sql) => {
    await sql.query({ text: 'set local enable_seqscan = off' });
    return JSON.stringify(
      (await sql.query({ text: `explain ${text}`, values: ['038099111222', null] })).rows,
    );
  });
  expect(plan).toContain(index);
});

describe('a dossier that a new one would repeat', () => {
  const identityNo = '044444444444';
  const repeated = async () =>
    (await found({ idNumber: identityNo, procedureCode: '1.001806' })).possibleDuplicates!;

  it('is told while it is open and for thirty days after', async () => {
    expect(await repeated()).toEqual([]);
    const open = await desk.log({ applicant: { name: 'Vũ Lặp', identityNo } });
    expect(await repeated()).toEqual([
      {
        code: open.code,
        state: 'accepted',
        lodgedAt: expect.stringContaining('+07:00'),
        unitName: 'Đơn vị H99.12.01',
      },
    ]);
    const other = await found({ idNumber: identityNo, procedureCode: '1.001193' });
    expect(other.possibleDuplicates).toEqual([]);
    const resolved = await desk.resolve(open);
    await desk.event('reception', resolved, { type: 'return', how: 'desk' });
    desk.service.clock.advance(29 * DAY_MS);
    expect(await repeated()).toMatchObject([{ code: open.code, state: 'returned' }]);
    desk.service.clock.advance(2 * DAY_MS);
    expect(await repeated()).toEqual([]);
  });
});
