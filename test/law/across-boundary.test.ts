// Received regardless of boundary: the clock starts when the competent unit takes over (118/2025/NĐ-CP Art. 17.3).
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Position } from '../../src/domain/process/procedure-definition.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { Sessions } from '../../src/organization/sign-in/sessions.ts';
import { CreateStaff } from '../../src/organization/staff/create-staff.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import { CreateUnit } from '../../src/organization/units/create-unit.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { LawDesk, local } from './law-desk.ts';
import type { Dossier } from '../dossiers/desk-app.ts';

describe.each([
  { day: '2026-09-07', regime: '309/2026', next: '2026-09-08', due: '2026-09-22', taken: '2026-09-22' },
  { day: '2023-10-23', regime: '107/2021', next: '2023-10-24', due: '2023-11-07', taken: '2023-11-07' },
])(
  'a dossier that a commune receives for a department, under $regime',
  ({ day, regime, next, due, taken }) => {
    let law: LawDesk;
    let token: string;
    beforeAll(async () => {
      law = await LawDesk.open(`${day}T08:00`);
      token = await communeDesk(law, parseInstant(`${day}T08:00`));
    });
    afterAll(() => law.close());

    const byCommune = (method: string, path: string, body: object, version?: number) =>
      law.desk.service.http.send(method, `/api/v1${path}`, body, {
        authorization: `Bearer ${token}`,
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      });

    async function received(): Promise<Dossier> {
      const answer = await byCommune('POST', '/dossiers', {
        procedureCode: '1.001806',
        caseKey: 'chung',
        channel: 'counter',
        decision: 'accept',
        applicant: { name: 'Nguyễn Thị Hoà', kind: 'citizen' },
      });
      expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
      return answer.json<Dossier>();
    }

    it('is promised from the latest lawful taking over, and its clock starts with the real one', async () => {
      const accepted = await received();
      const waiting = await law.show(accepted, 'head');
      // One working day for the paper, then ten.
      expect(waiting).toMatchObject({
        regime,
        boundaryFree: true,
        acceptedAt: local(`${day}T08:00`),
        clock: { state: 'notStarted', statutoryDueAt: null },
      });
      const rows = await law.rows<{ promised_due_at: Date }>(
        'select promised_due_at from dossier where id = $1',
        accepted.id,
      );
      expect(rows[0]!.promised_due_at.getTime()).toBe(parseInstant(`${due}T17:00`));
      const sent = await byCommune(
        'POST',
        `/dossiers/${accepted.id}/events`,
        { type: 'transfer' },
        accepted.version,
      );
      expect(sent.json<Dossier>().state).toBe('handedOver');
      await law.at(`${next}T08:00`);
      expect(await law.preview('head', accepted, { type: 'takeOver' })).toMatchObject({
        allowed: true,
        clockEffect: 'starts',
      });
      const over = { ...accepted, ...sent.json<Dossier>() };
      await law.event('head', over, { type: 'takeOver', officerId: law.desk.office.people.head.staffId });
      const shown = await law.show(accepted, 'head');
      expect(shown.clock).toMatchObject({
        state: 'running.onTime',
        statutoryDueAt: local(`${taken}T17:00`),
        promisedDueAt: local(`${due}T17:00`),
      });
      expect(shown.state).toBe('processing.assign');
      await law.verified();
    });

    it('whose paper is not there after one working day alerts the unit that waits for it', async () => {
      const accepted = await received();
      await byCommune('POST', `/dossiers/${accepted.id}/events`, { type: 'transfer' }, accepted.version);
      const days = Date.parse(`${next}T00:00:00Z`) + 3 * 86_400_000;
      await law.at(`${new Date(days).toISOString().slice(0, 10)}T08:00`);
      expect(await law.alerts(accepted)).toContain('takeOverLate');
      const late = { ...accepted, version: (await law.show(accepted, 'head')).version };
      await law.event('head', late, { type: 'takeOver' });
      const { clock } = await law.show(accepted, 'head');
      // Taken over late: the law's date comes later than the receipt's, which stays what was printed.
      expect(Date.parse(clock.statutoryDueAt!)).toBeGreaterThan(Date.parse(clock.promisedDueAt!));
      await law.verified();
    });
  },
);

/** A commune of its own, with a one-stop and somebody who receives there. */
async function communeDesk({ desk }: LawDesk, at: number): Promise<string> {
  const { app } = desk.service;
  const unit = { isAgency: false, level: 'commune', validFrom: '2020-01-01' } as const;
  const commune = await app
    .get(CreateUnit)
    .run({ ...unit, code: 'H99.50', name: 'UBND xã Mẫu', kind: 'agency', isAgency: true, parentId: null });
  const oneStop = await app
    .get(CreateUnit)
    .run({ ...unit, code: 'H99.50.01', name: 'Một cửa xã Mẫu', kind: 'oneStop', parentId: commune.id });
  const staff = { account: 'xa', name: 'xa', email: 'xa@tinh.example', password: 'an office of samples' };
  const { id } = await app.get(CreateStaff).run(staff, at);
  const position: Position = 'reception';
  await app.get(GivePosition).give(id, { unitId: oneStop.id, position, validFrom: '2020-01-01' }, at);
  await app.get(OrganizationDirectory).reload();
  const session = { staffId: id, kind: 'token', name: 'test', expiresAt: at + 90 * 86_400_000 } as const;
  return (await app.get(Sessions).open(session, at)).secret;
}
