// A desk with four officers and two heads, for tests of who has the duty of what is late.
import { expect } from '@jest/globals';
import { DutyReviewJob } from '../../src/alerts/duty-review.job.ts';
import { RaiseRungs } from '../../src/alerts/raise-rungs.ts';
import type { Position } from '../../src/domain/process/procedure-definition.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { Sessions } from '../../src/organization/sign-in/sessions.ts';
import { CreateStaff } from '../../src/organization/staff/create-staff.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import { DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import type { PersonName } from '../support/furnished-office.ts';

export interface Item {
  readonly id: string;
  readonly kind: string;
  readonly dossier: { readonly code: string } | null;
  readonly outside: boolean;
  readonly releasedAt: string | null;
  readonly acknowledgedAt: string | null;
}
interface Duty {
  readonly staff: string | null;
  readonly because: string;
  readonly acknowledged: string | null;
  readonly open: boolean;
}

const at = (time: string) => parseInstant(`${time}:00+07:00`);

/** People are named by their accounts: `officer` and the others of the office, `second`, `third`, `fourth`, `deputy`. */
export class DutyDesk {
  private readonly added = new Map<string, { readonly staffId: string; readonly token: string }>();

  private constructor(readonly desk: DeskApp) {}

  static async open(): Promise<DutyDesk> {
    const duty = new DutyDesk(await DeskApp.open());
    const { service, office } = duty.desk;
    service.clock.set(at('2026-03-02T08:00'));
    await service.database.query({ text: `update session set expires_at = expires_at + interval '1 year'` });
    const { department } = office.units;
    for (const name of ['second', 'third', 'fourth']) await duty.person(name, department, 'officer');
    await duty.person('deputy', department, 'head');
    return duty;
  }

  close(): Promise<void> {
    return this.desk.close();
  }

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
    this.added.set(account, {
      staffId: id,
      token: (await app.get(Sessions).open(session, now)).secret,
    });
  }

  idOf(name: string): string {
    return this.added.get(name)?.staffId ?? this.desk.office.people[name as PersonName].staffId;
  }

  as(name: string, method: string, path: string, body?: unknown, headers = {}) {
    const { token } = this.added.get(name) ?? this.desk.office.people[name as PersonName];
    return this.desk.service.http.send(method, `/api/v1${path}`, body, {
      authorization: `Bearer ${token}`,
      ...headers,
    });
  }

  /** For two hours, from now unless said otherwise. */
  away(staffId: string, substituteId?: string, begun = this.desk.service.clock.now()) {
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

  async inbox(name: string, { code }: Dossier, open = true): Promise<Item[]> {
    return (await this.as(name, 'GET', `/alerts?open=${open}&limit=100`))
      .json<{ items: Item[] }>()
      .items.filter(({ dossier, outside }) => outside || dossier?.code === code);
  }

  async kinds(name: string, dossier: Dossier): Promise<string[]> {
    return (await this.inbox(name, dossier)).map(({ kind }) => kind).sort();
  }

  async duties({ id }: Dossier, kind: string): Promise<Duty[]> {
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

  acknowledge(name: string, { id }: Item) {
    return this.as(name, 'POST', `/alerts/${id}/acknowledge`);
  }

  /** With the officer at the step of appraisal, and its step late. */
  async stepLate(): Promise<Dossier> {
    const { desk } = this;
    const transferred = await desk.event('reception', await desk.log(), { type: 'transfer' });
    const assigned = { type: 'complete', officerId: this.idOf('officer') };
    const dossier = await desk.event('head', transferred, assigned);
    const { rows } = await desk.service.database.query<{ due: Date }>({
      text: 'select step_due_at as due from dossier where id = $1',
      values: [dossier.id],
    });
    desk.service.clock.set(rows[0]!.due.getTime() + 60_000);
    await this.settle();
    expect(await this.kinds('officer', dossier)).toContain('stepLate');
    return dossier;
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

  /** Whatever was done: every open alert has exactly one duty, and no time is nobody's. */
  async expectOneDutyEach(): Promise<void> {
    const { database } = this.desk.service;
    await this.settle();
    const { rows } = await database.query<{ n: number }>({
      text: `select (select count(*) from duty d where d.home_agency_id = a.home_agency_id and d.alert_id = a.id
          and d.until_at is null)::int as n
        from alert a where a.closed_at is null`,
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ n }) => n))).toEqual(new Set([1]));
    const { rows: gaps } = await database.query({
      text: `select 1 from duty a join duty b on b.home_agency_id = a.home_agency_id and b.alert_id = a.alert_id
        and b.seq = a.seq + 1 where a.until_at is distinct from b.from_at`,
    });
    expect(gaps).toEqual([]);
  }
}
