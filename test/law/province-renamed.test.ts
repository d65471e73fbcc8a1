// The pattern of 2025 as one story: a commune with 200 open dossiers is renamed on 1 July, its one-stop in October, and
// both are merged into another commune in January. Over HTTP; nothing runs anew, nobody loses an officer or an alert.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { CarryOutHandOver } from '../../src/dossiers/hand-overs/carry-out-hand-over.ts';
import { findDueForms } from '../../src/documents/issue/find-due-forms.ts';
import { IssueForm } from '../../src/documents/issue/issue-form.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { verify } from '../../src/engine/verify.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { Sessions } from '../../src/organization/sign-in/sessions.ts';
import { GiveCompetence } from '../../src/organization/competences/give-competence.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import { CreateUnit } from '../../src/organization/units/create-unit.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import type { PersonName } from '../support/furnished-office.ts';

const OPEN = 200;
/** Of the commune into which the other is merged, before and besides. */
const THEIRS = 13;
/** Of them with an officer, so that a renaming or a merger could take him away. */
const APPRAISED = 20;
/** Instants as of which the quarter's report is asked, when they have come and once more at the end of the story. */
const DAYS = ['2025-06-26T17:00', '2025-07-02T17:00', '2025-10-02T17:00', '2026-01-05T17:00'] as const;

type Figures = Readonly<Record<string, number>>;

let desk: DeskApp;
let people: DeskApp['office']['people'];
let merged: { readonly commune: string; readonly oneStop: string; readonly department: string };
let dossiers: Dossier[];
const toldThen = new Map<string, readonly Figures[]>();

const rows = async <Row extends object>(text: string, ...values: unknown[]) =>
  (await desk.service.database.query<Row>({ text, values })).rows;

/** The clock goes on, and with it what hangs on it: timers, forms, decisions whose day has come. */
async function goOnTo(instant: string): Promise<void> {
  const { app, clock } = desk.service;
  clock.set(parseInstant(instant));
  await app.get(OrganizationDirectory).reload();
  await app.get(TimerSweep).sweep();
  await app.get(CarryOutHandOver).run();
  await signInAnew();
}

/** Tokens last 90 days. */
async function signInAnew(): Promise<void> {
  const { app, clock } = desk.service;
  const expiresAt = clock.now() + 90 * 86_400_000;
  const named = Object.entries(desk.office.people) as [PersonName, { staffId: string }][];
  const signedIn = await Promise.all(
    named.map(async ([name, { staffId }]) => {
      const wish = { staffId, kind: 'token', name: 'story', expiresAt } as const;
      const { secret } = await app.get(Sessions).open(wish, clock.now());
      return [name, { staffId, token: secret }];
    }),
  );
  Object.assign(people, Object.fromEntries(signedIn));
}

async function sent(person: PersonName, method: string, path: string, body?: object, version?: number) {
  const headers = version === undefined ? {} : { 'if-match': `"${version}"` };
  const answer = await desk.send(person, method, path, body, headers);
  expect([path, answer.status, answer.text]).toEqual([
    path,
    method === 'POST' && !path.endsWith('events') && !path.endsWith('preview') ? 201 : 200,
    expect.any(String),
  ]);
  return answer.json<Record<string, unknown>>();
}

async function rename(unitId: string, change: object): Promise<void> {
  const { version } = await sent('admin', 'GET', `/units/${unitId}`);
  const renamed = await sent('admin', 'PATCH', `/units/${unitId}`, change, version as number);
  expect(renamed).toMatchObject({ id: unitId });
}

/** As of the instant: the commune under all its names, the one it is merged into, and the desk. */
async function told(asOf: string): Promise<readonly Figures[]> {
  const { agency, oneStop } = desk.office.units;
  const query = `from=2025-06-01&to=2026-03-31&asOf=${encodeURIComponent(`${asOf}:00+07:00`)}`;
  const wishes = [
    `unitId=${agency}&variant=aggregated`,
    `unitId=${desk.office.units.department}&variant=own`,
    `unitId=${merged.commune}&variant=aggregated`,
    `unitId=${oneStop}&variant=centre`,
  ];
  const figures: Figures[] = [];
  for (const wish of wishes) {
    const report = await sent('chief', 'GET', `/reports/06?${query}&${wish}`);
    figures.push((report['lines'] as { figures: Figures }[])[0]!.figures);
  }
  return figures;
}

interface Held {
  readonly id: string;
  readonly officer_id: string | null;
  readonly reception_unit_id: string;
  readonly alerts: unknown;
}

/** Who has what, and what is told of it. */
const held = () =>
  rows<Held>(`select d.id, d.officer_id, d.reception_unit_id, (select json_agg(json_build_array(a.kind, a.due_at, a.officer_id) order by a.kind, a.due_at)
    from alert a where a.dossier_id = d.id and a.closed_at is null) as alerts from dossier d where d.closed_at is null order by 1`);

