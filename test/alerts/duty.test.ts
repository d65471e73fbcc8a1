// Duty follows the dossier, over HTTP: who holds it now is told once, who handed it on is released, and only who has the
// duty, or stands above it, takes it up.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DutyReviewJob } from '../../src/alerts/duty-review.job.ts';
import { RaiseRungs } from '../../src/alerts/raise-rungs.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { Engine } from '../../src/engine/engine.ts';
import { SYSTEM_SENDER } from '../../src/engine/sender.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { CreateStaff } from '../../src/organization/staff/create-staff.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { Sessions } from '../../src/organization/sign-in/sessions.ts';
import type { Position } from '../../src/domain/process/procedure-definition.ts';
import { TaskSweepJob } from '../../src/tasks/task-sweep.job.ts';
import type { DossierUnits } from '../../workflows/dossier-context.ts';
import type { PersonName } from '../support/furnished-office.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';

interface Item {
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

let desk: DeskApp;
const at = (time: string) => parseInstant(`${time}:00+07:00`);
const tokens = new Map<string, { staffId: string; token: string }>();

const person = async (account: string, unitId: string, position: Position) => {
  const now = desk.service.clock.now();
  const { id } = await desk.service.app
    .get(CreateStaff)
    .run({ account, name: account, email: `${account}@tinh.example`, password: 'an office of samples' }, now);
  await desk.service.app.get(GivePosition).give(id, { unitId, position, validFrom: '2020-01-01' }, now);
  const session = { staffId: id, kind: 'token', name: 'test', expiresAt: now + 200 * 86_400_000 } as const;
  tokens.set(account, {
    staffId: id,
    token: (await desk.service.app.get(Sessions).open(session, now)).secret,
  });
};
const idOf = (name: string) => tokens.get(name)?.staffId ?? desk.office.people[name as PersonName].staffId;
const as = (name: string, method: string, path: string, body?: unknown, headers = {}) => {
  const { token } = tokens.get(name) ?? desk.office.people[name as PersonName];
  return desk.service.http.send(method, `/api/v1${path}`, body, {
    authorization: `Bearer ${token}`,
    ...headers,
  });
};
/** For two hours, from now unless said otherwise. */
const away = (staffId: string, substituteId?: string, begun = desk.service.clock.now()) => {
  return as('head', 'POST', '/absences', {
    staffId,
    ...(substituteId !== undefined && { substituteId }),
    from: new Date(begun).toISOString(),
    to: new Date(begun + 7_200_000).toISOString(),
  });
};
/** Everything that is due now is done: timers, what came into other hands, rungs. */
const settle = async () => {
  await desk.service.app.get(OrganizationDirectory).reload();
  await desk.service.app.get(TimerSweep).sweep();
  await desk.service.app.get(DutyReviewJob).once();
  await desk.service.app.get(DutyReviewJob).once();
  // The service's own sweep may be at it: what it has locked is told by its commit.
  for (let i = 0; i < 200; i++) {
    await desk.service.app.get(RaiseRungs).run();
    const { rows } = await desk.service.database.query({
      text: 'select 1 from alert where next_rung_at <= $1 limit 1',
      values: [new Date(desk.service.clock.now())],
    });
    if (rows.length === 0) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error('rungs do not come to rest');
};
const inbox = async (name: string, { code }: Dossier, open = true): Promise<Item[]> =>
  (await as(name, 'GET', `/alerts?open=${open}&limit=100`))
    .json<{ items: Item[] }>()
    .items.filter(({ dossier, outside }) => outside || dossier?.code === code);
const kinds = async (name: string, dossier: Dossier) =>
  (await inbox(name, dossier)).map(({ kind }) => kind).sort();
const duties = async ({ id }: Dossier, kind: string): Promise<Duty[]> => {
  const { rows } = await desk.service.database.query<Duty>({
    text: `select s.account as staff, d.because, k.account as acknowledged, d.until_at is null as open
      from alert a join duty d on d.home_agency_id = a.home_agency_id and d.alert_id = a.id
        left join staff s on s.id = d.staff_id left join staff k on k.id = d.acknowledged_by
      where a.dossier_id = $1 and a.kind = $2 order by d.seq`,
    values: [id, kind],
  });
  return rows;
};
const now = async (dossier: Dossier): Promise<Dossier> => ({
  ...dossier,
  ...(await as('chief', 'GET', `/dossiers/${dossier.id}`)).json<Dossier>(),
});
const send = async (name: string, dossier: Dossier, body: object) => {
  const { version } = await now(dossier);
  const answer = await as(name, 'POST', `/dossiers/${dossier.id}/events`, body, {
    'if-match': `"${version}"`,
  });
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
};
const acknowledge = (name: string, { id }: Item) => as(name, 'POST', `/alerts/${id}/acknowledge`);
/** With the officer at the step of appraisal, and its step late. */
const stepLate = async (): Promise<Dossier> => {
  const transferred = await desk.event('reception', await desk.log(), { type: 'transfer' });
  const dossier = await desk.event('head', transferred, { type: 'complete', officerId: idOf('officer') });
  const { rows } = await desk.service.database.query<{ due: Date }>({
    text: 'select step_due_at as due from dossier where id = $1',
    values: [dossier.id],
  });
  desk.service.clock.set(rows[0]!.due.getTime() + 60_000);
  await settle();
  expect(await kinds('officer', dossier)).toContain('stepLate');
  return dossier;
};
/** Eight in the morning some days on, and never on a weekend. */
const nextMorning = (days: number) => {
  let next = desk.service.clock.now() + days * 86_400_000;
  for (;;) {
    const day = new Date(next + 7 * 3_600_000);
    const weekday = day.getUTCDay();
    if (weekday !== 0 && weekday !== 6) return at(`${day.toISOString().slice(0, 10)}T08:00`);
    next += 86_400_000;
  }
};

beforeAll(async () => {
  desk = await DeskApp.open();
  desk.service.clock.set(at('2026-03-02T08:00'));
  await desk.service.database.query({
    text: `update session set expires_at = expires_at + interval '1 year'`,
  });
  const { department } = desk.office.units;
  for (const name of ['second', 'third', 'fourth']) await person(name, department, 'officer');
  await person('deputy', department, 'head');
});
afterAll(() => desk.close());

describe('a dossier that is given on', () => {
  it('takes its alert along: the new officer is told once, the old one released, his line kept as history', async () => {
    const dossier = await stepLate();
    await send('head', dossier, { type: 'assign', officerId: idOf('second') });
    await settle();
    expect(await kinds('second', dossier)).toContain('stepLate');
    expect(await kinds('officer', dossier)).not.toContain('stepLate');
    const history = (await inbox('officer', dossier, false)).find(({ kind }) => kind === 'stepLate')!;
    expect(history.releasedAt).not.toBeNull();
    expect(codeOf(await acknowledge('officer', history))).toEqual([403, 'alert.notHeld']);
    expect(await duties(dossier, 'stepLate')).toEqual([
      { staff: 'officer', because: 'raised', acknowledged: null, open: false },
      { staff: 'second', because: 'handedOn', acknowledged: null, open: true },
    ]);
    const told = (await inbox('second', dossier)).find(({ kind }) => kind === 'stepLate')!;
    expect((await acknowledge('second', told)).status).toBe(200);
  });

  it('keeps what was acknowledged on record, tells the new one unacknowledged, and climbs on from then', async () => {
    const dossier = await stepLate();
    const told = (await inbox('officer', dossier)).find(({ kind }) => kind === 'stepLate')!;
    expect((await acknowledge('officer', told)).status).toBe(200);
    desk.service.clock.set(nextMorning(1));
    await settle();
    expect(await kinds('head', dossier)).not.toContain('stepLate');
    await send('third', dossier, { type: 'take' });
    await settle();
    const again = (await inbox('third', dossier)).find(({ kind }) => kind === 'stepLate')!;
    expect(again.acknowledgedAt).toBeNull();
    expect(await duties(dossier, 'stepLate')).toEqual([
      { staff: 'officer', because: 'raised', acknowledged: 'officer', open: false },
      { staff: 'third', because: 'handedOn', acknowledged: null, open: true },
    ]);
    // Four working hours after it came to him, and not before.
    desk.service.clock.advance(3 * 3_600_000);
    await settle();
    expect(await kinds('head', dossier)).not.toContain('stepLate');
    desk.service.clock.set(nextMorning(1));
    await settle();
    expect(await kinds('head', dossier)).toContain('stepLate');
  });
});

describe('an absence', () => {
  it('moves what is open to the substitute when it begins and back when it ends', async () => {
    const dossier = await stepLate();
    const from = desk.service.clock.now() + 3_600_000;
    const recorded = await as('head', 'POST', '/absences', {
      staffId: idOf('officer'),
      substituteId: idOf('second'),
      from: new Date(from).toISOString(),
      to: new Date(from + 3_600_000).toISOString(),
    });
    expect([recorded.status, recorded.text]).toEqual([201, expect.any(String)]);
    await settle();
    expect(await kinds('officer', dossier)).toContain('stepLate');
    desk.service.clock.set(from);
    await settle();
    expect(await kinds('second', dossier)).toContain('stepLate');
    expect(await kinds('officer', dossier)).not.toContain('stepLate');
    desk.service.clock.set(from + 3_600_000);
    await settle();
    expect(await kinds('officer', dossier)).toContain('stepLate');
    expect(await kinds('second', dossier)).not.toContain('stepLate');
    expect((await duties(dossier, 'stepLate')).map(({ staff, because }) => [staff, because])).toEqual([
      ['officer', 'raised'],
      ['second', 'absence'],
      ['officer', 'back'],
    ]);
  });

  it('entered afterwards moves it from when it is known; of a substitute who is away himself the head has the duty', async () => {
    const dossier = await stepLate();
    const begun = desk.service.clock.now() - 3_600_000;
    expect((await away(idOf('officer'), idOf('fourth'), begun)).status).toBe(201);
    await settle();
    expect(await kinds('fourth', dossier)).toContain('stepLate');
    expect((await away(idOf('fourth'), idOf('second'), begun)).status).toBe(201);
    await settle();
    // A substitute passes nothing on.
    expect(await kinds('fourth', dossier)).not.toContain('stepLate');
    expect(await kinds('second', dossier)).not.toContain('stepLate');
    expect(await kinds('head', dossier)).toContain('stepLate');
    expect((await duties(dossier, 'stepLate')).at(-1)).toMatchObject({
      staff: null,
      because: 'absence',
      open: true,
    });
    desk.service.clock.set(begun + 7_200_000);
    await settle();
    expect(await kinds('officer', dossier)).toContain('stepLate');
  });
});

describe('a position or an account that ends', () => {
  it('leaves the duty to the head, and of what its holder was told no more than that', async () => {
    const { department } = desk.office.units;
    await person('leaving', department, 'officer');
    const dossier = await stepLate();
    await send('head', dossier, { type: 'assign', officerId: idOf('leaving') });
    await settle();
    const line = (await inbox('leaving', dossier)).find(({ kind }) => kind === 'stepLate')!;
    const { rows } = await desk.service.database.query<{ id: string }>({
      text: `select id from position where staff_id = $1`,
      values: [idOf('leaving')],
    });
    const end = (body: object) => as('admin', 'POST', `/positions/${rows[0]!.id}/end`, body);
    const refused = await end({});
    expect(codeOf(refused)).toEqual([409, 'staff.holdsWork']);
    expect(refused.json()).toMatchObject({ dossiers: 1, tasks: 0, examples: [dossier.code] });
    expect((await end({ leaveWithUnit: true })).status).toBe(204);
    await settle();
    expect(codeOf(await acknowledge('leaving', line))).toEqual([403, 'alert.notHeld']);
    const [history] = await inbox('leaving', dossier, false);
    expect(history).toMatchObject({ outside: true, dossier: null, acknowledgedAt: null });
    expect(await inbox('leaving', dossier)).toEqual([]);
    expect(await kinds('head', dossier)).toContain('stepLate');
    expect((await duties(dossier, 'stepLate')).at(-1)).toMatchObject({ staff: null, because: 'position' });
  });
});

describe('a position that ends with a successor', () => {
  const positionIn = async (name: string, unitId: string) =>
    (
      await desk.service.database.query<{ id: string }>({
        text: `select id from position where staff_id = $1 and unit_id = $2`,
        values: [idOf(name), unitId],
      })
    ).rows[0]!.id;

  it('hands on what is held by it, and what is held by another position stays', async () => {
    const { department, oneStop } = desk.office.units;
    await person('moving', department, 'officer');
    const dossier = await stepLate();
    await as('admin', 'POST', `/staff/${idOf('moving')}/positions`, { unitId: oneStop, position: 'officer' });
    await send('head', dossier, { type: 'assign', officerId: idOf('moving') });
    // By the position at the one-stop he holds nothing: nobody is asked.
    const end = async (unitId: string, body: object) =>
      as('admin', 'POST', `/positions/${await positionIn('moving', unitId)}/end`, body);
    expect(codeOf(await end(department, {}))).toEqual([409, 'staff.holdsWork']);
    expect(codeOf(await end(department, { successorId: idOf('moving') }))).toEqual([
      422,
      'staff.successorUnfit',
    ]);
    expect((await end(department, { successorId: idOf('fourth') })).status).toBe(204);
    await settle();
    expect(await now(dossier)).toMatchObject({ officer: { id: idOf('fourth') } });
    expect(await kinds('fourth', dossier)).toContain('assigned');
    const gone = `/positions/${await positionIn('moving', oneStop)}/end`;
    expect((await as('admin', 'POST', gone, { on: '2099-01-01' })).status).toBe(204);
    expect((await as('admin', 'POST', gone, {})).status).toBe(204);
    // Ended on the day on which it began, it has never been.
    expect(codeOf(await as('admin', 'POST', gone, {}))).toEqual([404, 'position.unknown']);
  });
});

describe('being given a dossier', () => {
  const mine = async (name: string, tab = 'mine') =>
    (await as(name, 'GET', `/dossiers?tab=${tab}&limit=100`)).json<{ rows: { id: string }[] }>().rows;
  const ofId = (dossier: Dossier) => expect.arrayContaining([expect.objectContaining({ id: dossier.id })]);

  it('is told once to whoever has it by another’s act, and to nobody who took it himself', async () => {
    const dossier = await stepLate();
    await send('head', dossier, { type: 'assign', officerId: idOf('second') });
    await settle();
    await settle();
    const told = (await inbox('second', dossier)).filter(({ kind }) => kind === 'assigned');
    expect(told).toHaveLength(1);
    expect(await kinds('head', dossier)).not.toContain('assigned');
    // Given back to the first, the second one's line is history; given anew, it is told anew.
    await send('head', dossier, { type: 'assign', officerId: idOf('officer') });
    await settle();
    expect(await kinds('second', dossier)).not.toContain('assigned');
    expect(await kinds('officer', dossier)).toContain('assigned');
    await send('head', dossier, { type: 'assign', officerId: idOf('second') });
    await settle();
    expect(await kinds('second', dossier)).toContain('assigned');
    await send('fourth', dossier, { type: 'take' });
    await settle();
    expect(await kinds('fourth', dossier)).not.toContain('assigned');
    expect(await kinds('second', dossier)).not.toContain('assigned');
    const { rows } = await desk.service.database.query({
      text: `select 1 from delivery where payload::text like '%assigned%'`,
      values: [],
    });
    expect(rows).toEqual([]);
  });

  it('while he is away is told to his substitute, whose list it is in, and to himself when he is back', async () => {
    const dossier = await stepLate();
    const begun = desk.service.clock.now();
    expect((await away(idOf('fourth'), idOf('second'))).status).toBe(201);
    await send('head', dossier, { type: 'assign', officerId: idOf('fourth') });
    await settle();
    expect(await kinds('second', dossier)).toContain('assigned');
    expect(await kinds('fourth', dossier)).not.toContain('assigned');
    expect(await mine('second')).toEqual(ofId(dossier));
    expect(await mine('fourth')).not.toEqual(ofId(dossier));
    desk.service.clock.set(begun + 7_200_000);
    await settle();
    expect(await kinds('fourth', dossier)).toContain('assigned');
    expect(await kinds('second', dossier)).not.toContain('assigned');
    expect(await mine('second')).not.toEqual(ofId(dossier));
    expect(await mine('fourth')).toEqual(ofId(dossier));
  });

  it('of one who is away with nobody in his place is for the unit to take', async () => {
    const dossier = await stepLate();
    await send('head', dossier, { type: 'assign', officerId: idOf('fourth') });
    expect((await away(idOf('fourth'))).status).toBe(201);
    expect(await mine('fourth')).not.toEqual(ofId(dossier));
    expect(await mine('second', 'toTake')).toEqual(ofId(dossier));
  });
});

describe('an account that is closed', () => {
  const close = async (name: string, body: object) => {
    const { version } = (await as('admin', 'GET', `/staff/${idOf(name)}`)).json<{ version: number }>();
    return as('admin', 'POST', `/staff/${idOf(name)}/disable`, body, { 'if-match': `"${version}"` });
  };
  const toTake = async (name: string) =>
    (await as(name, 'GET', '/dossiers?tab=toTake&limit=100'))
      .json<{ rows: { id: string }[] }>()
      .rows.map(({ id }) => id);

  it('asks for a successor where something is open, and hands it on to him', async () => {
    await person('retiring', desk.office.units.department, 'officer');
    const dossier = await stepLate();
    await send('head', dossier, { type: 'assign', officerId: idOf('retiring') });
    await settle();
    const refused = await close('retiring', {});
    expect(codeOf(refused)).toEqual([409, 'staff.holdsWork']);
    expect(refused.json()).toMatchObject({ dossiers: 1, tasks: 0, examples: [dossier.code] });
    expect(codeOf(await close('retiring', { successorId: idOf('retiring') }))).toEqual([
      422,
      'staff.successorUnfit',
    ]);
    const closed = await close('retiring', { successorId: idOf('fourth') });
    expect([closed.status, closed.json()]).toMatchObject([200, { disabled: true, handedOn: 1, left: 0 }]);
    await settle();
    expect(await now(dossier)).toMatchObject({ officer: { id: idOf('fourth') } });
    expect(await kinds('fourth', dossier)).toContain('stepLate');
  });

  it('may leave it with the unit: the head has the duty, it is there to take, and a self-check says so', async () => {
    await person('gone', desk.office.units.department, 'officer');
    const dossier = await stepLate();
    await send('head', dossier, { type: 'assign', officerId: idOf('gone') });
    await settle();
    const closed = await close('gone', { leaveWithUnit: true });
    expect([closed.status, closed.json()]).toMatchObject([200, { handedOn: 0, left: 1 }]);
    await settle();
    expect((await duties(dossier, 'stepLate')).at(-1)).toMatchObject({ staff: null, because: 'account' });
    expect(await kinds('head', dossier)).toContain('stepLate');
    expect(await toTake('second')).toContain(dossier.id);
    const { checks } = (await as('admin', 'GET', '/admin/self-checks')).json<{
      checks: { name: string; examples: string[] }[];
    }>();
    expect(checks.find(({ name }) => name === 'heldByNobodyServing')!.examples).toContain(dossier.code);
    expect(checks.find(({ name }) => name === 'alertWithoutDuty')!.examples).toEqual([]);
    await send('second', dossier, { type: 'take' });
    await settle();
    expect(await kinds('second', dossier)).toContain('stepLate');
    expect(await toTake('second')).not.toContain(dossier.id);
  });
});

describe('whoever else has it in hand', () => {
  it('of a dossier handed over to another agency its leader is told, and the officer released', async () => {
    const dossier = await stepLate();
    const engine = desk.service.app.get(Engine);
    const { rows } = await desk.service.database.query<{
      homeAgencyId: string;
      id: string;
      units: DossierUnits;
    }>({
      text: 'select home_agency_id as "homeAgencyId", id, units from dossier where id = $1',
      values: [dossier.id],
    });
    const [{ units, ...key }] = rows as [(typeof rows)[0]];
    await engine.send({
      kind: 'event',
      key,
      at: desk.service.clock.now(),
      command: {
        type: 'handOver',
        units: { ...units, competent: [desk.office.units.elsewhere] },
        decision: '1/QĐ',
        handOverId: '00000000-0000-7000-8000-000000000001',
      },
      sender: SYSTEM_SENDER,
    });
    await settle();
    expect(await kinds('stranger', dossier)).toContain('stepLate');
    expect(await kinds('officer', dossier)).not.toContain('stepLate');
  });

  it('of a question the official who is named is told, and the leader who named him released', async () => {
    await person('asked', desk.office.units.elsewhere, 'officer');
    const dossier = await stepLate();
    const dueAt = new Date(desk.service.clock.now() + 86_400_000).toISOString();
    const consultations = [{ unitId: desk.office.units.elsewhere, content: 'Ý kiến', dueAt }];
    await send('officer', dossier, { type: 'askOpinions', consultations });
    await settle();
    expect(await kinds('stranger', dossier)).toContain('opinionAsked');
    const named = { type: 'assignConsultation', subject: 'consultation:1', officerId: idOf('asked') };
    await send('stranger', dossier, named);
    await settle();
    expect(await kinds('asked', dossier)).toContain('opinionAsked');
    expect(await kinds('stranger', dossier)).not.toContain('opinionAsked');
    // What the dossier itself alerts of stays where it was.
    expect(await kinds('officer', dossier)).toContain('stepLate');
  });

  it('a new head is told what stands at the head’s rung, and the former one released', async () => {
    const { department } = desk.office.units;
    const dossier = await stepLate();
    desk.service.clock.set(nextMorning(1));
    await settle();
    expect(await kinds('deputy', dossier)).toContain('stepLate');
    const { rows } = await desk.service.database.query<{ id: string }>({
      text: `select id from position where staff_id = $1`,
      values: [idOf('deputy')],
    });
    expect((await as('admin', 'POST', `/positions/${rows[0]!.id}/end`, {})).status).toBe(204);
    await person('successor', department, 'head');
    await settle();
    expect(await kinds('successor', dossier)).toContain('stepLate');
    expect(await inbox('deputy', dossier)).toEqual([]);
    expect((await duties(dossier, 'stepLate')).map(({ staff }) => staff)).toEqual(['officer']);
  });

  it('of a task the official who is put in charge', async () => {
    const day = new Date(desk.service.clock.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const given = await as('chief', 'POST', '/tasks', {
      document: {
        number: '7/UBND',
        day: new Date(desk.service.clock.now()).toISOString().slice(0, 10),
        title: 'Rà soát',
      },
      tasks: [{ title: 'Rà soát', leadUnitId: desk.office.units.agency, due: { day } }],
    });
    const [{ id }] = given.json<{ tasks: [{ id: string }] }>().tasks;
    const act = async (body: object) => {
      const { version } = (await as('chief', 'GET', `/tasks/${id}`)).json<{ version: number }>();
      const answer = await as('leader', 'POST', `/tasks/${id}/events`, body, { 'if-match': `"${version}"` });
      expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    };
    await act({ type: 'accept', officerId: idOf('officer') });
    desk.service.clock.set(nextMorning(7));
    await desk.service.app.get(TaskSweepJob).sweep();
    await settle();
    const late = async (name: string) =>
      (await as(name, 'GET', '/alerts?open=true&limit=100&kind=taskLate')).json<{ items: Item[] }>().items
        .length;
    expect([await late('officer'), await late('third')]).toEqual([1, 0]);
    await act({ type: 'assign', officerId: idOf('third') });
    await settle();
    expect([await late('officer'), await late('third')]).toEqual([0, 1]);
  });
});

it('gives every open alert exactly one duty', async () => {
  await settle();
  const { rows } = await desk.service.database.query<{ n: number }>({
    text: `select (select count(*) from duty d where d.home_agency_id = a.home_agency_id and d.alert_id = a.id
        and d.until_at is null)::int as n
      from alert a where a.closed_at is null`,
  });
  expect(rows.length).toBeGreaterThan(0);
  expect(new Set(rows.map(({ n }) => n))).toEqual(new Set([1]));
  const { rows: gaps } = await desk.service.database.query({
    text: `select 1 from duty a join duty b on b.home_agency_id = a.home_agency_id and b.alert_id = a.alert_id
      and b.seq = a.seq + 1 where a.until_at is distinct from b.from_at`,
  });
  expect(gaps).toEqual([]);
});
