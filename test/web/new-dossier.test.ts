// What stays in the form of a new dossier once the one before it is logged.
import { describe, expect, it } from '@jest/globals';
import { EMPTY, typedSince } from '../../web/pages/counter/new-dossier.ts';
import type { NewDossier } from '../../web/pages/counter/new-dossier.ts';

const SENT: NewDossier = {
  ...EMPTY,
  procedureCode: '2.001583',
  procedureName: 'Đăng ký thành lập công ty',
  caseKey: 'chung',
  applicant: { name: 'Người Trước', kind: 'citizen', phone: '0900000001' },
  subject: 'Công ty A',
  checklist: { 'giay-de-nghi': { key: 'giay-de-nghi', originals: 1, copies: 0, digitised: false } },
};

describe('once a dossier is logged', () => {
  it('the form is empty where it is as it was sent', () => {
    expect(typedSince(SENT, SENT)).toBe(EMPTY);
    expect(typedSince(SENT, structuredClone(SENT))).toBe(EMPTY);
  });

  it('what was typed for the next person stays, and nothing of the one before', () => {
    const now = { ...SENT, applicant: { ...SENT.applicant, name: 'Người Sau', phone: '0900000002' } };
    expect(typedSince(SENT, now)).toEqual({
      ...EMPTY,
      applicant: { name: 'Người Sau', kind: 'citizen', phone: '0900000002' },
    });
  });

  it('another procedure stays with its case', () => {
    const now = {
      ...SENT,
      procedureCode: '1.001193',
      procedureName: 'Khai sinh',
      caseKey: null,
      checklist: {},
    };
    expect(typedSince(SENT, now)).toEqual({
      ...EMPTY,
      procedureCode: '1.001193',
      procedureName: 'Khai sinh',
    });
  });

  it('a form that was emptied meanwhile stays empty', () => {
    expect(typedSince(SENT, EMPTY)).toEqual(EMPTY);
  });
});
