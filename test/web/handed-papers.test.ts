// All papers at a key: those that everybody hands in, as the procedure says, and no other.
import { expect, it } from '@jest/globals';
import { allThatMustBe, asTheProcedureSays } from '../../web/pages/counter/handed-papers.ts';

const PAPERS = [
  { key: 'don', name: 'Đơn', required: true },
  { key: 'ban-sao', name: 'Bản sao', required: true, copies: 2 },
  { key: 'chung-thuc', name: 'Bản sao chứng thực', required: true, certifiedCopies: 1 },
  { key: 'doi-chieu', name: 'Bản chính', required: true, originals: 1, copies: 1 },
  { key: 'uy-quyen', name: 'Uỷ quyền (nếu uỷ quyền)', required: false },
];

it('are of the kinds and numbers that the procedure says', () => {
  expect(allThatMustBe(PAPERS, {})).toEqual({
    don: { key: 'don', originals: 1, copies: 0, digitised: false },
    'ban-sao': { key: 'ban-sao', originals: 0, copies: 2, digitised: false },
    'chung-thuc': { key: 'chung-thuc', originals: 0, certifiedCopies: 1, copies: 0, digitised: false },
    'doi-chieu': { key: 'doi-chieu', originals: 1, copies: 1, digitised: false },
  });
});

it('leave what only some hand in as it was noted, and what was digitised', () => {
  const noted = {
    don: { key: 'don', originals: 0, copies: 0, digitised: true },
    'uy-quyen': asTheProcedureSays(PAPERS[4]!),
  };
  const all = allThatMustBe(PAPERS, noted);
  expect(all['don']).toEqual({ key: 'don', originals: 1, copies: 0, digitised: true });
  expect(all['uy-quyen']).toEqual({ key: 'uy-quyen', originals: 1, copies: 0, digitised: false });
});
