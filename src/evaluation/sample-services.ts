// What is applied for in the sample province, where, and how often. Data only; the procedures are the shipped ones.

export interface SampleService {
  readonly procedureCode: string;
  readonly caseKey: string;
  /** At which one-stops: the province's, or every commune's. */
  readonly at: 'province' | 'commune';
  /** Code of the competent unit; for communes the part after the commune's own code. */
  readonly competent: string;
  readonly weight: number;
  /** Applied for by firms and organisations. */
  readonly firm: boolean;
  /** Where results keep coming late, so that somebody can be named. */
  readonly slow: boolean;
}

type Line = readonly [procedureCode: string, caseKey: string, competent: string, weight: number, ...string[]];

const COMMUNE: readonly Line[] = [
  ['1.001193', 'chung', '02', 6],
  ['1.000656', 'chung', '02', 3],
  ['1.000894', 'trong-ngay', '02', 3],
  ['2.000815', 'trong-ngay', '02', 8],
  ['2.000884', 'phuc-tap', '02', 3],
  ['2.001035', 'chung', '02', 3],
  ['1.001612', 'chung', '03', 6, 'slow'],
  ['1.013225', 'nha-o', '03', 6, 'slow'],
  ['1.013978', 'chi-dang-ky', '03', 6, 'slow'],
  ['1.013978', 'cap-giay-chung-nhan', '03', 4, 'slow'],
  ['1.012994', 'chung', '03', 2],
];

const PROVINCE: readonly Line[] = [
  ['2.000025', 'chung', 'H99.03.01', 3, 'firm', 'slow'],
  ['2.000027', 'chung', 'H99.03.01', 3, 'firm', 'slow'],
  ['1.013817', 'chung', 'H99.03.01', 4, 'slow'],
  ['1.012993', 'chung', 'H99.03.01', 3],
  ['1.001806', 'chung', 'H99.03.01', 3, 'firm', 'slow'],
  ['1.012990', 'chung', 'H99.03.01', 3],
  ['2.000635', 'chung', 'H99.04.01', 4],
  ['2.001583', 'chung', 'H99.05.01', 7, 'firm'],
  ['2.000908', 'chung', 'H99.04.01', 2],
  ['1.012787', 'trong-du-an', 'H99.09.01', 2],
  ['1.013833', 'doi-ten', 'H99.09.01', 2],
  ['1.000091', 'chung', 'H99.03.01', 3, 'firm', 'slow'],
  ['1.013814', '5-ngay-lam-viec', 'H99.03.01', 2, 'firm'],
  ['1.008603', 'chung', 'H99.09.01', 3, 'firm'],
  ['3.000333', 'chung', 'H99.10.01', 5],
  ['3.000347', 'chung', 'H99.10.02', 4],
];

const servicesOf = (lines: readonly Line[], at: SampleService['at']): SampleService[] =>
  lines.map(([procedureCode, caseKey, competent, weight, ...marks]) => ({
    procedureCode,
    caseKey,
    at,
    competent,
    weight,
    firm: marks.includes('firm'),
    slow: marks.includes('slow'),
  }));

export const SAMPLE_SERVICES: readonly SampleService[] = [
  ...servicesOf(COMMUNE, 'commune'),
  ...servicesOf(PROVINCE, 'province'),
];

/** What becomes of the dossiers, and of how many. */
export const SAMPLE_MIX = {
  resolvedEarly: 104,
  resolvedOnTime: 36,
  resolvedLate: 24,
  inProgress: 36,
  dueSoon: 14,
  lateNow: 15,
  lateUnassigned: 5,
  waitingSupplement: 11,
  supplemented: 8,
  lapsed: 3,
  intakeSupplement: 4,
  refusedAtIntake: 5,
  refused: 7,
  endedAtRequest: 6,
  withdrawnBefore: 3,
  financialDuty: 5,
  onlineUnanswered: 8,
  untransferred: 6,
} as const;

export type StoryKind = keyof typeof SAMPLE_MIX;
