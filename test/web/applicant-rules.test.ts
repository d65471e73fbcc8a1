// What the form says of a field before it is sent is what the service would say.
import { expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { ApplicantBody } from '../../src/dossiers/dossier-bodies.ts';
import { brokenRule } from '../../web/parts/field-rules.ts';
import type { CheckedField } from '../../web/parts/field-rules.ts';
import { firstWrong } from '../../web/pages/counter/first-wrong.ts';
import { EMPTY } from '../../web/pages/counter/new-dossier.ts';

const VALUES: Readonly<Record<CheckedField, readonly string[]>> = {
  identityNo: ['001099000123', '123456789', '12345', '0010 9900', 'B1234567', '1'.repeat(21)],
  name: ['Trần Thị Hồng', 'A'.repeat(300), 'A'.repeat(301)],
  phone: ['0900000001', '+84 900 000 001', '090.000.0001', '0900', 'không có', '0'.repeat(17)],
  email: ['ten@coquan.vn', 'ten@coquan', 'ten', 'a b@c.vn', 'ten@@c.vn'],
  address: ['Thôn 1', 'A'.repeat(501)],
};

it.each(Object.entries(VALUES) as [CheckedField, string[]][])('%s is judged alike', (field, values) => {
  for (const value of values) {
    const body = plainToInstance(ApplicantBody, { name: 'Mẫu', kind: 'citizen', [field]: value });
    const refused = validateSync(body).some(({ property }) => property === field);
    expect([value, brokenRule(field, value) !== null]).toEqual([value, refused]);
  }
  expect(brokenRule(field, '')).toBeNull();
});

it('what is missing is named in the order of the form', () => {
  const all = { chosen: true, competent: true };
  const applicant = { name: 'Trần Thị Hồng', kind: 'citizen' } as const;
  const whole = { ...EMPTY, procedureCode: '2.001583', applicant };
  expect(firstWrong(EMPTY, all)).toBe('procedure');
  expect(firstWrong(whole, { ...all, chosen: false })).toBe('case');
  expect(firstWrong(whole, { ...all, competent: false })).toBe('competent');
  expect(firstWrong({ ...whole, applicant: { ...applicant, identityNo: '1' } }, all)).toBe('identityNo');
  expect(firstWrong({ ...whole, applicant: { ...applicant, name: ' ' } }, all)).toBe('name');
  expect(firstWrong({ ...whole, toConfirm: { applicant: 'damaged' } }, all)).toBe('name');
  expect(firstWrong({ ...whole, applicant: { ...applicant, phone: 'x' } }, all)).toBe('phone');
  const representative = { name: '', identityNo: '001099000123', paper: '' };
  expect(firstWrong({ ...whole, representative }, all)).toBe('representative.name');
  expect(firstWrong({ ...whole, representative: { ...representative, identityNo: '' } }, all)).toBeNull();
  expect(firstWrong(whole, all)).toBeNull();
});
