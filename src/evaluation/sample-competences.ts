// Which unit of the sample province resolves what. Data only.
import type { AuthorityLevel } from '../domain/process/procedure-definition.ts';
import { SAMPLE_FROM, TWO_TIERS_FROM } from './sample-units.ts';

export interface SampleCompetence {
  readonly unit: string;
  readonly level: AuthorityLevel;
  readonly procedureCode?: string;
  readonly field?: string;
  /** Code of the place; without one, every place. */
  readonly territory?: string;
  readonly from: string;
  readonly to?: string;
}

/** By code, where the published process names no field. */
const BY_CODE: Readonly<Record<string, readonly string[]>> = {
  'H99.03.01': [
    '1.000091',
    '1.001806',
    '1.004944',
    '1.012990',
    '1.012993',
    '1.013814',
    '1.013817',
    '1.013820',
    '2.000025',
    '2.000027',
    '2.000477',
  ],
  'H99.07.01': ['1.001123', '1.009403', '2.001641'],
  'H99.07.02': ['1.014464', '1.014465'],
  'H99.08.01': ['1.013934', '1.013937'],
  'H99.08.02': ['2.001683', '2.001717'],
  'H99.08.03': ['1.013932'],
  'H99.09.01': ['1.008603'],
};

const PROVINCE: readonly Omit<SampleCompetence, 'from'>[] = [
  ...Object.entries(BY_CODE).flatMap(([unit, codes]) =>
    codes.map((procedureCode) => ({ unit, level: 'province', procedureCode }) as const),
  ),
  { unit: 'H99.04.01', level: 'province', field: 'Hộ tịch' },
  { unit: 'H99.04.01', level: 'province', field: 'Chứng thực' },
  { unit: 'H99.05.01', level: 'province', field: 'Thành lập và hoạt động của doanh nghiệp' },
  { unit: 'H99.06.01', level: 'other', field: 'Hoạt động xây dựng' },
  { unit: 'H99.06.01', level: 'province', field: 'Hoạt động xây dựng' },
  { unit: 'H99.10.01', level: 'province', field: 'Lý lịch tư pháp' },
  // The legs of Decree 297/2025.
  { unit: 'H99.10.01', level: 'province', field: 'Ngành nghề kinh doanh có điều kiện về an ninh, trật tự' },
  { unit: 'H99.07.01', level: 'province', field: 'Kinh doanh dịch vụ karaoke' },
  { unit: 'H99.10.02', level: 'ministry', field: 'Sát hạch, cấp giấy phép lái xe' },
];

const ECONOMY = [
  'Đất đai',
  'Tài chính đất đai',
  'Hoạt động xây dựng',
  'Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)',
];

/** Once for its own place, once for one-stops elsewhere, which receive regardless of boundaries and choose. */
function ofCommune(code: string): Omit<SampleCompetence, 'from'>[] {
  return [{ territory: code }, {}].flatMap((place) => [
    { unit: `${code}.02`, level: 'commune' as const, ...place },
    ...ECONOMY.map((field) => ({ unit: `${code}.03`, level: 'commune' as const, field, ...place })),
    { unit: `${code}.04`, level: 'commune' as const, procedureCode: '2.000477', ...place },
  ]);
}

const BEFORE = { from: SAMPLE_FROM, to: TWO_TIERS_FROM };

export const SAMPLE_COMPETENCES: readonly SampleCompetence[] = [
  ...PROVINCE.map((each) => ({ ...each, from: SAMPLE_FROM })),
  ...['H99.101', 'H99.102'].flatMap(ofCommune).map((each) => ({ ...each, from: TWO_TIERS_FROM })),
  ...['H99.21', 'H99.22'].flatMap((district) => [
    { unit: `${district}.02`, level: 'district' as const, territory: district, ...BEFORE },
    { unit: `${district}.03`, level: 'district' as const, field: 'Đất đai', territory: district, ...BEFORE },
  ]),
  ...['H99.21.31', 'H99.21.32', 'H99.22.33'].map((commune) => ({
    unit: commune,
    level: 'commune' as const,
    territory: commune,
    ...BEFORE,
  })),
];
