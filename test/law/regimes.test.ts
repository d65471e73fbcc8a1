// The rules, the code and the forms of a dossier are those of the day it came in.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formSetOn } from '../../workflows/law/form-sets.ts';
import { LawDesk } from './law-desk.ts';

const APOLOGY_2018 = 'Phiếu xin lỗi và hẹn lại ngày trả kết quả';
const APOLOGY_2025 = 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết';

describe.each([
  {
    day: '2023-10-26',
    regime: '107/2021',
    code: '^H99\\.12-231026-0001$',
    end: 'withdrawn',
    status: 7,
    forms: [APOLOGY_2018, null],
  },
  {
    day: '2025-07-02',
    regime: '118/2025',
    code: '^H99\\.12-250702-0001$',
    end: 'stopped',
    status: 8,
    forms: [APOLOGY_2018, null],
  },
  {
    day: '2025-10-01',
    regime: '118/2025',
    code: '^H99\\.012\\.00-251001-0001$',
    end: 'stopped',
    status: 8,
    forms: [APOLOGY_2025, '05'],
  },
  {
    day: '2026-08-05',
    regime: '309/2026',
    code: '^H99\\.012\\.00-260805-0001$',
    end: 'stopped',
    status: 8,
    forms: [APOLOGY_2025, '05'],
  },
])('a dossier received on $day', ({ day, regime, code, end, status, forms }) => {
  let law: LawDesk;
  beforeAll(async () => {
    law = await LawDesk.open(`${day}T08:00`);
  });
  afterAll(() => law.close());

  it(`is handled under ${regime}, with the code and the forms of that day`, async () => {
    const dossier = await law.log({});
    expect(await law.show(dossier)).toMatchObject({
      regime,
      code: expect.stringMatching(new RegExp(code)) as unknown,
    });
    expect(await law.print(dossier, 'receipt')).toMatchObject({ formNumber: '01' });
    const { apology, stopNotice } = formSetOn(day).forms;
    expect([apology?.title, stopNotice?.number ?? null]).toEqual(forms);
  });

  it(`is ${end} when the applicant takes it back after acceptance, and withdrawn before`, async () => {
    const accepted = await law.log({});
    await law.event('reception', accepted, { type: 'endAtRequest', reason: 'Người nộp rút' });
    expect(await law.show(accepted)).toMatchObject({ state: end, nationalStatus: status, outcome: end });
    const lodged = await law.log({ channel: 'online', decision: undefined });
    await law.event('reception', lodged, { type: 'endAtRequest', reason: 'Người nộp rút' });
    expect(await law.show(lodged)).toMatchObject({ state: 'withdrawn', nationalStatus: 7 });
  });

  it('is handed over the same day when received until 15:00, else at the next opening', async () => {
    await law.at(`${day}T14:59`);
    const early = await law.log({});
    await law.at(`${day}T15:01`);
    const late = await law.log({});
    expect(await dueOf(early)).toBe(Date.parse(`${day}T17:00:00+07:00`));
    expect(await dueOf(late)).toBeGreaterThan(Date.parse(`${day}T23:59:00+07:00`));
    await law.verified();
  });

  async function dueOf({ id }: { readonly id: string }): Promise<number> {
    const rows = await law.rows<{ fire_at: Date }>(
      `select fire_at from timer where case_id = $1 and name like '%transferDue%'`,
      id,
    );
    return rows[0]!.fire_at.getTime();
  }
});
