// Duty when its holder is away, moves on or is gone: it goes to his substitute, his successor or the head, and comes back.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { codeOf } from '../dossiers/desk-app.ts';
import { DutyDesk } from './duty-desk.ts';

let duty: DutyDesk;
beforeAll(async () => {
  duty = await DutyDesk.withColleagues();
});
afterAll(() => duty.close());

describe('an absence', () => {
  it('moves what is open to the substitute when it begins and back when it ends', async () => {
    const dossier = await duty.stepLate();
    const from = duty.desk.service.clock.now() + 3_600_000;
    const recorded = await duty.as('head', 'POST', '/absences', {
      staffId: duty.idOf('officer'),
      substituteId: duty.idOf('second'),
      from: new Date(from).toISOString(),
      to: new Date(from + 3_600_000).toISOString(),
    });
    expect([recorded.status, recorded.text]).toEqual([201, expect.any(String)]);
    await duty.settle();
    expect(await duty.kinds('officer', dossier)).toContain('stepLate');
    duty.desk.service.clock.set(from);
    await duty.settle();
    expect(await duty.kinds('second', dossier)).toContain('stepLate');
    expect(await duty.kinds('officer', dossier)).not.toContain('stepLate');
    duty.desk.service.clock.set(from + 3_600_000);
    await duty.settle();
    expect(await duty.kinds('officer', dossier)).toContain('stepLate');
    expect(await duty.kinds('second', dossier)).not.toContain('stepLate');
    expect((await duty.duties(dossier, 'stepLate')).map(({ staff, because }) => [staff, because])).toEqual([
      ['officer', 'raised'],
      ['second', 'absence'],
      ['officer', 'back'],
    ]);
  });

  it('entered afterwards moves it from when it is known; of a substitute who is away himself the head has the duty', async () => {
    const dossier = await duty.stepLate();
    const begun = duty.desk.service.clock.now() - 3_600_000;
    expect((await duty.away(duty.idOf('officer'), duty.idOf('fourth'), begun)).status).toBe(201);
    await duty.settle();
    expect(await duty.kinds('fourth', dossier)).toContain('stepLate');
    expect((await duty.away(duty.idOf('fourth'), duty.idOf('second'), begun)).status).toBe(201);
    await duty.settle();
    // A substitute passes nothing on.
    expect(await duty.kinds('fourth', dossier)).not.toContain('stepLate');
    expect(await duty.kinds('second', dossier)).not.toContain('stepLate');
    expect(await duty.kinds('head', dossier)).toContain('stepLate');
    expect((await duty.duties(dossier, 'stepLate')).at(-1)).toMatchObject({
      staff: null,
      because: 'absence',
      open: true,
    });
    duty.desk.service.clock.set(begun + 7_200_000);
    await duty.settle();
    expect(await duty.kinds('officer', dossier)).toContain('stepLate');
  });
});

describe('a position or an account that ends', () => {
  it('leaves the duty to the head, and of what its holder was told no more than that', async () => {
    const { department } = duty.desk.office.units;
    await duty.person('leaving', department, 'officer');
    const dossier = await duty.stepLate();
    await duty.send('head', dossier, { type: 'assign', officerId: duty.idOf('leaving') });
    await duty.settle();
    const line = (await duty.inbox('leaving', dossier)).find(({ kind }) => kind === 'stepLate')!;
    const { rows } = await duty.desk.service.database.query<{ id: string }>({
      text: `select id from position where staff_id = $1`,
      values: [duty.idOf('leaving')],
    });
    const end = (body: object) => duty.as('admin', 'POST', `/positions/${rows[0]!.id}/end`, body);
    const refused = await end({});
    expect(codeOf(refused)).toEqual([409, 'staff.holdsWork']);
    expect(refused.json()).toMatchObject({ dossiers: 1, tasks: 0, examples: [dossier.code] });
    expect((await end({ leaveWithUnit: true })).status).toBe(204);
    await duty.settle();
    expect(codeOf(await duty.acknowledge('leaving', line))).toEqual([403, 'alert.notHeld']);
    const [history] = await duty.inbox('leaving', dossier, false);
    expect(history).toMatchObject({ outside: true, dossier: null, acknowledgedAt: null });
    expect(await duty.inbox('leaving', dossier)).toEqual([]);
    expect(await duty.kinds('head', dossier)).toContain('stepLate');
    expect((await duty.duties(dossier, 'stepLate')).at(-1)).toMatchObject({
      staff: null,
      because: 'position',
    });
  });
});

