// What is done together with other agencies: an opinion that is late, and legs that run at once (61/2018/NĐ-CP Art. 19).
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RaiseRungs } from '../../src/alerts/raise/raise-rungs.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { GiveCompetence } from '../../src/organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import { CreateStaff } from '../../src/organization/staff/create-staff.ts';
import { GivePosition } from '../../src/organization/staff/give-position.ts';
import { codeOf } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { LawDesk, local } from './law-desk.ts';

const START = '2026-09-07T08:00';

/** The shipped sequence of three agencies, changed to begin two at once; the third needs the first's result. */
const AT_ONCE = readFileSync('workflows/procedures/9.000297.yaml', 'utf8')
  .replace('order: sequence', 'order: parallel')
  .replaceAll('amount: 16,', 'amount: 13,')
  .replace(
    '                name: Giấy phép đủ điều kiện',
    '                needs: [business]\n                name: Giấy phép đủ điều kiện',
  );

describe('with other agencies', () => {
  let law: LawDesk;
  beforeAll(async () => {
    law = await LawDesk.open(START);
    const { app } = law.desk.service;
    const { elsewhere, provinceOffice, oneStop } = law.desk.office.units;
    const validFrom = '2020-01-01';
    const give = (unitId: string, field: string) =>
      app.get(GiveCompetence).give({ unitId, level: 'province', field, validFrom });
    await give(elsewhere, 'Ngành nghề kinh doanh có điều kiện về an ninh, trật tự');
    await give(provinceOffice, 'Kinh doanh dịch vụ karaoke');
    // The one-stop gets a head of its own in the place of the department's, who had both positions.
    await law.rows(
      "update position set valid_to = valid_from + 1 where unit_id = $1 and position = 'head'",
      oneStop,
    );
    const staff = {
      account: 'truong',
      name: 'truong',
      email: 'truong@e.vn',
      password: 'an office of samples',
    };
    const { id } = await app.get(CreateStaff).run(staff, parseInstant(START));
    const position = { unitId: oneStop, position: 'head', validFrom } as const;
    await app.get(GivePosition).give(id, position, parseInstant(START));
    await app.get(OrganizationDirectory).reload();
  });
  afterAll(() => law.close());

  /** Who is told of a kind of alert by its first rung. */
  async function told(dossier: Dossier, kind: string): Promise<readonly string[]> {
    for (let tries = 0; tries < 100; tries++) {
      await law.desk.service.app.get(RaiseRungs).run();
      const rows = await law.rows<{ account: string }>(
        `select s.account from alert a join alert_notice n on n.alert_id = a.id join staff s on s.id = n.staff_id
          where a.dossier_id = $1 and a.kind = $2 and n.rung = 0 order by s.account`,
        dossier.id,
        kind,
      );
      if (rows.length > 0) return rows.map(({ account }) => account);
      await new Promise((next) => setTimeout(next, 50));
    }
    return [];
  }
  const childrenOf = async ({ id }: Dossier) =>
    (await law.desk.send('chief', 'GET', `/dossiers/${id}/consultations`)).json<
      Record<
        'consultations' | 'legs',
        { state: string; dueAt: string | null; outcome: string | null; wasLate: boolean }[]
      >
    >();

  it('an opinion that does not come is told to the head of the one-stop, and holds the step until it does', async () => {
    const accepted = await law.log({});
    const dossier = await law.forward(accepted, 'processing.appraise');
    await law.event('officer', dossier, {
      type: 'askOpinions',
      consultations: [
        {
          unitId: law.desk.office.units.elsewhere,
          content: 'Ý kiến về an ninh',
          limit: { amount: 2, unit: 'workingDays' },
        },
      ],
    });
    await law.at('2026-09-10T08:00');
    expect(await told(dossier, 'consultationLate')).toContain('truong');
    expect(codeOf(await law.tries('officer', dossier, { type: 'complete' }))).toEqual([
      409,
      'consultation.open',
    ]);
    await law.event('stranger', await law.fresh(dossier), {
      type: 'answerOpinion',
      subject: 'consultation:1',
      position: 'agree',
      content: 'Nhất trí',
    });
    expect((await childrenOf(dossier)).consultations).toMatchObject([{ outcome: 'agree', wasLate: true }]);
    // The agency was late; the dossier is not, and its time has run on.
    expect((await law.show(dossier)).clock).toMatchObject({
      verdict: 'onTime',
      statutoryDueAt: local('2026-09-21T17:00'),
    });
    expect((await law.event('officer', await law.fresh(dossier), { type: 'complete' })).state).toBe(
      'processing.review',
    );
    await law.verified();
  });

  it('two agencies begin at once by the electronic way, and the third with the result that it needs', async () => {
    const published = await fetch(`${law.desk.service.http.url}/api/v1/procedures`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${law.desk.office.people.admin.token}`,
        'content-type': 'application/yaml',
      },
      body: AT_ONCE,
    });
    expect([published.status, await published.text()]).toEqual([201, expect.any(String)]);
    const karaoke = await law.log({ procedureCode: '9.000297', caseKey: 'ho-kinh-doanh' });
    let dossier = await law.event('reception', karaoke, { type: 'transfer' });
    const due = local('2026-09-15T17:00');
    expect((await childrenOf(dossier)).legs).toMatchObject([
      { state: 'open.onTime', dueAt: due },
      { state: 'open.onTime', dueAt: due },
      { state: 'waiting', dueAt: null },
    ]);
    const finish = async (person: 'officer' | 'stranger' | 'office', subject: string) => {
      dossier = await law.event(person, await law.fresh(dossier), {
        type: 'completeLeg',
        subject,
        content: 'Đã cấp',
      });
    };
    await law.at('2026-09-14T08:00');
    await finish('officer', 'leg:business');
    expect((await childrenOf(dossier)).legs).toMatchObject([
      { state: 'done' },
      { state: 'open.onTime' },
      { state: 'open.onTime', dueAt: local('2026-09-28T17:00') },
    ]);
    await law.at('2026-09-24T08:00');
    await finish('office', 'leg:karaoke');
    expect(codeOf(await law.tries('officer', dossier, { type: 'complete' }))).toEqual([409, 'leg.open']);
    await finish('stranger', 'leg:security');
    expect((await childrenOf(dossier)).legs[1]).toMatchObject({ outcome: 'done', wasLate: true });
    expect(await law.show(dossier)).toMatchObject({ state: 'resolved', clock: { wasLate: false } });
    await law.verified();
  });
});
