// Who may decide that work is handed over, and what is refused, over HTTP.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import { codeOf } from './desk-app.ts';
import { DECISION, HandOverDesk, PATH } from './hand-over-desk.ts';

let town: HandOverDesk;
beforeEach(async () => {
  town = await HandOverDesk.open();
});
afterEach(() => town.closeVerified());

interface Act {
  readonly action: string;
  readonly raises: boolean;
  readonly after: {
    readonly gains?: readonly { person: string; position: string; unitIds: readonly string[] }[];
  };
}
const lastAct = async () =>
  (
    await town.desk.service.database.query<Act>({
      text: `select action, raises, after from administration_log order by id desc limit 1`,
    })
  ).rows[0]!;

describe('who may and what is refused', () => {
  it('a leader decides for his own agency only; others not at all', async () => {
    const { desk } = town;
    expect(codeOf(await desk.send('officer', 'POST', PATH, town.whole()))).toEqual([403, 'right.missing']);
    expect(codeOf(await desk.send('stranger', 'POST', `${PATH}/preview`, town.whole()))).toEqual([
      403,
      'right.missing',
    ]);
    // His own department’s dossiers, but to another agency.
    expect(codeOf(await desk.send('leader', 'POST', PATH, town.whole()))).toEqual([403, 'right.missing']);
    const { department, oneStop } = desk.office.units;
    const within = { ...DECISION, rules: [{ fromUnitId: department, toUnitId: oneStop }] };
    const own = await desk.send('leader', 'POST', PATH, within);
    expect(own.status).toBe(201);
    const { id } = own.json<{ id: string }>();
    expect((await desk.send('leader', 'GET', PATH)).json<{ items: unknown[] }>().items).toHaveLength(1);
    expect((await desk.send('stranger', 'GET', PATH)).json()).toEqual({ items: [] });
    expect(codeOf(await desk.send('stranger', 'GET', `${PATH}/${id}`))).toEqual([404, 'handOver.unknown']);
    expect(codeOf(await desk.send('stranger', 'GET', `${PATH}/${id}/outcomes`))).toEqual([
      404,
      'handOver.unknown',
    ]);
    expect((await desk.send('leader', 'POST', `${PATH}/${id}/withdraw`)).status).toBe(200);
  });

  it('a leader neither closes his agency into another nor moves it, nor takes from elsewhere', async () => {
    const { desk } = town;
    const { agency, department, provinceOffice, elsewhere } = desk.office.units;
    const decide = (body: object) => desk.send('leader', 'POST', PATH, { ...DECISION, ...body });
    for (const body of [
      { unitChanges: [{ kind: 'close', unitId: agency, successorId: provinceOffice }] },
      { unitChanges: [{ kind: 'close', unitId: department, successorId: elsewhere }] },
      { unitChanges: [{ kind: 'rename', unitId: department, parentId: provinceOffice }] },
      { unitChanges: [{ kind: 'rename', unitId: elsewhere, name: 'Sở khác' }] },
      { rules: [{ fromUnitId: elsewhere, toUnitId: department }] },
    ]) {
      expect(codeOf(await decide(body))).toEqual([403, 'right.missing']);
      expect(codeOf(await desk.send('leader', 'POST', `${PATH}/preview`, { ...DECISION, ...body }))).toEqual([
        403,
        'right.missing',
      ]);
    }
    const merged = await decide({
      unitChanges: [{ kind: 'close', unitId: department, successorId: desk.office.units.oneStop }],
    });
    expect([merged.status, merged.text]).toEqual([201, expect.any(String)]);
    expect(await lastAct()).toMatchObject({ action: 'handOver.decided', raises: false });
  });

  it('by what he leads alone: what he supervises or works on elsewhere is not his to decide', async () => {
    const { desk } = town;
    const { app, clock } = desk.service;
    const { staffId } = desk.office.people.stranger;
    const { provinceOffice, department, oneStop, elsewhere } = desk.office.units;
    const supervisor = { unitId: provinceOffice, position: 'supervisor', validFrom: '2025-01-01' } as const;
    await app.get(GivePosition).give(staffId, supervisor, clock.now());
    expect((await desk.send('stranger', 'GET', '/dossiers')).status).toBe(200);
    const ofOthers = { ...DECISION, rules: [{ fromUnitId: department, toUnitId: oneStop }] };
    expect(codeOf(await desk.send('stranger', 'POST', PATH, ofOthers))).toEqual([403, 'right.missing']);
    const renamed = await town.record({
      ...DECISION,
      unitChanges: [{ kind: 'rename', unitId: department, name: 'Phòng mới' }],
    });
    expect((await desk.send('stranger', 'GET', PATH)).json()).toEqual({ items: [] });
    expect(codeOf(await desk.send('stranger', 'POST', `${PATH}/${renamed.id}/withdraw`))).toEqual([
      404,
      'handOver.unknown',
    ]);
    // What the administrator decided about his agency and another he sees, and does not withdraw.
    const away = await town.record({
      ...DECISION,
      decisionNumber: '2/QĐ',
      rules: [{ fromUnitId: elsewhere, toUnitId: oneStop }],
    });
    expect((await desk.send('stranger', 'GET', `${PATH}/${away.id}`)).status).toBe(200);
    expect(codeOf(await desk.send('stranger', 'POST', `${PATH}/${away.id}/withdraw`))).toEqual([
      403,
      'right.missing',
    ]);
  });

  it('an administrator brings nothing to himself; what a merger gives to others is told', async () => {
    const { desk, north } = town;
    const { department, elsewhere } = desk.office.units;
    const give = (unitId: string, position: 'officer' | 'leader') =>
      desk.service.app
        .get(GivePosition)
        .give(
          desk.office.people.admin.staffId,
          { unitId, position, validFrom: '2025-01-01' },
          desk.service.clock.now(),
        );
    await give(elsewhere, 'officer');
    const toHim = { ...DECISION, rules: [{ fromUnitId: department, toUnitId: elsewhere }] };
    const closed = (successorId: string) => ({
      ...DECISION,
      unitChanges: [{ kind: 'close', unitId: department, successorId }],
    });
    for (const body of [toHim, closed(elsewhere)])
      expect(codeOf(await desk.send('admin', 'POST', PATH, body))).toEqual([403, 'right.onOneself']);
    // A unit that he works in is closed into another agency: he would work there from that day on.
    const away = { ...DECISION, unitChanges: [{ kind: 'close', unitId: elsewhere, successorId: north }] };
    expect(codeOf(await desk.send('admin', 'POST', PATH, away))).toEqual([403, 'right.onOneself']);
    await town.record(closed(north));
    const act = await lastAct();
    expect(act).toMatchObject({ action: 'handOver.decided', raises: true });
    expect(act.after.gains?.map(({ person, position }) => [person, position])).toEqual(
      expect.arrayContaining([
        ['head', 'head'],
        ['officer', 'officer'],
        ['stranger', 'officer'],
      ]),
    );
    expect(act.after.gains?.find(({ person }) => person === 'officer')?.unitIds).toEqual([north]);
  });

  it('bad decisions, by their codes, writing nothing', async () => {
    const { desk, north } = town;
    const { department } = desk.office.units;
    const post = async (body: object) => codeOf(await desk.send('admin', 'POST', PATH, body));
    const rule = { fromUnitId: department, toUnitId: north };
    expect(await post({})).toEqual([422, 'request.invalid']);
    expect(await post({ ...DECISION, signedBy: ' ', rules: [rule] })).toEqual([422, 'request.invalid']);
    expect(await post(DECISION)).toEqual([422, 'handOver.empty']);
    expect(await post({ ...DECISION, rules: [rule, rule] })).toEqual([422, 'handOver.ruleRepeated']);
    expect(await post({ ...DECISION, rules: [{ ...rule, toUnitId: department }] })).toEqual([
      422,
      'handOver.toItself',
    ]);
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await post({ ...DECISION, rules: [{ ...rule, toUnitId: nobody }] })).toEqual([
      404,
      'unit.unknown',
    ]);
    expect(await post({ ...DECISION, effectiveOn: '2025-06-30', rules: [rule] })).toEqual([
      422,
      'unit.successorUnfit',
    ]);
    expect(await post({ ...DECISION, unitChanges: [{ kind: 'rename', unitId: department }] })).toEqual([
      422,
      'unit.nameMissing',
    ]);
    expect((await desk.send('admin', 'GET', PATH)).json()).toEqual({ items: [] });
  });
});