describe('a position that ends with a successor', () => {
  const positionIn = async (name: string, unitId: string) =>
    (
      await duty.desk.service.database.query<{ id: string }>({
        text: `select id from position where staff_id = $1 and unit_id = $2`,
        values: [duty.idOf(name), unitId],
      })
    ).rows[0]!.id;

  it('hands on what is held by it, and what is held by another position stays', async () => {
    const { department, oneStop } = duty.desk.office.units;
    await duty.person('moving', department, 'officer');
    const dossier = await duty.stepLate();
    await duty.as('admin', 'POST', `/staff/${duty.idOf('moving')}/positions`, {
      unitId: oneStop,
      position: 'officer',
    });
    await duty.send('head', dossier, { type: 'assign', officerId: duty.idOf('moving') });
    // By the position at the one-stop he holds nothing: nobody is asked.
    const end = async (unitId: string, body: object) =>
      duty.as('admin', 'POST', `/positions/${await positionIn('moving', unitId)}/end`, body);
    expect(codeOf(await end(department, {}))).toEqual([409, 'staff.holdsWork']);
    expect(codeOf(await end(department, { successorId: duty.idOf('moving') }))).toEqual([
      422,
      'staff.successorUnfit',
    ]);
    expect((await end(department, { successorId: duty.idOf('fourth') })).status).toBe(204);
    await duty.settle();
    expect(await duty.now(dossier)).toMatchObject({ officer: { id: duty.idOf('fourth') } });
    expect(await duty.kinds('fourth', dossier)).toContain('assigned');
    const gone = `/positions/${await positionIn('moving', oneStop)}/end`;
    expect((await duty.as('admin', 'POST', gone, { on: '2099-01-01' })).status).toBe(204);
    expect((await duty.as('admin', 'POST', gone, {})).status).toBe(204);
    // Ended on the day on which it began, it has never been.
    expect(codeOf(await duty.as('admin', 'POST', gone, {}))).toEqual([404, 'position.unknown']);
  });
});

describe('an account that is closed', () => {
  const close = async (name: string, body: object) => {
    const { version } = (await duty.as('admin', 'GET', `/staff/${duty.idOf(name)}`)).json<{
      version: number;
    }>();
    return duty.as('admin', 'POST', `/staff/${duty.idOf(name)}/disable`, body, {
      'if-match': `"${version}"`,
    });
  };
  const toTake = async (name: string) =>
    (await duty.as(name, 'GET', '/dossiers?tab=toTake&limit=100'))
      .json<{ rows: { id: string }[] }>()
      .rows.map(({ id }) => id);

  it('asks for a successor where something is open, and hands it on to him', async () => {
    await duty.person('retiring', duty.desk.office.units.department, 'officer');
    const dossier = await duty.stepLate();
    await duty.send('head', dossier, { type: 'assign', officerId: duty.idOf('retiring') });
    await duty.settle();
    const refused = await close('retiring', {});
    expect(codeOf(refused)).toEqual([409, 'staff.holdsWork']);
    expect(refused.json()).toMatchObject({ dossiers: 1, tasks: 0, examples: [dossier.code] });
    expect(codeOf(await close('retiring', { successorId: duty.idOf('retiring') }))).toEqual([
      422,
      'staff.successorUnfit',
    ]);
    const closed = await close('retiring', { successorId: duty.idOf('fourth') });
    expect([closed.status, closed.json()]).toMatchObject([200, { disabled: true, handedOn: 1, left: 0 }]);
    await duty.settle();
    expect(await duty.now(dossier)).toMatchObject({ officer: { id: duty.idOf('fourth') } });
    expect(await duty.kinds('fourth', dossier)).toContain('stepLate');
  });

  it('may leave it with the unit: the head has the duty, it is there to take, and a self-check says so', async () => {
    await duty.person('gone', duty.desk.office.units.department, 'officer');
    const dossier = await duty.stepLate();
    await duty.send('head', dossier, { type: 'assign', officerId: duty.idOf('gone') });
    await duty.settle();
    const closed = await close('gone', { leaveWithUnit: true });
    expect([closed.status, closed.json()]).toMatchObject([200, { handedOn: 0, left: 1 }]);
    await duty.settle();
    expect((await duty.duties(dossier, 'stepLate')).at(-1)).toMatchObject({
      staff: null,
      because: 'account',
    });
    expect(await duty.kinds('head', dossier)).toContain('stepLate');
    expect(await toTake('second')).toContain(dossier.id);
    const { checks } = (await duty.as('admin', 'GET', '/admin/self-checks')).json<{
      checks: { name: string; examples: string[] }[];
    }>();
    expect(checks.find(({ name }) => name === 'heldByNobodyServing')!.examples).toContain(dossier.code);
    expect(checks.find(({ name }) => name === 'alertWithoutDuty')!.examples).toEqual([]);
    await duty.send('second', dossier, { type: 'take' });
    await duty.settle();
    expect(await duty.kinds('second', dossier)).toContain('stepLate');
    expect(await toTake('second')).not.toContain(dossier.id);
  });
});

it('gives every open alert exactly one duty', () => duty.expectOneDutyEach());
