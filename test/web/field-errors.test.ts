// What a refused field says on the screen: never a pattern, in either language.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { LodgeBody } from '../../src/dossiers/dossier-bodies.ts';
import { fieldErrorsOf } from '../../src/platform/http/validation.ts';
import { Problem } from '../../web/api/problem.ts';
import { fieldErrors, fieldName } from '../../web/parts/field-errors.ts';
import { translate } from '../../web/texts/translate.ts';
import type { Values } from '../../web/texts/translate.ts';

function wordsIn(language: 'vi' | 'en', areas = ['common', 'problem', 'queue', 'dossier']) {
  const messages = Object.assign(
    {},
    ...areas.map((area) => JSON.parse(readFileSync(`web/texts/${language}/${area}.json`, 'utf8')) as object),
  ) as Record<string, string>;
  return {
    maybe: (key: string, values?: Values) => (key in messages ? translate(messages, key, values) : null),
  };
}

function refused(body: object): Problem {
  const errors = fieldErrorsOf(
    validateSync(plainToInstance(LodgeBody, body), { whitelist: true, forbidNonWhitelisted: true }),
  );
  return new Problem(422, { code: 'request.invalid', errors });
}

const WRONG = {
  procedureCode: 'abc',
  caseKey: '',
  channel: 'pigeon',
  applicant: { name: 'A'.repeat(301), kind: 'ghost', identityNo: '12', phone: 'x', email: 'nobody' },
  checklist: [{ key: 'a', originals: 1.5, copies: 1000, digitised: 'no' }],
  marks: { a: 'wrong' },
  extra: true,
};

describe('a refused field', () => {
  it('is explained by its rule and that rule’s numbers', () => {
    const words = fieldErrors(refused(WRONG), wordsIn('vi'));
    expect(words).toMatchObject({
      '/applicant/phone': 'Gồm 8 đến 16 chữ số; có thể có dấu + ở đầu.',
      '/applicant/name': 'Điền từ 1 đến 300 ký tự.',
      '/applicant/email': 'Địa chỉ thư điện tử chưa đúng, ví dụ ten@coquan.vn.',
      '/procedureCode': 'Chọn thủ tục trong danh sách.',
      '/checklist/0/copies': 'Lớn nhất là 999.',
    });
  });

  it.each(['vi', 'en'] as const)('never shows the service’s own sentence in %s', (language) => {
    const problem = refused(WRONG);
    const own = new Set(problem.errors.map(({ detail }) => detail));
    const words = Object.values(fieldErrors(problem, wordsIn(language)));
    expect(words).toHaveLength(new Set(problem.errors.map(({ pointer }) => pointer)).size);
    expect(words.filter((each) => own.has(each) || each.includes('{'))).toEqual([]);
  });

  it('that was not given at all is only asked for', () => {
    expect(fieldErrors(refused({ ...WRONG, applicant: { kind: 'citizen' } }), wordsIn('vi'))).toMatchObject({
      '/applicant/name': 'Chưa điền.',
    });
  });

  it('is called what the screen calls it', () => {
    const t = wordsIn('vi');
    expect(
      ['/applicant/identityNo', '/checklist/0/copies', '/reason', '/strange'].map((each) =>
        fieldName(each, t),
      ),
    ).toEqual(['Số định danh', 'Bản sao', 'Lý do', 'strange']);
  });
});
