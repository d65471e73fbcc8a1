// A database of the time when a renaming made another unit: what the migration joins, and that nothing is lost by it.
import { randomUUID } from 'node:crypto';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { DOSSIER } from '../../src/dossier-kind/dossier.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readJoinedUnits } from '../../migrations/joined-units.ts';
import type { JoinedUnit } from '../../migrations/joined-units.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { LodgeOrder } from '../../src/dossier-kind/orders.ts';
import { SYSTEM_SENDER } from '../../src/dossier-kind/sender.ts';
import { verify } from '../../src/engine/verify.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { dataSourceOf } from '../../src/platform/data-source.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { migrate } from '../../src/platform/migrate.ts';
import { checkRollups } from '../../src/supervision/reports/rollup-check.ts';
import { RollupPass } from '../../src/supervision/reports/rollup-pass.ts';
import { TASK } from '../../src/tasks/task.ts';
import { taskKind } from '../../src/tasks/task-kind.ts';
import { VERIFIED_TASKS } from '../../src/tasks/verifying-tasks.ts';
import { createTestDatabase } from '../support/database.ts';
import { engineOn } from '../support/engine.ts';
import type { CalendarBook } from '../../src/calendars/calendar-book.ts';
import type { UnitPath } from '../../workflows/unit-path.ts';
import { at, consulting, FixedDefinitions, lodgeOrder } from '../support/fictional.ts';
import {
  carryBack,
  closed,
  commune2,
  commune3,
  desk,
  desk2,
  insertUnits,
  OLD_IDS,
  oldDatabase,
  successor,
  UNITS,
} from './renamed-units.ts';
import type { OldDatabase } from './renamed-units.ts';

const asking = consulting();
const definitions = new FixedDefinitions([asking]);
const clock = new ManualClock(at('2026-10-01T08:00'));

const lan = randomUUID();

