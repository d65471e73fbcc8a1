// A desk with people of the test's own, and what tests of duty ask of it: whose an alert is, and who has a line of it.
import { expect } from '@jest/globals';
import { DutyReviewJob } from '../../src/alerts/raise/duty-review.job.ts';
import { RaiseRungs } from '../../src/alerts/raise/raise-rungs.ts';
import type { Position } from '../../src/domain/process/procedure-definition.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { Sessions } from '../../src/organization/sign-in/sessions.ts';
import { CreateStaff } from '../../src/organization/staff/create-staff.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { DeskApp } from '../dossiers/desk-app.ts';
import type { Person, PersonName } from '../support/furnished-office.ts';
import type { Answer } from '../support/http-client.ts';

export interface Item {
  readonly id: string;
  readonly kind: string;
  readonly dossier: { readonly code: string } | null;
  readonly task: { readonly id: string } | null;
  readonly outside: boolean;
  readonly releasedAt: string | null;
  readonly acknowledgedAt: string | null;
}
export interface Duty {
  readonly staff: string | null;
  readonly because: string;
  readonly acknowledged: string | null;
  readonly open: boolean;
}

const at = (time: string): number => parseInstant(`${time}:00+07:00`);

export class DutyDesk {
  private readonly own = new Map<string, Person>();

  private constructor(readonly desk: DeskApp) {}

  /** The desk with four officers and two heads in the department: `officer`, `second`, `third`, `fourth`; `head`, `deputy`. */
  static async withColleagues(): Promise<DutyDesk> {
    const town = await DutyDesk.open();
    const { department } = town.desk.office.units;
    for (const name of ['second', 'third', 'fourth']) await town.person(name, department, 'officer');
    await town.person('deputy', department, 'head');
    return town;
  }

  /** On the morning of Monday, 2 March 2026; nobody's session ends. */
  static async open(): Promise<DutyDesk> {
    const desk = await DeskApp.open();
    desk.service.clock.set(at('2026-03-02T08:00'));
    await desk.service.database.query({
      text: `update session set expires_at = expires_at + interval '1 year'`,
    });
    return new DutyDesk(desk);
  }

  /** Somebody new in a unit, with an account of that name. */
  async person(account: string, unitId: string, position: Position): Promise<void> {
    const { app, clock } = this.desk.service;
    const now = clock.now();
    const { id } = await app
      .get(CreateStaff)
      .run(
        { account, name: account, email: `${account}@tinh.example`, password: 'an office of samples' },
        now,
      );
    await app.get(GivePosition).give(id, { unitId, position, validFrom: '2020-01-01' }, now);
    const session = { staffId: id, kind: 'token', name: 'test', expiresAt: now + 200 * 86_400_000 } as const;
    const { secret } = await app.get(Sessions).open(session, now);
    this.own.set(account, { staffId: id, token: secret });
  }

  idOf(name: string): string {
    return this.known(name).staffId;
  }

  as(name: string, method: string, path: string, body?: unknown, headers: object = {}): Promise<Answer> {
    return this.desk.service.http.send(method, `/api/v1${path}`, body, {
      authorization: `Bearer ${this.known(name).token}`,
      ...headers,
    });
  }

  /** The one position that a person has, or his position in a unit. */
  async positionOf(name: string, unitId: string | null = null): Promise<string> {
    const { rows } = await this.desk.service.database.query<{ id: string }>({
      text: `select id from position where staff_id = $1 and ($2::uuid is null or unit_id = $2)`,
      values: [this.idOf(name), unitId],
    });
    return rows[0]!.id;
  }

  /** Ends the one position that a person has, today. */
  async leaves(name: string): Promise<void> {
    const answer = await this.as('admin', 'POST', `/positions/${await this.positionOf(name)}/end`, {
      leaveWithUnit: true,
    });
    expect([answer.status, answer.text]).toEqual([204, '']);
  }

  /** For two hours, from now unless said otherwise. */
  away(staffId: string, substituteId?: string, begun = this.desk.service.clock.now()): Promise<Answer> {
    return this.as('head', 'POST', '/absences', {
      staffId,
      ...(substituteId !== undefined && { substituteId }),
      from: new Date(begun).toISOString(),
      to: new Date(begun + 7_200_000).toISOString(),
    });
  }

  /** Everything that is due now is done: timers, what came into other hands, rungs. */
  async settle(): Promise<void> {
    const { app, database, clock } = this.desk.service;
    await app.get(OrganizationDirectory).reload();
    await app.get(TimerSweep).sweep();
    await app.get(TimerSweep).sweep();
    await app.get(DutyReviewJob).once();
    await app.get(DutyReviewJob).once();
    // The service's own sweep may be at it: what it has locked is told by its commit.
    for (let i = 0; i < 200; i++) {
      await app.get(RaiseRungs).run();
      const { rows } = await database.query({
        text: 'select 1 from alert where next_rung_at <= $1 limit 1',
        values: [new Date(clock.now())],
      });
      if (rows.length === 0) return;
      await new Promise((done) => setTimeout(done, 25));
    }
    throw new Error('rungs do not come to rest');
  }

  async inbox(name: string, { code }: Pick<Dossier, 'code'>, open = true): Promise<Item[]> {
    return (await this.lines(name, `open=${open}`)).filter(
      ({ dossier, outside }) => outside || dossier?.code === code,
    );
  }

