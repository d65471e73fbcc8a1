// Duty follows the dossier, over HTTP: who holds it now is told once, who handed it on is released, and only who has the
// duty, or stands above it, takes it up.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { DOSSIER } from '../../src/dossier-kind/dossier.ts';
import { Engine } from '../../src/engine/engine.ts';
import { SYSTEM_SENDER } from '../../src/dossier-kind/sender.ts';
import type { DossierUnits } from '../../workflows/one-stop/dossier-context.ts';
import { codeOf } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { DutyDesk } from './duty-desk.ts';
import type { Item } from './duty-desk.ts';

let duty: DutyDesk;
beforeAll(async () => {
  duty = await DutyDesk.withColleagues();
});
afterAll(() => duty.close());

describe('a dossier that is given on', () => {
  it('takes its alert along: the new officer is told once, the old one released, his line kept as history', async () => {
    const dossier = await duty.stepLate();
    await duty.send('head', dossier, { type: 'assign', officerId: duty.idOf('second') });
    await duty.settle();
    expect(await duty.kinds('second', dossier)).toContain('stepLate');
    expect(await duty.kinds('officer', dossier)).not.toContain('stepLate');
    const history = (await duty.inbox('officer', dossier, false)).find(({ kind }) => kind === 'stepLate')!;
    expect(history.releasedAt).not.toBeNull();
    expect(codeOf(await duty.acknowledge('officer', history))).toEqual([403, 'alert.notHeld']);
    expect(await duty.duties(dossier, 'stepLate')).toEqual([
      { staff: 'officer', because: 'raised', acknowledged: null, open: false },
      { staff: 'second', because: 'handedOn', acknowledged: null, open: true },
    ]);
    const told = (await duty.inbox('second', dossier)).find(({ kind }) => kind === 'stepLate')!;
    expect((await duty.acknowledge('second', told)).status).toBe(200);
  });

  it('keeps what was acknowledged on record, tells the new one unacknowledged, and climbs on from then', async () => {
    const dossier = await duty.stepLate();
    const told = (await duty.inbox('officer', dossier)).find(({ kind }) => kind === 'stepLate')!;
    expect((await duty.acknowledge('officer', told)).status).toBe(200);
    duty.desk.service.clock.set(duty.nextMorning(1));
    await duty.settle();
    expect(await duty.kinds('head', dossier)).not.toContain('stepLate');
    await duty.send('third', dossier, { type: 'take' });
    await duty.settle();
    const again = (await duty.inbox('third', dossier)).find(({ kind }) => kind === 'stepLate')!;
    expect(again.acknowledgedAt).toBeNull();
    expect(await duty.duties(dossier, 'stepLate')).toEqual([
      { staff: 'officer', because: 'raised', acknowledged: 'officer', open: false },
      { staff: 'third', because: 'handedOn', acknowledged: null, open: true },
    ]);
    // Four working hours after it came to him, and not before.
    duty.desk.service.clock.advance(3 * 3_600_000);
    await duty.settle();
    expect(await duty.kinds('head', dossier)).not.toContain('stepLate');
    duty.desk.service.clock.set(duty.nextMorning(1));
    await duty.settle();
    expect(await duty.kinds('head', dossier)).toContain('stepLate');
  });
});

describe('an alert that is taken up before the old holder is released', () => {
  it('stays taken up by the head, the new one is told, and the old one is released all the same', async () => {
    const dossier = await duty.stepLate();
    const told = (await duty.inbox('officer', dossier)).find(({ kind }) => kind === 'stepLate')!;
    await duty.send('head', dossier, { type: 'assign', officerId: duty.idOf('second') });
    duty.desk.service.clock.advance(1_000);
    expect((await duty.acknowledge('head', told)).status).toBe(200);
    await duty.settle();
    expect(await duty.kinds('second', dossier)).toContain('stepLate');
    expect(await duty.kinds('officer', dossier)).not.toContain('stepLate');
    const { rows } = await duty.desk.service.database.query({
      text: `select acknowledged_by, next_rung_at from alert where id = $1`,
      values: [told.id],
    });
    expect(rows).toEqual([{ acknowledged_by: duty.idOf('head'), next_rung_at: null }]);
    expect(await duty.duties(dossier, 'stepLate')).toMatchObject([
      { staff: 'officer', acknowledged: null },
      { staff: 'second', because: 'handedOn', open: true },
    ]);
  });
});

