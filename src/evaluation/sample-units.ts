// The units of the sample province, before and after 1 July 2025, some under two names. Data only: no real place is meant.
import type { UnitKind, UnitLevel } from '../organization/organization-facts.ts';

/** When the district level ended and the new communes began (Resolution 203/2025/QH15). */
export const TWO_TIERS_FROM = '2025-07-01';
export const SAMPLE_FROM = '2020-01-01';

export interface SampleUnit {
  /** Identifier; `H99` is no real province. */
  readonly code: string;
  readonly name: string;
  readonly phone: string;
  readonly kind: UnitKind;
  readonly level: UnitLevel;
  readonly isAgency: boolean;
  /** Code of the unit above. */
  readonly parent: string | null;
  /** Code of the office that supervises it, where it is not the one of the unit above. */
  readonly supervisedBy: string | null;
  readonly from: string;
  /** Code of the unit that takes its place on 1 July 2025; null: it stays. */
  readonly successor: string | null;
  /** What it was called until a day; null: it has had one name. */
  readonly formerly: { readonly name: string; readonly until: string } | null;
}

type Line = readonly [code: string, kind: UnitKind, name: string, successor?: string];

// Codes of units above come first; the dotted code says what stands below what, except for the one-stop of the
// province, which belongs to the province's office (Decree 118/2025 Art. 7).
const PROVINCE: readonly Line[] = [
  ['H99', 'province', 'UBND Tỉnh Mẫu (dữ liệu đánh giá)'],
  ['H99.01', 'provinceOffice', 'Văn phòng UBND Tỉnh Mẫu'],
  ['H99.02', 'oneStop', 'Trung tâm Phục vụ hành chính công Tỉnh Mẫu'],
  ['H99.03', 'agency', 'Sở Y tế'],
  ['H99.03.01', 'department', 'Phòng Bảo trợ xã hội và Trẻ em'],
  ['H99.04', 'agency', 'Sở Tư pháp'],
  ['H99.04.01', 'department', 'Phòng Hành chính và Bổ trợ tư pháp'],
  ['H99.05', 'agency', 'Sở Tài chính'],
  ['H99.05.01', 'department', 'Phòng Đăng ký kinh doanh'],
  ['H99.06', 'agency', 'Sở Xây dựng'],
  ['H99.06.01', 'department', 'Phòng Quản lý xây dựng'],
  ['H99.07', 'agency', 'Sở Văn hoá, Thể thao và Du lịch'],
  ['H99.07.01', 'department', 'Phòng Quản lý Văn hoá và Gia đình'],
  ['H99.07.02', 'department', 'Phòng Quản lý Thông tin, Báo chí, Xuất bản'],
  ['H99.08', 'agency', 'Sở Nội vụ'],
  ['H99.08.01', 'department', 'Văn phòng Sở Nội vụ'],
  ['H99.08.02', 'department', 'Phòng Xây dựng chính quyền và Cải cách hành chính'],
  ['H99.08.03', 'department', 'Trung tâm Lưu trữ lịch sử'],
  ['H99.09', 'agency', 'Sở Nông nghiệp và Môi trường'],
  ['H99.09.01', 'department', 'Phòng Quản lý môi trường'],
  ['H99.10', 'agency', 'Công an Tỉnh Mẫu'],
  ['H99.10.01', 'department', 'Phòng Hồ sơ nghiệp vụ'],
  ['H99.10.02', 'department', 'Phòng Cảnh sát giao thông'],
];

const DISTRICTS: readonly Line[] = [
  ['H99.21', 'district', 'UBND huyện Mẫu Đông (cũ)', 'H99.101'],
  ['H99.21.01', 'oneStop', 'Bộ phận Một cửa huyện Mẫu Đông (cũ)', 'H99.101.01'],
  ['H99.21.02', 'department', 'Phòng Tư pháp huyện Mẫu Đông (cũ)', 'H99.101.02'],
  ['H99.21.03', 'department', 'Phòng Tài chính – Kế hoạch huyện Mẫu Đông (cũ)', 'H99.101.03'],
  ['H99.22', 'district', 'UBND huyện Mẫu Tây (cũ)', 'H99.102'],
  ['H99.22.01', 'oneStop', 'Bộ phận Một cửa huyện Mẫu Tây (cũ)', 'H99.102.01'],
  ['H99.22.02', 'department', 'Phòng Tư pháp huyện Mẫu Tây (cũ)', 'H99.102.02'],
  ['H99.22.03', 'department', 'Phòng Tài chính – Kế hoạch huyện Mẫu Tây (cũ)', 'H99.102.03'],
];

