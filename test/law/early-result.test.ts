// A result before its appointment: the applicant is told first (Decree 61/2018 Art. 20.4), by mail, look-up and page.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composeApplicantMail } from '../../src/alerts/mail/compose-applicant-mail.ts';
import type { ApplicantMailPayload } from '../../src/alerts/mail/compose-applicant-mail.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import { LawDesk } from './law-desk.ts';

const MAILED = { applicant: { name: 'Nguyễn Thị Hoà', kind: 'citizen', email: 'hoa@example.vn' } };

describe('a result ready before its appointment', () => {
  let law: LawDesk;
  beforeAll(async () => {
    // Ten working days: the appointment is 17:00 of 21 September.
    law = await LawDesk.open('2026-09-07T08:00');
  });
  afterAll(() => law.close());

  /** What the mail says that is sent once the result is there. */
  const mailOf = async (dossier: Dossier): Promise<string> => {
    const mails = await law.mails(dossier);
    return composeApplicantMail(mails.at(-1) as ApplicantMailPayload, 'https://motcua.example').text;
  };
  const asked = ({ code, lookupSecret }: Dossier) => ({ code, secret: lookupSecret });
  const lookUp = async (dossier: Dossier) => {
    const answer = await law.desk.send(null, 'POST', '/look-up', asked(dossier));
    return answer.json<{ readonly early: boolean }>();
  };
  const pageOf = async (dossier: Dossier): Promise<string> => {
    const { code, secret } = asked(dossier);
    const page = await fetch(`${law.desk.service.http.url}/tra-cuu`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ code: code!, secret: secret! }),
    });
    return page.text();
  };

  it('is told by mail, at the look-up and on the citizen’s page, and at the desk until its appointment', async () => {
    const accepted = await law.log(MAILED);
    expect(await lookUp(accepted)).toMatchObject({ early: false });
    await law.at('2026-09-10T09:00');
    const resolved = await law.forward(accepted, 'resolved');
    expect(await mailOf(resolved)).toMatch(/^Hồ sơ đã có kết quả sớm hơn hẹn trả \(17:00 .*21\/09\/2026\)/);
    expect(await lookUp(accepted)).toMatchObject({ early: true });
    expect(await pageOf(accepted)).toContain(
      'Kết quả có sớm hơn hẹn trả 17:00 21/09/2026. Có thể đến nhận ngay',
    );
    expect((await law.show(resolved)).tellFirst).toBe(true);
    // On the day of the appointment there is nobody left to be told, and collecting it is no longer early.
    await law.at('2026-09-22T08:00');
    expect((await law.show(resolved)).tellFirst).toBe(false);
    await law.event('reception', await law.fresh(resolved), {
      type: 'return',
      how: 'desk',
      against: 'receipt',
    });
    const { journal } = await law.show(resolved);
    expect(journal.at(-1)).toMatchObject({ type: 'return', data: { how: 'desk', against: 'receipt' } });
    expect(journal.at(-1)!.data).not.toHaveProperty('early');
    await law.verified();
  });

  it('on the very day is told as any result', async () => {
    await law.at('2026-09-22T09:00');
    const accepted = await law.log(MAILED);
    await law.at('2026-10-06T10:00');
    const resolved = await law.forward(await law.fresh(accepted), 'resolved');
    expect((await law.show(resolved)).clock.verdict).toBe('stoppedOnTime');
    expect(await mailOf(resolved)).toMatch(/^Hồ sơ đã có kết quả\. Mời/);
    expect(await lookUp(accepted)).toMatchObject({ early: false });
    expect(await pageOf(accepted)).not.toContain('sớm hơn hẹn');
    expect((await law.show(resolved)).tellFirst).toBe(false);
  });

  it('late by the law and before its new appointment is told as both', async () => {
    await law.at('2026-10-07T08:00');
    const accepted = await law.log(MAILED);
    await law.forward(accepted, 'processing.appraise');
    await law.at('2026-10-19T08:00');
    await law.event('leader', await law.fresh(accepted), {
      type: 'apologise',
      promisedAt: '2026-10-30T17:00:00+07:00',
      reason: 'Chờ xác minh',
    });
    await law.at('2026-10-26T09:00');
    const resolved = await law.forward(accepted, 'resolved');
    expect((await law.show(resolved)).clock.verdict).toBe('stoppedLate');
    expect(await mailOf(resolved)).toContain('sớm hơn hẹn trả (17:00');
    expect(await lookUp(accepted)).toMatchObject({ early: true });
    const page = await pageOf(accepted);
    expect(page).toContain('Kết quả có sau hạn theo quy định là 17:00 21/10/2026');
    expect(page).toContain('Kết quả có trước ngày hẹn lại 17:00 30/10/2026');
    await law.verified();
  });
});