  async lines(name: string, query = 'open=true'): Promise<Item[]> {
    const answer = await this.as(name, 'GET', `/alerts?${query}&limit=100`);
    return answer.json<{ items: Item[] }>().items;
  }

  async kinds(name: string, dossier: Pick<Dossier, 'code'>): Promise<string[]> {
    return (await this.inbox(name, dossier)).map(({ kind }) => kind).sort();
  }

  /** Of a dossier or a task. */
  async duties({ id }: { readonly id: string }, kind: string): Promise<Duty[]> {
    const { rows } = await this.desk.service.database.query<Duty>({
      text: `select s.account as staff, d.because, k.account as acknowledged, d.until_at is null as open
        from alert a join duty d on d.home_agency_id = a.home_agency_id and d.alert_id = a.id
          left join staff s on s.id = d.staff_id left join staff k on k.id = d.acknowledged_by
        where a.dossier_id = $1 and a.kind = $2 order by d.seq`,
      values: [id, kind],
    });
    return rows;
  }

  async now(dossier: Dossier): Promise<Dossier> {
    return { ...dossier, ...(await this.as('chief', 'GET', `/dossiers/${dossier.id}`)).json<Dossier>() };
  }

  async send(name: string, dossier: Dossier, body: object): Promise<void> {
    const { version } = await this.now(dossier);
    const answer = await this.as(name, 'POST', `/dossiers/${dossier.id}/events`, body, {
      'if-match': `"${version}"`,
    });
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  }

  acknowledge(name: string, { id }: Pick<Item, 'id'>): Promise<Answer> {
    return this.as(name, 'POST', `/alerts/${id}/acknowledge`);
  }

  /** With the officer at the step of appraisal. */
  async appraising(): Promise<Dossier> {
    const transferred = await this.desk.event('reception', await this.desk.log(), { type: 'transfer' });
    return this.desk.event('head', transferred, { type: 'complete', officerId: this.idOf('officer') });
  }

  /** With the officer at the step of appraisal, and its step late. */
  async stepLate(): Promise<Dossier> {
    const dossier = await this.appraising();
    const { rows } = await this.desk.service.database.query<{ due: Date }>({
      text: 'select step_due_at as due from dossier where id = $1',
      values: [dossier.id],
    });
    this.desk.service.clock.set(rows[0]!.due.getTime() + 60_000);
    await this.settle();
    expect(await this.kinds('officer', dossier)).toContain('stepLate');
    return dossier;
  }

  /** Gives the agency a task that is due so many days from now. @returns its id */
  async task(days: number): Promise<string> {
    const day = (ahead: number) =>
      new Date(this.desk.service.clock.now() + ahead * 86_400_000).toISOString().slice(0, 10);
    const given = await this.as('chief', 'POST', '/tasks', {
      document: { number: '7/UBND', day: day(0), title: 'Rà soát' },
      tasks: [{ title: 'Rà soát', leadUnitId: this.desk.office.units.agency, due: { day: day(days) } }],
    });
    return given.json<{ tasks: [{ id: string }] }>().tasks[0].id;
  }

  async act(name: string, taskId: string, body: object): Promise<void> {
    const { version } = (await this.as('chief', 'GET', `/tasks/${taskId}`)).json<{ version: number }>();
    const answer = await this.as(name, 'POST', `/tasks/${taskId}/events`, body, {
      'if-match': `"${version}"`,
    });
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  }

  /** Eight in the morning some days on, and never on a weekend. */
  nextMorning(days: number): number {
    let next = this.desk.service.clock.now() + days * 86_400_000;
    for (;;) {
      const day = new Date(next + 7 * 3_600_000);
      const weekday = day.getUTCDay();
      if (weekday !== 0 && weekday !== 6) return at(`${day.toISOString().slice(0, 10)}T08:00`);
      next += 86_400_000;
    }
  }

  /** Every open alert has one duty and its lines are open; what is closed has neither. */
  async inOrder(): Promise<void> {
    const { rows } = await this.desk.service.database.query<{ open: boolean; n: number; lines: number }>({
      text: `select a.closed_at is null as open,
          (select count(*) from duty d where d.home_agency_id = a.home_agency_id and d.alert_id = a.id
            and d.until_at is null)::int as n,
          (select count(*) from alert_notice l where l.home_agency_id = a.home_agency_id and l.alert_id = a.id
            and case when a.closed_at is null then l.released_at is null and l.closed_at is not null
              else l.closed_at is null end)::int as lines
        from alert a`,
    });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toEqual({ ...row, n: row.open ? 1 : 0, lines: 0 });
  }

  /** Whatever was done: every open alert has exactly one duty, and no time is nobody's. */
  async expectOneDutyEach(): Promise<void> {
    await this.settle();
    await this.inOrder();
    const { rows: gaps } = await this.desk.service.database.query({
      text: `select 1 from duty a join duty b on b.home_agency_id = a.home_agency_id and b.alert_id = a.alert_id
        and b.seq = a.seq + 1 where a.until_at is distinct from b.from_at and b.because <> 'reopened'`,
    });
    expect(gaps).toEqual([]);
  }

  close(): Promise<void> {
    return this.desk.close();
  }

  private known(name: string): Person {
    return this.own.get(name) ?? this.desk.office.people[name as PersonName];
  }
}
