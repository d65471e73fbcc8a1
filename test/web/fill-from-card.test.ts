// A card put into the form: nothing of two people is ever in one dossier.
import { describe, expect, it } from '@jest/globals';
import { fillFromCard, personOf } from '../../web/pages/counter/fill-from-card.ts';
import { EMPTY } from '../../web/pages/counter/new-dossier.ts';
import type { NewDossier } from '../../web/pages/counter/new-dossier.ts';

const CARD = { identityNo: '001099000123', oldNumber: '123456789', name: 'Trần Thị Hồng', address: 'Thôn 1' };
const FORMER: NewDossier = {
  ...EMPTY,
  procedureCode: '2.001583',
  caseKey: 'chung',
  applicant: {
    name: 'Người Trước',
    kind: 'citizen',
    identityNo: '001099000999',
    phone: '0900000001',
    email: 'truoc@vi.du',
    address: 'Thôn 9',
  },
  representative: { name: 'Người Đi Thay', identityNo: '001099000888', paper: 'Giấy uỷ quyền' },
  subject: 'Việc của người trước',
  checklist: { don: { key: 'don', originals: 1, copies: 0, digitised: false } },
  toConfirm: { representative: 'unmarked' },
};

describe('the card of somebody else', () => {
  it.each([
    ['whole', CARD, { name: 'Trần Thị Hồng', address: 'Thôn 1' }],
    ['number alone', { identityNo: CARD.identityNo }, { name: '' }],
    ['old number alone', { identityNo: '123456789' }, { name: '' }],
  ])('%s leaves nothing of the one before, and the papers of the case', (_, card, facts) => {
    const { draft, replaced } = fillFromCard(card, FORMER, 'applicant');
    expect(replaced).toBe(true);
    expect(draft).toEqual({
      ...FORMER,
      applicant: { kind: 'citizen', identityNo: card.identityNo, ...facts },
      representative: null,
      subject: '',
      toConfirm: {},
    });
  });

  it('is somebody else by the name too, where no number was typed', () => {
    const typed = {
      ...EMPTY,
      applicant: { name: 'Lê Văn Khác', kind: 'citizen', phone: '0900000001' },
    } as const;
    expect(fillFromCard(CARD, typed, 'applicant')).toMatchObject({
      replaced: true,
      draft: { applicant: { kind: 'citizen', name: 'Trần Thị Hồng' } },
    });
    expect(fillFromCard(CARD, typed, 'applicant').draft.applicant.phone).toBeUndefined();
  });
});

describe('the card of the same person', () => {
  const applicant = { name: '', kind: 'citizen', phone: '0900000001' } as const;

  it('keeps how to reach somebody who was not named yet, or is named alike', () => {
    for (const name of ['', 'Trần Thị Hồng', 'tran  thi hong']) {
      const { draft, replaced } = fillFromCard(
        CARD,
        { ...EMPTY, applicant: { ...applicant, name } },
        'applicant',
      );
      expect([replaced, draft.applicant.phone, draft.applicant.name]).toEqual([
        false,
        '0900000001',
        'Trần Thị Hồng',
      ]);
    }
  });

  it('is known by the old number', () => {
    const before = { ...EMPTY, applicant: { ...applicant, name: 'Trần Thị Hồng', identityNo: '123456789' } };
    expect(fillFromCard(CARD, before, 'applicant')).toMatchObject({
      replaced: false,
      draft: { applicant: { identityNo: '001099000123', phone: '0900000001' } },
    });
  });

  it('does not spoil a name that was put right', () => {
    const right = {
      ...EMPTY,
      applicant: { ...applicant, name: 'Trần Thị Hồng', identityNo: CARD.identityNo },
    };
    const spoilt = { ...CARD, name: 'Tr?n Th? H?ng', doubt: 'damaged' } as const;
    expect(fillFromCard(spoilt, right, 'applicant').draft).toMatchObject({
      applicant: { name: 'Trần Thị Hồng' },
      toConfirm: {},
    });
    expect(fillFromCard(spoilt, EMPTY, 'applicant').draft).toMatchObject({
      applicant: { name: 'Tr?n Th? H?ng' },
      toConfirm: { applicant: 'damaged' },
    });
    // Scanned again while it waits to be confirmed, it waits on.
    const waiting = fillFromCard(spoilt, EMPTY, 'applicant').draft;
    expect(fillFromCard({ identityNo: CARD.identityNo }, waiting, 'applicant').draft.toConfirm).toEqual({
      applicant: 'damaged',
    });
  });
});

describe('whose card it is', () => {
  const company = {
    ...EMPTY,
    applicant: { name: 'Công ty Mẫu', kind: 'business', identityNo: '0101234567' },
    representative: { name: '', identityNo: '', paper: '' },
  } as const;

  it('goes by the cursor, and a company has no card', () => {
    expect(personOf(true, EMPTY)).toBe('representative');
    expect(personOf(false, EMPTY)).toBe('applicant');
    expect(personOf(false, company)).toBe('representative');
  });

  it('leaves the company as it is', () => {
    const { draft } = fillFromCard(CARD, company, 'representative');
    expect(draft.applicant).toEqual(company.applicant);
    expect(draft.representative).toEqual({ name: 'Trần Thị Hồng', identityNo: CARD.identityNo, paper: '' });
    const other = fillFromCard(
      { ...CARD, identityNo: '001099000777', name: 'Lê Văn Khác' },
      draft,
      'representative',
    );
    expect(other).toMatchObject({
      replaced: true,
      draft: { representative: { name: 'Lê Văn Khác', paper: '' } },
    });
  });
});