describe('being given a dossier', () => {
  const mine = async (name: string, tab = 'mine') =>
    (await duty.as(name, 'GET', `/dossiers?tab=${tab}&limit=100`)).json<{ rows: { id: string }[] }>().rows;
  const ofId = (dossier: Dossier) => expect.arrayContaining([expect.objectContaining({ id: dossier.id })]);

  it('is told once to whoever has it by another’s act, and to nobody who took it himself', async () => {
    const dossier = await duty.stepLate();
    await duty.send('head', dossier, { type: 'assign', officerId: duty.idOf('second') });
    await duty.settle();
    await duty.settle();
    const told = (await duty.inbox('second', dossier)).filter(({ kind }) => kind === 'assigned');
    expect(told).toHaveLength(1);
    expect(await duty.kinds('head', dossier)).not.toContain('assigned');
    // Given back to the first, the second one's line is history; given anew, it is told anew.
    await duty.send('head', dossier, { type: 'assign', officerId: duty.idOf('officer') });
    await duty.settle();
    expect(await duty.kinds('second', dossier)).not.toContain('assigned');
    expect(await duty.kinds('officer', dossier)).toContain('assigned');
    await duty.send('head', dossier, { type: 'assign', officerId: duty.idOf('second') });
    await duty.settle();
    expect(await duty.kinds('second', dossier)).toContain('assigned');
    await duty.send('fourth', dossier, { type: 'take' });
    await duty.settle();
    expect(await duty.kinds('fourth', dossier)).not.toContain('assigned');
    expect(await duty.kinds('second', dossier)).not.toContain('assigned');
    const { rows } = await duty.desk.service.database.query({
      text: `select 1 from delivery where payload::text like '%assigned%'`,
      values: [],
    });
    expect(rows).toEqual([]);
  });

  it('while he is away is told to his substitute, whose list it is in, and to himself when he is back', async () => {
    const dossier = await duty.stepLate();
    const begun = duty.desk.service.clock.now();
    expect((await duty.away(duty.idOf('fourth'), duty.idOf('second'))).status).toBe(201);
    await duty.send('head', dossier, { type: 'assign', officerId: duty.idOf('fourth') });
    await duty.settle();
    expect(await duty.kinds('second', dossier)).toContain('assigned');
    expect(await duty.kinds('fourth', dossier)).not.toContain('assigned');
    expect(await mine('second')).toEqual(ofId(dossier));
    expect(await mine('fourth')).not.toEqual(ofId(dossier));
    duty.desk.service.clock.set(begun + 7_200_000);
    await duty.settle();
    expect(await duty.kinds('fourth', dossier)).toContain('assigned');
    expect(await duty.kinds('second', dossier)).not.toContain('assigned');
    expect(await mine('second')).not.toEqual(ofId(dossier));
    expect(await mine('fourth')).toEqual(ofId(dossier));
  });

  it('of one who is away with nobody in his place is for the unit to take', async () => {
    const dossier = await duty.stepLate();
    await duty.send('head', dossier, { type: 'assign', officerId: duty.idOf('fourth') });
    expect((await duty.away(duty.idOf('fourth'))).status).toBe(201);
    expect(await mine('fourth')).not.toEqual(ofId(dossier));
    expect(await mine('second', 'toTake')).toEqual(ofId(dossier));
  });
});