describe('a database that had renamings', () => {
  let old: OldDatabase;
  let engine: Engine;
  let planned: readonly JoinedUnit[];
  const rows = async <Row extends object>(text: string, ...values: unknown[]) =>
    (await old.database.query<Row>({ text, values })).rows;
  const dossiers: { homeAgencyId: string; id: string }[] = [];

  beforeAll(async () => {
    old = await oldDatabase();
    await insertUnits(old.database, UNITS);
    await writeCases();
    await writeOthers();
    planned = await readJoinedUnits((text) => old.dataSource.query(text));
    await migrate(dataSourceOf(old.url, 2));
    engine = engineOn(old.database, clock).know(dossierKind(definitions));
  });
  afterAll(() => old.close());

  /** Written by today's engine in today's tables, and carried to those of the time. */
  async function writeCases(): Promise<void> {
    const today = await createTestDatabase();
    engine = engineOn(today.database, clock)
      .know(dossierKind(definitions))
      .know(taskKind({} as OrganizationDirectory, {} as CalendarBook));
    await writeDossiers();
    await writeTaskOf(commune2);
    await carryBack(today.database, old.database);
    await today.close();
  }

  /** One from before the renamings, handed over by one and asked about at another; one lodged after them. */
  async function writeDossiers(): Promise<void> {
    const before = (await engine.send(DOSSIER, lodgeOrder(desk, asking, at('2026-10-01T08:00'))))!;
    const send = (sender: typeof desk.head, command: object, instant: string) =>
      engine.send(DOSSIER, {
        kind: 'event',
        key: before,
        at: at(instant),
        sender,
        command: command as Parameters<Engine['send']>[0] extends { command: infer C } ? C : never,
      });
    await send(desk.reception, { type: 'transfer' }, '2026-10-01T08:30');
    await send(desk.head, { type: 'complete', officerId: desk.officer.staffId! }, '2026-10-01T09:00');
    const asked = { unit: [commune2], content: 'Về phí', dueAt: at('2026-10-09T17:00') };
    await send(desk.officer, { type: 'askOpinions', consultations: [asked] }, '2026-10-01T10:00');
    const units = { ...desk.units, receiving: [desk2, commune3], competent: [desk.department, commune3] };
    const moved = { type: 'handOver', units, decision: '1', handOverId: randomUUID() };
    await send(SYSTEM_SENDER as typeof desk.head, moved, '2026-10-02T07:00');
    const later = lodgeOrder(
      { ...desk, agency: commune3, oneStop: desk2, units },
      asking,
      at('2026-10-06T08:00'),
    );
    const reception = { ...desk.reception, holds: [{ ...desk.reception.holds[0]!, unitId: desk2 }] };
    const after = (await engine.send(DOSSIER, { ...later, sender: reception } as LodgeOrder))!;
    dossiers.push(before, after);
  }

  async function writeTaskOf(lead: string): Promise<void> {
    const instant = at('2026-10-03T08:00');
    const due = { dueAt: at('2026-10-20T17:00'), lateFrom: at('2026-10-21T00:00') };
    await engine.send(TASK, {
      kind: 'give',
      key: { homeAgencyId: desk.units.provinceOffice[0]!, id: randomUUID() },
      at: instant,
      calendarName: 'vn',
      input: {
        at: instant,
        kind: 'assignment',
        giver: desk.units.provinceOffice as unknown as UnitPath,
        lead: [lead],
        partners: [desk2, desk.oneStop],
        givenBy: lan,
        acceptBy: at('2026-10-05T17:00'),
        due: { ...due, dueSoon: at('2026-10-18T08:00') },
      },
      ...{ taskNo: '2026-1', documentId: randomUUID(), title: 'Việc', content: null },
    });
  }

  async function writeOthers(): Promise<void> {
    await rows(
      `insert into staff (id, account, full_name, password_hash, must_change_password, created_at)
        values ($1, 'lan', 'Lan', 'x', false, now())`,
      lan,
    );
    const held = `insert into position (id, staff_id, unit_id, position, valid_from, valid_to)
      values (gen_random_uuid(), $1, $2, 'reception', $3, $4)`;
    await rows(held, lan, desk.oneStop, '2020-01-01', null);
    await rows(held, lan, desk2, '2026-10-02', null);
    await rows(held, lan, commune2, '2026-10-02', '2026-10-04');
    await rows(
      `insert into unit_competence (id, level, unit_id, valid_from) values (gen_random_uuid(), 'commune', $1, '2026-10-02')`,
      commune2,
    );
    await rows(
      `insert into saved_view (id, staff_id, unit_id, name, page, query, updated_at)
        values (gen_random_uuid(), $1, $2, 'Của tôi', 'queue', jsonb_build_object('unitId', $3::text), now())`,
      lan,
      desk2,
      desk2,
    );
    const sequence = `insert into code_sequence (agency_id, kind, day, last) values ($1, 'dossier', '2026-10-06', $2)
      on conflict (agency_id, kind, day) do update set last = excluded.last`;
    await rows(sequence, desk.agency, 68);
    await rows(sequence, commune3, 3);
    const series = `insert into form_series (unit_id, meaning, year, last) values ($1, 'receipt', 2026, $2)`;
    await rows(series, desk.oneStop, 12);
    await rows(series, desk2, 41);
    const counted = `insert into daily_count (home_agency_id, competent_agency_id, competent_unit_id, reception_unit_id,
        procedure_code, field, level, day, measure, recorded_on, n)
      values ($1, $2, $3, $4, 'p', 'f', 'commune', '2026-10-06', 'received', '2026-10-06', $5)`;
    await rows(counted, desk.agency, desk.agency, desk.department, desk.oneStop, 2);
    await rows(counted, desk.agency, commune2, desk.department, desk2, 5);
    const change = [{ kind: 'rename', unitId: desk.oneStop, successorId: desk2, name: 'Một cửa xã Hai' }];
    await rows(
      `insert into hand_over (id, decision_number, decided_on, signed_by, reason, effective_on, rules, unit_changes,
          new_process_fields, state, not_before, recorded_by, recorded_at)
        values (gen_random_uuid(), '1', '2026-10-01', 'x', 'x', '2026-10-02', $1, $2, '[]', 'done', now(), $3, now())`,
      JSON.stringify([{ fromUnitId: desk.oneStop, toUnitId: desk2, place: null, field: null }]),
      JSON.stringify(change),
      lan,
    );
  }

  it('lists beforehand what it joins, and only that', async () => {
    expect(planned).toEqual([
      {
        unitId: desk.agency,
        code: 'H99.31',
        names: ['UBND xã Một', 'UBND xã Hai', 'UBND xã Ba'],
        oldIds: [commune2, commune3],
      },
      {
        unitId: desk.oneStop,
        code: 'H99.31.01',
        names: ['Một cửa xã Một', 'Một cửa xã Hai'],
        oldIds: [desk2],
      },
    ]);
    expect(await readJoinedUnits((text) => old.dataSource.query(text))).toEqual([]);
  });

  it('keeps every name as a dated fact of one unit', async () => {
    const directory = new OrganizationDirectory(old.database, clock);
    const organization = await directory.reload();
    expect(organization.units).toHaveLength(5);
    expect(organization.factsOf(desk.agency).map(({ name }) => name)).toEqual([
      'UBND xã Một',
      'UBND xã Hai',
      'UBND xã Ba',
    ]);
    expect(organization.unit(commune3, at('2026-10-03T08:00'))).toMatchObject({
      id: desk.agency,
      name: 'UBND xã Hai',
    });
    expect(organization.pathOf(desk.oneStop, at('2026-10-06T08:00'))).toEqual([desk.oneStop]);
    expect(organization.standsIn(closed, at('2026-10-06T08:00'))).toBe(successor);
    expect(organization.positionsOf(lan, at('2026-10-06T08:00'))).toMatchObject([{ unitId: desk.oneStop }]);
    expect(
      organization.competentUnits(
        { procedureCode: 'p', field: 'f', level: 'commune', territory: null },
        at('2026-10-06T08:00'),
      ),
    ).toEqual([desk.agency]);
  });

  it('leaves no row that names a unit by another id, but in journals and keys', async () => {
    const tables = await rows<{ name: string }>(
      `select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and not c.relispartition and c.relname not in ('unit_alias', 'late_case_event', 'row_seal')`,
    );
    expect(tables.length).toBeGreaterThan(40);
    for (const { name } of tables) {
      const [found] = await rows<{ n: number }>(
        `select count(*)::int as n from "${name}" t
          where (to_jsonb(t) - 'home_agency_id')::text like any (select '%' || id || '%' from unnest($1::text[]) id)`,
        OLD_IDS,
      );
      expect([name, found!.n]).toEqual([name, 0]);
    }
  });

  it('rewrites no entry, and every journal folds to its row', async () => {
    const named = await rows<{ n: number }>(
      `select count(*)::int as n from case_event where entry::text like any (select '%' || id || '%' from unnest($1::text[]) id)`,
      OLD_IDS,
    );
    expect(named[0]!.n).toBeGreaterThan(2);
    const report = await verify(old.database, dossierKind(definitions));
    expect(report.differences).toEqual([]);
    expect(report.cases).toBe(2);
    expect(await verify(old.database, VERIFIED_TASKS)).toMatchObject({ cases: 1, differences: [] });
  });

  it('lets the higher number of two series go on', async () => {
    const next = lodgeOrder(desk, asking, at('2026-10-06T10:00'));
    const draw = {
      agencyId: desk.agency,
      kind: 'dossier',
      day: '2026-10-06',
      render: (n: number) => `C-${n}`,
    } as const;
    expect(await engine.send(DOSSIER, { ...next, draw } as LodgeOrder)).toMatchObject({ code: 'C-69' });
    expect(await rows(`select unit_id, last from form_series`)).toEqual([
      { unit_id: desk.oneStop, last: 41 },
    ]);
  });

  it('adds up what was counted under several ids, and makes the same figures anew', async () => {
    expect(await rows(`select competent_agency_id as id, n from daily_count`)).toEqual([
      { id: desk.agency, n: 7 },
    ]);
    const directory = new OrganizationDirectory(old.database, clock);
    await directory.reload();
    const pass = new RollupPass(old.database, directory, clock);
    await pass.reset();
    await pass.runAll();
    expect((await checkRollups(old.database, at('2026-10-07T08:00'))).differences).toEqual([]);
    const facts = await rows<{ unit: string }>(`select distinct reception_unit_id as unit from report_fact`);
    expect(facts).toEqual([{ unit: desk.oneStop }]);
  });

  it('keeps a decision that renamed as one that moves nothing', async () => {
    expect(await rows(`select rules, unit_changes as changes from hand_over`)).toMatchObject([
      { rules: [], changes: [{ kind: 'rename', unitId: desk.oneStop, successorId: null }] },
    ]);
  });
});

it('stops before it writes where two units have one code at one time, naming both', async () => {
  const old = await oldDatabase();
  await old.dataSource.query(`alter table agency_unit drop constraint agency_unit_code_once`);
  await insertUnits(old.database, [
    [randomUUID(), 'H99.31', 'UBND xã Một', null, '2020-01-01', null, null],
    [randomUUID(), 'H99.31', 'UBND xã Hai', null, '2024-01-01', null, null],
  ]);
  await expect(readJoinedUnits((text) => old.dataSource.query(text))).rejects.toThrow(/H99\.31/);
  await expect(migrate(dataSourceOf(old.url, 2))).rejects.toThrow(/UBND xã (Một|Hai).*UBND xã (Một|Hai)/);
  const { rows } = await old.database.query<{ name: string }>({
    text: `select name from agency_unit order by 1`,
  });
  expect(rows.map(({ name }) => name)).toEqual(['UBND xã Hai', 'UBND xã Một']);
  await old.close();
});
