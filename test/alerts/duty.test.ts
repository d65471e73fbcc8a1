// Duty follows the dossier, over HTTP: who holds it now is told once, who handed it on is released, and only who has the
// duty, or stands above it, takes it up.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Engine } from '../../src/engine/engine.ts';
import { SYSTEM_SENDER } from '../../src/engine/sender.ts';
import type { DossierUnits } from '../../workflows/dossier-context.ts';
import { codeOf } from '../dossiers/desk-app.ts';
import type { DeskApp, Dossier } from '../dossiers/desk-app.ts';
import { DutyDesk } from './duty-desk.ts';

let town: DutyDesk;
let desk: DeskApp;
/** For two hours, from now unless said otherwise. */
const away = (staffId: string, substituteId?: string, begun = desk.service.clock.now()) => {
  return town.as('head', 'POST', '/absences', {
    staffId,
    ...(substituteId !== undefined && { substituteId }),
    from: new Date(begun).toISOString(),
    to: new Date(begun + 7_200_000).toISOString(),
  });
};

beforeAll(async () => {
  town = await DutyDesk.open();
  ({ desk } = town);
  const { department } = desk.office.units;
  for (const name of ['second', 'third', 'fourth']) await town.person(name, department, 'officer');
  await town.person('deputy', department, 'head');
});
afterAll(() => town.close());

describe('a dossier that is given on', () => {
  it('takes its alert along: the new officer is told once, the old one released, his line kept as history', async () => {
    const dossier = await town.stepLate();
    await town.send('head', dossier, { type: 'assign', officerId: town.idOf('second') });
    await town.settle();
    expect(await town.kinds('second', dossier)).toContain('stepLate');
    expect(await town.kinds('officer', dossier)).not.toContain('stepLate');
    const history = (await town.inbox('officer', dossier, false)).find(({ kind }) => kind === 'stepLate')!;
    expect(history.releasedAt).not.toBeNull();
    expect(codeOf(await town.acknowledge('officer', history))).toEqual([403, 'alert.notHeld']);
    expect(await town.duties(dossier, 'stepLate')).toEqual([
      { staff: 'officer', because: 'raised', acknowledged: null, open: false },
      { staff: 'second', because: 'handedOn', acknowledged: null, open: true },
    ]);
    const told = (await town.inbox('second', dossier)).find(({ kind }) => kind === 'stepLate')!;
    expect((await town.acknowledge('second', told)).status).toBe(200);
  });

  it('keeps what was acknowledged on record, tells the new one unacknowledged, and climbs on from then', async () => {
    const dossier = await town.stepLate();
    const told = (await town.inbox('officer', dossier)).find(({ kind }) => kind === 'stepLate')!;
    expect((await town.acknowledge('officer', told)).status).toBe(200);
    desk.service.clock.set(town.nextMorning(1));
    await town.settle();
    expect(await town.kinds('head', dossier)).not.toContain('stepLate');
    await town.send('third', dossier, { type: 'take' });
    await town.settle();
    const again = (await town.inbox('third', dossier)).find(({ kind }) => kind === 'stepLate')!;
    expect(again.acknowledgedAt).toBeNull();
    expect(await town.duties(dossier, 'stepLate')).toEqual([
      { staff: 'officer', because: 'raised', acknowledged: 'officer', open: false },
      { staff: 'third', because: 'handedOn', acknowledged: null, open: true },
    ]);
    // Four working hours after it came to him, and not before.
    desk.service.clock.advance(3 * 3_600_000);
    await town.settle();
    expect(await town.kinds('head', dossier)).not.toContain('stepLate');
    desk.service.clock.set(town.nextMorning(1));
    await town.settle();
    expect(await town.kinds('head', dossier)).toContain('stepLate');
  });
});