const OLD_COMMUNES: readonly Line[] = [
  ['H99.21.31', 'commune', 'UBND xã Mẫu Một (cũ)', 'H99.101'],
  ['H99.21.31.01', 'oneStop', 'Bộ phận Một cửa xã Mẫu Một (cũ)', 'H99.101.01'],
  ['H99.21.32', 'commune', 'UBND xã Mẫu Hai (cũ)', 'H99.101'],
  ['H99.21.32.01', 'oneStop', 'Bộ phận Một cửa xã Mẫu Hai (cũ)', 'H99.101.01'],
  ['H99.22.33', 'commune', 'UBND xã Mẫu Ba (cũ)', 'H99.102'],
  ['H99.22.33.01', 'oneStop', 'Bộ phận Một cửa xã Mẫu Ba (cũ)', 'H99.102.01'],
];

const NEW_COMMUNES: readonly Line[] = [
  ['H99.101', 'commune', 'UBND xã Mẫu Đông'],
  ['H99.101.01', 'oneStop', 'Trung tâm Phục vụ hành chính công xã Mẫu Đông'],
  ['H99.101.02', 'department', 'Văn phòng HĐND và UBND xã Mẫu Đông'],
  ['H99.101.03', 'department', 'Phòng Kinh tế xã Mẫu Đông'],
  ['H99.101.04', 'department', 'Phòng Văn hoá – Xã hội xã Mẫu Đông'],
  ['H99.102', 'commune', 'UBND phường Mẫu Tây'],
  ['H99.102.01', 'oneStop', 'Trung tâm Phục vụ hành chính công phường Mẫu Tây'],
  ['H99.102.02', 'department', 'Văn phòng HĐND và UBND phường Mẫu Tây'],
  ['H99.102.03', 'department', 'Phòng Kinh tế, Hạ tầng và Đô thị phường Mẫu Tây'],
  ['H99.102.04', 'department', 'Phòng Văn hoá – Xã hội phường Mẫu Tây'],
];

/** Units that have had another name: the same units, before and after. */
const FORMERLY: Readonly<Record<string, SampleUnit['formerly']>> = {
  'H99.02': {
    name: 'Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính',
    until: TWO_TIERS_FROM,
  },
  'H99.09': { name: 'Sở Tài nguyên và Môi trường', until: '2025-03-01' },
};

const OFFICE = 'H99.01';

function unitsOf(lines: readonly Line[], level: UnitLevel, from: string): SampleUnit[] {
  return lines.map(([code, kind, name, successor = null]) => {
    const phone = phoneOf(code);
    const isAgency = kind !== 'department' && (kind !== 'oneStop' || code === 'H99.02');
    return {
      code,
      name,
      phone,
      kind,
      level,
      isAgency,
      parent: code === 'H99.02' ? OFFICE : code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : null,
      supervisedBy: supervisorOf(code, isAgency),
      from,
      successor,
      formerly: FORMERLY[code] ?? null,
    };
  });
}

/** `0200` is no area's number: nobody is rung up by a sample. */
function phoneOf(code: string): string {
  return `0200 ${code.replace(/\D/g, '').padEnd(6, '0').slice(-6)}`;
}

/** Departments are supervised with their agency, agencies by the province's office, that office by the province. */
function supervisorOf(code: string, isAgency: boolean): string | null {
  if (code === OFFICE) return 'H99';
  return isAgency && code !== 'H99' ? OFFICE : null;
}

/** Units above come before the units below them, successors before nobody: name those afterwards. */
export const SAMPLE_UNITS: readonly SampleUnit[] = [
  ...unitsOf(PROVINCE, 'province', SAMPLE_FROM),
  ...unitsOf(DISTRICTS, 'district', SAMPLE_FROM),
  ...unitsOf(OLD_COMMUNES, 'commune', SAMPLE_FROM),
  ...unitsOf(NEW_COMMUNES, 'commune', TWO_TIERS_FROM),
];