async function receiptNumbers(): Promise<readonly { unit: string; year: number; series: string }[]> {
  const { app, database } = desk.service;
  for (const due of await findDueForms(database, 1_000, desk.service.clock.now()))
    await app.get(IssueForm).run(due);
  return rows(
    `select unit_id as unit, year, series from issued_form where meaning = 'receipt' and unit_id <> $1 order by year, number`,
    merged.oneStop,
  );
}

beforeAll(async () => {
  desk = await DeskApp.open({ clock: new ManualClock(parseInstant('2025-06-25T08:00')) });
  people = desk.office.people;
  const { app, clock } = desk.service;
  const province = (await app.get(OrganizationDirectory).reload()).unitByCode('H99', clock.now())!.id;
  const unit = async (code: string, kind: 'commune' | 'oneStop' | 'department', parentId: string) =>
    (
      await app.get(CreateUnit).run({
        ...{ code, kind, parentId, name: `Đơn vị ${code}`, level: 'province', validFrom: '2020-01-01' },
        isAgency: kind === 'commune',
        supervisedBy: kind === 'commune' ? desk.office.units.provinceOffice : null,
      })
    ).id;
  const commune = await unit('H99.14', 'commune', province);
  merged = {
    commune,
    oneStop: await unit('H99.14.01', 'oneStop', commune),
    department: await unit('H99.14.02', 'department', commune),
  };
  const position = { unitId: merged.oneStop, position: 'reception', validFrom: '2020-01-01' } as const;
  await app.get(GivePosition).give(people.stranger.staffId, position, clock.now());
  const head = { unitId: merged.department, position: 'head', validFrom: '2020-01-01' } as const;
  await app.get(GivePosition).give(people.stranger.staffId, head, clock.now());
  await app.get(OrganizationDirectory).reload();
  const rule = { unitId: merged.department, procedureCode: '1.001806', territory: 'H99.14' };
  for (const level of ['province', 'commune'] as const)
    await app.get(GiveCompetence).give({ ...rule, level, validFrom: '2020-01-01' });
  await app.get(OrganizationDirectory).reload();
  dossiers = await Promise.all(Array.from({ length: OPEN }, () => desk.log()));
  for (let i = 0; i < THEIRS; i++) {
    const { status } = await desk.send('stranger', 'POST', '/dossiers', desk.body());
    expect(status).toBe(201);
  }
  for (let i = 0; i < APPRAISED; i++) {
    const transferred = await desk.event('reception', dossiers[i]!, { type: 'transfer' });
    const officerId = people.officer.staffId;
    dossiers[i] = await desk.event('head', transferred, { type: 'complete', officerId });
  }
});
afterAll(() => desk.close());