describe('an alert that is taken up before the old holder is released', () => {
  it('stays taken up by the new one, and the old one is released all the same', async () => {
    const dossier = await town.stepLate();
    const told = (await town.inbox('officer', dossier)).find(({ kind }) => kind === 'stepLate')!;
    await town.send('head', dossier, { type: 'assign', officerId: town.idOf('second') });
    desk.service.clock.advance(1_000);
    expect((await town.acknowledge('second', told)).status).toBe(200);
    await town.settle();
    expect(await town.kinds('officer', dossier)).not.toContain('stepLate');
    const { rows } = await desk.service.database.query({
      text: `select acknowledged_by, next_rung_at from alert where id = $1`,
      values: [told.id],
    });
    expect(rows).toEqual([{ acknowledged_by: town.idOf('second'), next_rung_at: null }]);
    expect(await town.duties(dossier, 'stepLate')).toMatchObject([
      { staff: 'officer', acknowledged: null },
      { staff: 'second', because: 'handedOn', open: true },
    ]);
  });
});

describe('an absence', () => {
  it('moves what is open to the substitute when it begins and back when it ends', async () => {
    const dossier = await town.stepLate();
    const from = desk.service.clock.now() + 3_600_000;
    const recorded = await town.as('head', 'POST', '/absences', {
      staffId: town.idOf('officer'),
      substituteId: town.idOf('second'),
      from: new Date(from).toISOString(),
      to: new Date(from + 3_600_000).toISOString(),
    });
    expect([recorded.status, recorded.text]).toEqual([201, expect.any(String)]);
    await town.settle();
    expect(await town.kinds('officer', dossier)).toContain('stepLate');
    desk.service.clock.set(from);
    await town.settle();
    expect(await town.kinds('second', dossier)).toContain('stepLate');
    expect(await town.kinds('officer', dossier)).not.toContain('stepLate');
    desk.service.clock.set(from + 3_600_000);
    await town.settle();
    expect(await town.kinds('officer', dossier)).toContain('stepLate');
    expect(await town.kinds('second', dossier)).not.toContain('stepLate');
    expect((await town.duties(dossier, 'stepLate')).map(({ staff, because }) => [staff, because])).toEqual([
      ['officer', 'raised'],
      ['second', 'absence'],
      ['officer', 'back'],
    ]);
  });

  it('entered afterwards moves it from when it is known; of a substitute who is away himself the head has the duty', async () => {
    const dossier = await town.stepLate();
    const begun = desk.service.clock.now() - 3_600_000;
    expect((await away(town.idOf('officer'), town.idOf('fourth'), begun)).status).toBe(201);
    await town.settle();
    expect(await town.kinds('fourth', dossier)).toContain('stepLate');
    expect((await away(town.idOf('fourth'), town.idOf('second'), begun)).status).toBe(201);
    await town.settle();
    // A substitute passes nothing on.
    expect(await town.kinds('fourth', dossier)).not.toContain('stepLate');
    expect(await town.kinds('second', dossier)).not.toContain('stepLate');
    expect(await town.kinds('head', dossier)).toContain('stepLate');
    expect((await town.duties(dossier, 'stepLate')).at(-1)).toMatchObject({
      staff: null,
      because: 'absence',
      open: true,
    });
    desk.service.clock.set(begun + 7_200_000);
    await town.settle();
    expect(await town.kinds('officer', dossier)).toContain('stepLate');
  });
});

