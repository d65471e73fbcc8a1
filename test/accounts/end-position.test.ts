// An end of a position only comes nearer: nothing that is over goes on, nothing that was held is forgotten.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import type { GivePositionBody } from '../../src/organization/staff/staff-bodies.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { codeOf, DeskApp } from '../dossiers/desk-app.ts';

let desk: DeskApp;
beforeAll(async () => {
  desk = await DeskApp.open({ clock: new ManualClock(parseInstant('2026-03-10T09:00')) });
});
afterAll(() => desk.close());

type Days = Pick<GivePositionBody, 'validFrom' | 'validTo'>;
/** A supervisor's, which opens everything. */
async function given(days: Days): Promise<string> {
  const wish = { unitId: desk.office.units.provinceOffice, position: 'supervisor', ...days } as const;
  const { staffId } = desk.office.people.admin;
  return (await desk.service.app.get(GivePosition).give(staffId, wish, desk.service.clock.now())).id;
}
const end = (id: string, on?: string) => desk.send('admin', 'POST', `/positions/${id}/end`, { on });
async function validity(id: string): Promise<Days | undefined> {
  const { rows } = await desk.service.database.query<Days>({
    text: `select valid_from::text as "validFrom", valid_to::text as "validTo" from position where id = $1`,
    values: [id],
  });
  return rows[0];
}

it('one that has ended is not revived', async () => {
  const days = { validFrom: '2024-01-01', validTo: '2024-06-01' };
  const id = await given(days);
  for (const on of ['2099-01-01', '2026-03-10', '2024-01-01', undefined])
    expect(codeOf(await end(id, on))).toEqual([409, 'position.over']);
  expect(await validity(id)).toEqual(days);
});

it('one for a time is not prolonged, and not made never to have been', async () => {
  const days = { validFrom: '2025-01-01', validTo: '2026-05-01' };
  const id = await given(days);
  expect(codeOf(await end(id, '2026-05-02'))).toEqual([409, 'position.endsEarlier']);
  for (const on of ['2026-03-09', '2025-01-01', '2024-12-31'])
    expect(codeOf(await end(id, on))).toEqual([422, 'position.endInThePast']);
  expect(await validity(id)).toEqual(days);
  expect((await end(id, '2026-04-01')).status).toBe(204);
  expect(await validity(id)).toEqual({ ...days, validTo: '2026-04-01' });
  expect((await end(id)).status).toBe(204);
  expect(await validity(id)).toEqual({ ...days, validTo: '2026-03-10' });
});

it('one that has not begun, or begins today, is taken back whole', async () => {
  for (const validFrom of ['2026-06-01', '2026-03-10']) {
    const id = await given({ validFrom });
    expect((await end(id)).status).toBe(204);
    expect(await validity(id)).toBeUndefined();
  }
  const id = await given({ validFrom: '2026-06-01' });
  expect((await end(id, '2026-07-01')).status).toBe(204);
  expect(await validity(id)).toEqual({ validFrom: '2026-06-01', validTo: '2026-07-01' });
});

it('what the holder has in hand is handed on only where the position ends', async () => {
  const dossier = await desk.event('reception', await desk.log(), { type: 'transfer' });
  await desk.event('head', dossier, { type: 'complete', officerId: desk.office.people.officer.staffId });
  const { rows } = await desk.service.database.query<{ id: string }>({
    text: `select id from position where staff_id = $1`,
    values: [desk.office.people.officer.staffId],
  });
  const successorId = desk.office.people.head.staffId;
  const refused = await desk.send('admin', 'POST', `/positions/${rows[0]!.id}/end`, {
    on: '2026-03-09',
    successorId,
  });
  expect(codeOf(refused)).toEqual([422, 'position.endInThePast']);
  const held = await desk.service.database.query<{ officer_id: string }>({
    text: `select officer_id from dossier where id = $1`,
    values: [dossier.id],
  });
  expect(held.rows).toEqual([{ officer_id: desk.office.people.officer.staffId }]);
});