describe('a commune that is renamed and merged', () => {
  it('is renamed on 1 July: no dossier, officer or alert is touched', async () => {
    await goOnTo('2025-06-26T17:00');
    toldThen.set(DAYS[0], await told(DAYS[0]));
    expect(toldThen.get(DAYS[0])!.map(({ received }) => received)).toEqual([
      ...[OPEN, OPEN],
      ...[THEIRS, OPEN],
    ]);
    const change = { on: '2025-07-01', name: 'UBND phường Mới', code: 'H99.99' };
    await rename(desk.office.units.agency, change);
    const before = await held();
    const versions = await rows('select id, version from dossier order by 1');
    await goOnTo('2025-07-01T00:00');
    expect(await rows('select id, version from dossier order by 1')).toEqual(versions);
    expect(await held()).toEqual(before);
    expect((await sent('chief', 'GET', `/units/${desk.office.units.agency}`))['name']).toBe(
      'UBND phường Mới',
    );
  });

  it('goes on with its numbers, under the new code, also where another had used it', async () => {
    await goOnTo('2025-07-02T08:00');
    await rows(
      `insert into dossier_ref (ref, home_agency_id, dossier_id) values ('H99.99-250702-0001', $1, $2)`,
      desk.office.units.elsewhere,
      dossiers[0]!.id,
    );
    expect((await desk.log()).code).toBe('H99.99-250702-0002');
    const posted = await desk.log({ channel: 'post', decision: undefined });
    expect(posted.code).toBeNull();
    expect((await desk.event('reception', posted, { type: 'accept' })).code).toBe('H99.99-250702-0003');
    await goOnTo('2025-07-02T17:00');
    toldThen.set(DAYS[1], await told(DAYS[1]));
  });

  it('numbers its receipts on when its one-stop is renamed in October', async () => {
    await rename(desk.office.units.oneStop, { on: '2025-10-01', name: 'Trung tâm Phục vụ hành chính công' });
    const before = await held();
    await goOnTo('2025-10-01T08:00');
    expect((await held()).map(({ officer_id }) => officer_id)).toEqual(
      before.map(({ officer_id }) => officer_id),
    );
    await desk.log();
    const numbers = await receiptNumbers();
    expect(new Set(numbers.map(({ unit }) => unit))).toEqual(new Set([desk.office.units.oneStop]));
    expect(numbers.map(({ series }) => Number.parseInt(series, 10))).toEqual(numbers.map((_, i) => i + 1));
    expect(numbers.length).toBe(OPEN + 3);
    await goOnTo('2025-10-02T17:00');
    toldThen.set(DAYS[2], await told(DAYS[2]));
  });

  it('is merged in January: everything goes to the new desk with its officers and alerts', async () => {
    const { agency, oneStop, department } = desk.office.units;
    const close = (unitId: string, successorId?: string) => ({ kind: 'close', unitId, successorId });
    const decision = {
      ...{ decisionNumber: '1/NQ-HĐND', decidedOn: '2025-12-20', signedBy: 'Chủ tịch', reason: 'Sáp nhập' },
      effectiveOn: '2026-01-02',
      unitChanges: [
        close(department, merged.department),
        close(oneStop, merged.oneStop),
        close(agency, merged.commune),
      ],
    };
    await goOnTo('2025-12-22T08:00');
    // Nothing is left where nobody is: who goes on is asked, and what was decided can be withdrawn before its day.
    const toNobody = { ...decision, unitChanges: [close(department)] };
    expect(codeOf(await desk.send('admin', 'POST', '/admin/hand-overs', toNobody))).toEqual([
      ...[422, 'unit.hasOpenWork'],
    ]);
    const { id: withdrawn } = await sent('admin', 'POST', '/admin/hand-overs', decision);
    await desk.send('admin', 'POST', `/admin/hand-overs/${String(withdrawn)}/withdraw`);
    const open = (await held()).filter(({ reception_unit_id }) => reception_unit_id !== merged.oneStop);
    const preview = await sent('admin', 'POST', '/admin/hand-overs/preview', decision);
    expect(preview).toMatchObject({ total: open.length, counts: [{ outcome: 'moved', count: open.length }] });
    await sent('admin', 'POST', '/admin/hand-overs', decision);
    await goOnTo('2026-01-01T12:00');
    const before = await held();
    await goOnTo('2026-01-02T00:00');
    const places = await rows(
      `select distinct reception_unit_id as desk, competent_unit_id as competent from dossier where closed_at is null`,
    );
    expect(places).toEqual([{ desk: merged.oneStop, competent: merged.department }]);
    const where = ({ reception_unit_id: _, ...row }: Held) => row;
    expect((await held()).map(where)).toEqual(before.map(where));
  });

  it('has every result handed over by the desk that has it now', async () => {
    await goOnTo('2026-01-05T08:00');
    const read = async (id: string) =>
      (await sent('stranger', 'GET', `/dossiers/${id}`)) as unknown as Dossier;
    let one = await read(dossiers[0]!.id);
    for (const person of ['officer', 'head', 'leader', 'clerk', 'reception', 'stranger'] as const)
      for (let tries = 0; tries < 3 && one.state !== 'resolved'; tries++) {
        const answer = await desk.send(
          person,
          'POST',
          `/dossiers/${one.id}/events`,
          { type: 'complete' },
          { 'if-match': `"${one.version}"` },
        );
        if (answer.status === 200) one = { ...one, ...answer.json<Dossier>() };
      }
    expect(one.state).toBe('resolved');
    expect((await desk.event('stranger', one, { type: 'return', how: 'desk' })).state).toBe('returned');
    await goOnTo('2026-01-05T17:00');
    toldThen.set(DAYS[3], await told(DAYS[3]));
    const [, , after] = toldThen.get(DAYS[3])!;
    expect(after!['received']).toBe(OPEN + 3 + THEIRS);
  });

  it('tells every day as it was told on that day', async () => {
    await goOnTo('2026-01-20T08:00');
    for (const day of DAYS) expect([day, await told(day)]).toEqual([day, toldThen.get(day)]);
    // By the tree of today the other's would be among them.
    const [before, , theirs] = await told(DAYS[0]);
    expect([before!['received'], theirs!['received']]).toEqual([OPEN, THEIRS]);
    // The last of the old tree, asked on the new one.
    const [last, , others] = await told('2026-01-01T17:00');
    expect([last!['received'], others!['received']]).toEqual([OPEN + 3, THEIRS]);
    const { unit } = (await sent(
      'chief',
      'GET',
      `/reports/06?from=2025-06-01&to=2025-06-30&unitId=${desk.office.units.agency}&asOf=2025-06-26T10:00:00Z`,
    )) as { unit: object };
    expect(unit).toMatchObject({ name: 'UBND phường Mới', nameThen: 'Đơn vị H99.12' });
  });

  it('leaves journals that fold to their rows', async () => {
    const { database, app } = desk.service;
    // The number that another agency had used is no dossier's here.
    const { differences } = await verify(database, dossierKind(app.get(Definitions)));
    expect(differences).toMatchObject([{ what: 'rows of dossier_ref', id: dossiers[0]!.id }]);
  });
});