describe('a position or an account that ends', () => {
  it('leaves the duty to the head, and of what its holder was told no more than that', async () => {
    const { department } = desk.office.units;
    await town.person('leaving', department, 'officer');
    const dossier = await town.stepLate();
    await town.send('head', dossier, { type: 'assign', officerId: town.idOf('leaving') });
    await town.settle();
    const line = (await town.inbox('leaving', dossier)).find(({ kind }) => kind === 'stepLate')!;
    const position = await town.positionOf('leaving');
    const end = (body: object) => town.as('admin', 'POST', `/positions/${position}/end`, body);
    const refused = await end({});
    expect(codeOf(refused)).toEqual([409, 'staff.holdsWork']);
    expect(refused.json()).toMatchObject({ dossiers: 1, tasks: 0, examples: [dossier.code] });
    expect((await end({ leaveWithUnit: true })).status).toBe(204);
    await town.settle();
    expect(codeOf(await town.acknowledge('leaving', line))).toEqual([403, 'alert.notHeld']);
    const [history] = await town.inbox('leaving', dossier, false);
    expect(history).toMatchObject({ outside: true, dossier: null, acknowledgedAt: null });
    expect(await town.inbox('leaving', dossier)).toEqual([]);
    expect(await town.kinds('head', dossier)).toContain('stepLate');
    expect((await town.duties(dossier, 'stepLate')).at(-1)).toMatchObject({
      staff: null,
      because: 'position',
    });
  });
});

describe('a position that ends with a successor', () => {
  it('hands on what is held by it, and what is held by another position stays', async () => {
    const { department, oneStop } = desk.office.units;
    await town.person('moving', department, 'officer');
    const dossier = await town.stepLate();
    await town.as('admin', 'POST', `/staff/${town.idOf('moving')}/positions`, {
      unitId: oneStop,
      position: 'officer',
    });
    await town.send('head', dossier, { type: 'assign', officerId: town.idOf('moving') });
    // By the position at the one-stop he holds nothing: nobody is asked.
    const end = async (unitId: string, body: object) =>
      town.as('admin', 'POST', `/positions/${await town.positionOf('moving', unitId)}/end`, body);
    expect(codeOf(await end(department, {}))).toEqual([409, 'staff.holdsWork']);
    expect(codeOf(await end(department, { successorId: town.idOf('moving') }))).toEqual([
      422,
      'staff.successorUnfit',
    ]);
    expect((await end(department, { successorId: town.idOf('fourth') })).status).toBe(204);
    await town.settle();
    expect(await town.now(dossier)).toMatchObject({ officer: { id: town.idOf('fourth') } });
    expect(await town.kinds('fourth', dossier)).toContain('assigned');
    const gone = `/positions/${await town.positionOf('moving', oneStop)}/end`;
    expect((await town.as('admin', 'POST', gone, { on: '2099-01-01' })).status).toBe(204);
    expect((await town.as('admin', 'POST', gone, {})).status).toBe(204);
    // Ended on the day on which it began, it has never been.
    expect(codeOf(await town.as('admin', 'POST', gone, {}))).toEqual([404, 'position.unknown']);
  });
});

