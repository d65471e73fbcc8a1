// Forms come out whatever a name is written in: set in a font that has it, or shown as a box and told.
import { afterAll, describe, expect, it, test } from '@jest/globals';
import fc from 'fast-check';
import type { PrintedForm } from '../../src/documents/facts/printed-form.ts';
import { FormRenderer } from '../../src/documents/render/form-renderer.ts';
import { pdfaOf, pdfText, squeezed } from './pdf-text.ts';

const renderer = new FormRenderer();
afterAll(() => renderer.onApplicationShutdown());

const AT = Date.UTC(2026, 7, 5, 2);
/** A refusal has a name in bold and a reason in running text. */
const form = (name: string, reason = name): PrintedForm => ({
  meaning: 'refusal',
  formNumber: '03',
  title: 'Phiếu từ chối',
  asksIdentity: true,
  parentAgency: 'UBND tỉnh Mẫu',
  unit: 'Trung tâm Mẫu',
  series: '1/PTC-H99',
  dateLine: 'Mẫu, ngày 05 tháng 8 năm 2026',
  code: 'H99.02-260805-0012',
  qr: null,
  applicant: { name, identityNo: '001', address: null, phone: null, email: null },
  principal: null,
  procedure: { code: '1.001612', name: 'Đăng ký' },
  subject: null,
  desk: 'Bộ phận Một cửa',
  signer: { name: null, position: null, digital: false },
  reason,
});
const render = (...forms: PrintedForm[]) => renderer.render(forms, 'Mẫu', AT);

describe('a name in', () => {
  test.each([
    ['Vietnamese of two keyboards', 'Nguyễn Thị Hồng Đào'.normalize('NFD')],
    ['Hangul', '김철수'],
    ['Chinese, both scripts', '陳小姐 张伟 阮文明'],
    ['Japanese', '山田 やまだ カタカナ'],
    ['Thai', 'สมชาย'],
    ['Khmer', 'សុខ'],
    ['Lao', 'ສົມຊາຍ'],
    ['Burmese', 'ကမလ'],
    ['Devanagari', 'राम'],
    ['Greek and Cyrillic', 'Αλέξανδρος Иван'],
    ['Cham', 'ꨀꨌ'],
    ['Tai Viet', 'ꪕꪎ'],
    ['Latin of the wider world', 'Øyvind Ðorđe Ñuñez ẞ ɓ'],
  ])('%s is set, in bold and in running text', async (_script, name) => {
    const { bytes, notShown } = await render(form(name));
    expect([pdfaOf(bytes), notShown]).toEqual(['2A', []]);
    expect(pdfText(bytes).split(squeezed(name)).length - 1).toBeGreaterThan(0);
  });

  test.each([
    ['Arabic', 'محمد', 'دمحم'],
    ['Hebrew', 'דוד', 'דוד'],
  ])('%s is drawn from right to left', async (_script, name, drawn) => {
    const { bytes, notShown } = await render(form(`Ông ${name}`));
    expect([pdfaOf(bytes), notShown]).toEqual(['2A', []]);
    expect(pdfText(bytes)).toContain(drawn);
  });
});

it('shows what no font has as a box with its number, beside the rest, and tells it', async () => {
  const { bytes, notShown } = await render(form('Nguyễn 𡨸喃'), form('Ông \uE000'), form('e\u0F71x'));
  expect([pdfaOf(bytes), notShown]).toEqual(['2A', ['U+21A38', 'U+E000', 'U+0F71']]);
  const text = pdfText(bytes);
  for (const shown of ['NguyễnU+21A38喃', 'ÔngU+E000', 'eU+0F71x']) expect(text).toContain(shown);
});

it('mends what was stored before the door did: bullets of Word, control characters, overrides', async () => {
  const { bytes, notShown } = await render(
    form('Trần\u0007\u202E Văn\uFEFF B', '\uF0B7 thiếu giấy\u2028\uF0A7 sai tên'),
  );
  expect(notShown).toEqual([]);
  const text = pdfText(bytes);
  for (const shown of ['TrầnVănB', '•thiếugiấy', '•saitên']) expect(text).toContain(shown);
});

it('takes words for words, and never for markup', async () => {
  const words = '#panic("x") $a$ *b* _c_ `d` <e> @f \\g = h ⟦U+0041⟧ // i /* j */ ~ -- "k"';
  const { bytes, notShown } = await render(form(words));
  expect(notShown).toEqual([]);
  expect(pdfText(bytes)).toContain(
    squeezed('#panic("x") $a$ *b* _c_ `d` <e> @f \\g = h U+0041 // i /* j */ ~ -- "k"'),
  );
});

it('breaks a word that no line holds', async () => {
  const { bytes } = await render(form('W'.repeat(300)));
  const lines = pdfText(bytes).match(/W+\u200B?/g)!;
  expect(lines.join('').replaceAll('\u200B', '')).toHaveLength(600);
});

it('tells of what went wrong without the words of the form', async () => {
  const broken = { ...form('Nguyễn Văn Kín'), meaning: 'nobody' } as unknown as PrintedForm;
  await expect(render(broken)).rejects.toThrow(/could not be set/);
  await expect(render(broken)).rejects.not.toThrow(/Kín/);
  expect((await render(form('An'))).notShown).toEqual([]);
});

it('gives the same bytes for the same words, whatever was set in between', async () => {
  const first = await render(form('An'));
  await render(form('김철수'), form('阮'));
  expect((await render(form('An'))).bytes.equals(first.bytes)).toBe(true);
});

it('sets anything that people could send', async () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...'aế김阮สក្ມမ်क्ष्محא𡨸😀\u200D\u0301\u0F71⟦"\\\n\t'), maxLength: 12 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(typed, { minLength: 12, maxLength: 12 }), async (all) => {
      expect(pdfaOf((await render(...all.map((words) => form(words)))).bytes)).toBe('2A');
    }),
    { numRuns: 25, seed: 6 },
  );
});