describe('whoever else has it in hand', () => {
  it('of a dossier handed over to another agency its leader is told, and the officer released', async () => {
    const dossier = await duty.stepLate();
    const engine = duty.desk.service.app.get(Engine);
    const { rows } = await duty.desk.service.database.query<{
      homeAgencyId: string;
      id: string;
      units: DossierUnits;
    }>({
      text: 'select home_agency_id as "homeAgencyId", id, units from dossier where id = $1',
      values: [dossier.id],
    });
    const [{ units, ...key }] = rows as [(typeof rows)[0]];
    await engine.send(DOSSIER, {
      kind: 'event',
      key,
      at: duty.desk.service.clock.now(),
      command: {
        type: 'handOver',
        units: { ...units, competent: [duty.desk.office.units.elsewhere] },
        decision: '1/QĐ',
        handOverId: '00000000-0000-7000-8000-000000000001',
      },
      sender: SYSTEM_SENDER,
    });
    await duty.settle();
    expect(await duty.kinds('stranger', dossier)).toContain('stepLate');
    expect(await duty.kinds('officer', dossier)).not.toContain('stepLate');
  });

  it('of a question the official who is named is told, and the leader who named him released', async () => {
    await duty.person('asked', duty.desk.office.units.elsewhere, 'officer');
    const dossier = await duty.stepLate();
    const dueAt = new Date(duty.desk.service.clock.now() + 86_400_000).toISOString();
    const consultations = [{ unitId: duty.desk.office.units.elsewhere, content: 'Ý kiến', dueAt }];
    await duty.send('officer', dossier, { type: 'askOpinions', consultations });
    await duty.settle();
    expect(await duty.kinds('stranger', dossier)).toContain('opinionAsked');
    const named = { type: 'assignConsultation', subject: 'consultation:1', officerId: duty.idOf('asked') };
    await duty.send('stranger', dossier, named);
    await duty.settle();
    expect(await duty.kinds('asked', dossier)).toContain('opinionAsked');
    expect(await duty.kinds('stranger', dossier)).not.toContain('opinionAsked');
    // What the dossier itself alerts of stays where it was.
    expect(await duty.kinds('officer', dossier)).toContain('stepLate');
  });

  it('a new head is told what stands at the head’s rung, and the former one released', async () => {
    const { department } = duty.desk.office.units;
    const dossier = await duty.stepLate();
    duty.desk.service.clock.set(duty.nextMorning(1));
    await duty.settle();
    expect(await duty.kinds('deputy', dossier)).toContain('stepLate');
    const { rows } = await duty.desk.service.database.query<{ id: string }>({
      text: `select id from position where staff_id = $1`,
      values: [duty.idOf('deputy')],
    });
    expect((await duty.as('admin', 'POST', `/positions/${rows[0]!.id}/end`, {})).status).toBe(204);
    await duty.person('successor', department, 'head');
    await duty.settle();
    expect(await duty.kinds('successor', dossier)).toContain('stepLate');
    expect(await duty.inbox('deputy', dossier)).toEqual([]);
    expect((await duty.duties(dossier, 'stepLate')).map(({ staff }) => staff)).toEqual(['officer']);
  });

  it('of a task the official who is put in charge', async () => {
    const day = new Date(duty.desk.service.clock.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    const given = await duty.as('chief', 'POST', '/tasks', {
      document: {
        number: '7/UBND',
        day: new Date(duty.desk.service.clock.now()).toISOString().slice(0, 10),
        title: 'Rà soát',
      },
      tasks: [{ title: 'Rà soát', leadUnitId: duty.desk.office.units.agency, due: { day } }],
    });
    const [{ id }] = given.json<{ tasks: [{ id: string }] }>().tasks;
    const act = async (body: object) => {
      const { version } = (await duty.as('chief', 'GET', `/tasks/${id}`)).json<{ version: number }>();
      const answer = await duty.as('leader', 'POST', `/tasks/${id}/events`, body, {
        'if-match': `"${version}"`,
      });
      expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    };
    await act({ type: 'accept', officerId: duty.idOf('officer') });
    duty.desk.service.clock.set(duty.nextMorning(7));
    await duty.desk.service.app.get(TimerSweep).sweep();
    await duty.settle();
    const late = async (name: string) =>
      (await duty.as(name, 'GET', '/alerts?open=true&limit=100&kind=taskLate')).json<{ items: Item[] }>()
        .items.length;
    expect([await late('officer'), await late('third')]).toEqual([1, 0]);
    await act({ type: 'assign', officerId: duty.idOf('third') });
    await duty.settle();
    expect([await late('officer'), await late('third')]).toEqual([0, 1]);
  });
});

it('gives every open alert exactly one duty', () => duty.expectOneDutyEach());
