// The official forms by the circular in force on the day of acceptance, named by what they are for.
import { effectiveOn } from './effective-on.ts';
import type { EffectiveDated, RuleSource } from './effective-on.ts';

export const FORM_MEANINGS = [
  'receipt',
  'supplementRequest',
  'refusal',
  'apology',
  'stopNotice',
  'controlSlip',
  'register',
] as const;
export type FormMeaning = (typeof FORM_MEANINGS)[number];

export interface OfficialForm {
  /** As printed, `04`. */
  readonly number: string;
  readonly title: string;
}

export interface FormSet extends EffectiveDated {
  readonly id: 'TT 01/2018' | 'TT 03/2025';
  readonly source: RuleSource;
  /** A meaning without a form is left out. */
  readonly forms: Readonly<Partial<Record<FormMeaning, OfficialForm>>>;
}

const FORM_SETS: readonly FormSet[] = [
  {
    id: 'TT 01/2018',
    from: '2018-06-21',
    source: {
      setting:
        '01/2018/TT-VPCP Art. 9, in force 06/01/2019; also used for the half year before, which had none',
    },
    forms: {
      receipt: { number: '01', title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' },
      supplementRequest: { number: '02', title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ' },
      refusal: { number: '03', title: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ' },
      apology: { number: '04', title: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả' },
      controlSlip: { number: '05', title: 'Phiếu kiểm soát quá trình giải quyết hồ sơ' },
      register: { number: '06', title: 'Sổ theo dõi hồ sơ' },
    },
  },
  {
    id: 'TT 03/2025',
    from: '2025-09-15',
    source: { article: '03/2025/TT-VPCP Annex I' },
    forms: {
      receipt: { number: '01', title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' },
      supplementRequest: { number: '02', title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ' },
      refusal: { number: '03', title: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ' },
      apology: { number: '04', title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết' },
      stopNotice: { number: '05', title: 'Thông báo dừng giải quyết hồ sơ' },
      controlSlip: { number: '06', title: 'Phiếu kiểm soát quá trình giải quyết hồ sơ' },
      register: { number: '07', title: 'Sổ theo dõi hồ sơ' },
    },
  },
];

/**
 * @param day the local day (`YYYY-MM-DD`) of acceptance, or of the form where nothing was accepted
 * @throws DomainError `effective.none` before 21 June 2018, `day.invalid`
 */
export function formSetOn(day: string): FormSet {
  return effectiveOn(FORM_SETS, day, 'set of forms');
}