describe('being given a dossier', () => {
  const mine = async (name: string, tab = 'mine') =>
    (await town.as(name, 'GET', `/dossiers?tab=${tab}&limit=100`)).json<{ rows: { id: string }[] }>().rows;
  const ofId = (dossier: Dossier) => expect.arrayContaining([expect.objectContaining({ id: dossier.id })]);

  it('is told once to whoever has it by another’s act, and to nobody who took it himself', async () => {
    const dossier = await town.stepLate();
    await town.send('head', dossier, { type: 'assign', officerId: town.idOf('second') });
    await town.settle();
    await town.settle();
    const told = (await town.inbox('second', dossier)).filter(({ kind }) => kind === 'assigned');
    expect(told).toHaveLength(1);
    expect(await town.kinds('head', dossier)).not.toContain('assigned');
    // Given back to the first, the second one's line is history; given anew, it is told anew.
    await town.send('head', dossier, { type: 'assign', officerId: town.idOf('officer') });
    await town.settle();
    expect(await town.kinds('second', dossier)).not.toContain('assigned');
    expect(await town.kinds('officer', dossier)).toContain('assigned');
    await town.send('head', dossier, { type: 'assign', officerId: town.idOf('second') });
    await town.settle();
    expect(await town.kinds('second', dossier)).toContain('assigned');
    await town.send('fourth', dossier, { type: 'take' });
    await town.settle();
    expect(await town.kinds('fourth', dossier)).not.toContain('assigned');
    expect(await town.kinds('second', dossier)).not.toContain('assigned');
    const { rows } = await desk.service.database.query({
      text: `select 1 from delivery where payload::text like '%assigned%'`,
      values: [],
    });
    expect(rows).toEqual([]);
  });

  it('while he is away is told to his substitute, whose list it is in, and to himself when he is back', async () => {
    const dossier = await town.stepLate();
    const begun = desk.service.clock.now();
    expect((await away(town.idOf('fourth'), town.idOf('second'))).status).toBe(201);
    await town.send('head', dossier, { type: 'assign', officerId: town.idOf('fourth') });
    await town.settle();
    expect(await town.kinds('second', dossier)).toContain('assigned');
    expect(await town.kinds('fourth', dossier)).not.toContain('assigned');
    expect(await mine('second')).toEqual(ofId(dossier));
    expect(await mine('fourth')).not.toEqual(ofId(dossier));
    desk.service.clock.set(begun + 7_200_000);
    await town.settle();
    expect(await town.kinds('fourth', dossier)).toContain('assigned');
    expect(await town.kinds('second', dossier)).not.toContain('assigned');
    expect(await mine('second')).not.toEqual(ofId(dossier));
    expect(await mine('fourth')).toEqual(ofId(dossier));
  });

  it('of one who is away with nobody in his place is for the unit to take', async () => {
    const dossier = await town.stepLate();
    await town.send('head', dossier, { type: 'assign', officerId: town.idOf('fourth') });
    expect((await away(town.idOf('fourth'))).status).toBe(201);
    expect(await mine('fourth')).not.toEqual(ofId(dossier));
    expect(await mine('second', 'toTake')).toEqual(ofId(dossier));
  });
});

describe('an account that is closed', () => {
  const close = async (name: string, body: object) => {
    const { version } = (await town.as('admin', 'GET', `/staff/${town.idOf(name)}`)).json<{
      version: number;
    }>();
    return town.as('admin', 'POST', `/staff/${town.idOf(name)}/disable`, body, {
      'if-match': `"${version}"`,
    });
  };
  const toTake = async (name: string) =>
    (await town.as(name, 'GET', '/dossiers?tab=toTake&limit=100'))
      .json<{ rows: { id: string }[] }>()
      .rows.map(({ id }) => id);

  it('asks for a successor where something is open, and hands it on to him', async () => {
    await town.person('retiring', desk.office.units.department, 'officer');
    const dossier = await town.stepLate();
    await town.send('head', dossier, { type: 'assign', officerId: town.idOf('retiring') });
    await town.settle();
    const refused = await close('retiring', {});
    expect(codeOf(refused)).toEqual([409, 'staff.holdsWork']);
    expect(refused.json()).toMatchObject({ dossiers: 1, tasks: 0, examples: [dossier.code] });
    expect(codeOf(await close('retiring', { successorId: town.idOf('retiring') }))).toEqual([
      422,
      'staff.successorUnfit',
    ]);
    const closed = await close('retiring', { successorId: town.idOf('fourth') });
    expect([closed.status, closed.json()]).toMatchObject([200, { disabled: true, handedOn: 1, left: 0 }]);
    await town.settle();
    expect(await town.now(dossier)).toMatchObject({ officer: { id: town.idOf('fourth') } });
    expect(await town.kinds('fourth', dossier)).toContain('stepLate');
  });

  it('may leave it with the unit: the head has the duty, it is there to take, and a self-check says so', async () => {
    await town.person('gone', desk.office.units.department, 'officer');
    const dossier = await town.stepLate();
    await town.send('head', dossier, { type: 'assign', officerId: town.idOf('gone') });
    await town.settle();
    const closed = await close('gone', { leaveWithUnit: true });
    expect([closed.status, closed.json()]).toMatchObject([200, { handedOn: 0, left: 1 }]);
    await town.settle();
    expect((await town.duties(dossier, 'stepLate')).at(-1)).toMatchObject({
      staff: null,
      because: 'account',
    });
    expect(await town.kinds('head', dossier)).toContain('stepLate');
    expect(await toTake('second')).toContain(dossier.id);
    const { checks } = (await town.as('admin', 'GET', '/admin/self-checks')).json<{
      checks: { name: string; examples: string[] }[];
    }>();
    expect(checks.find(({ name }) => name === 'heldByNobodyServing')!.examples).toContain(dossier.code);
    expect(checks.find(({ name }) => name === 'alertWithoutDuty')!.examples).toEqual([]);
    await town.send('second', dossier, { type: 'take' });
    await town.settle();
    expect(await town.kinds('second', dossier)).toContain('stepLate');
    expect(await toTake('second')).not.toContain(dossier.id);
  });
});

describe('whoever else has it in hand', () => {
  it('of a dossier handed over to another agency its leader is told, and the officer released', async () => {
    const dossier = await town.stepLate();
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
    await town.settle();
    expect(await town.kinds('stranger', dossier)).toContain('stepLate');
    expect(await town.kinds('officer', dossier)).not.toContain('stepLate');
  });

  it('of a question the official who is named is told, and the leader who named him released', async () => {
    await town.person('asked', desk.office.units.elsewhere, 'officer');
    const dossier = await town.stepLate();
    const dueAt = new Date(desk.service.clock.now() + 86_400_000).toISOString();
    const consultations = [{ unitId: desk.office.units.elsewhere, content: 'Ý kiến', dueAt }];
    await town.send('officer', dossier, { type: 'askOpinions', consultations });
    await town.settle();
    expect(await town.kinds('stranger', dossier)).toContain('opinionAsked');
    const named = { type: 'assignConsultation', subject: 'consultation:1', officerId: town.idOf('asked') };
    await town.send('stranger', dossier, named);
    await town.settle();
    expect(await town.kinds('asked', dossier)).toContain('opinionAsked');
    expect(await town.kinds('stranger', dossier)).not.toContain('opinionAsked');
    // What the dossier itself alerts of stays where it was.
    expect(await town.kinds('officer', dossier)).toContain('stepLate');
  });

  it('a new head is told what stands at the head’s rung, and the former one released', async () => {
    const { department } = desk.office.units;
    const dossier = await town.stepLate();
    desk.service.clock.set(town.nextMorning(1));
    await town.settle();
    expect(await town.kinds('deputy', dossier)).toContain('stepLate');
    await town.leaves('deputy');
    await town.person('successor', department, 'head');
    await town.settle();
    expect(await town.kinds('successor', dossier)).toContain('stepLate');
    expect(await town.inbox('deputy', dossier)).toEqual([]);
    expect((await town.duties(dossier, 'stepLate')).map(({ staff }) => staff)).toEqual(['officer']);
  });

  it('of a task the official who is put in charge', async () => {
    const id = await town.task(3);
    await town.act('leader', id, { type: 'accept', officerId: town.idOf('officer') });
    desk.service.clock.set(town.nextMorning(7));
    await town.settle();
    const late = async (name: string) => (await town.lines(name, 'open=true&kind=taskLate')).length;
    expect([await late('officer'), await late('third')]).toEqual([1, 0]);
    await town.act('leader', id, { type: 'assign', officerId: town.idOf('third') });
    await town.settle();
    expect([await late('officer'), await late('third')]).toEqual([0, 1]);
  });
});

it('gives every open alert exactly one duty, and ends those of what is closed with its lines', async () => {
  await town.settle();
  await town.inOrder();
  const { rows: gaps } = await desk.service.database.query({
    text: `select 1 from duty a join duty b on b.home_agency_id = a.home_agency_id and b.alert_id = a.alert_id
      and b.seq = a.seq + 1 where a.until_at is distinct from b.from_at and b.because <> 'reopened'`,
  });
  expect(gaps).toEqual([]);
});
