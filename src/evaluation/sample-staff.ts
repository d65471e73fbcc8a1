// The people of the sample province. Invented: every name says so with "Mẫu", and none is a real person's.
import type { Position } from '../domain/process/procedure-definition.ts';
import { SAMPLE_FROM, TWO_TIERS_FROM } from './sample-units.ts';

/** The one password of every sample account; only ever set in evaluation mode. */
export const SAMPLE_PASSWORD = 'motcua-danh-gia';

export interface SamplePerson {
  readonly account: string;
  readonly name: string;
  /** Position and code of the unit, the principal one first. */
  readonly positions: readonly (readonly [Position, unitCode: string])[];
  readonly from: string;
  /** Shown at start: one account for each kind of work. */
  readonly featured: boolean;
}

type Line = readonly [account: string, name: string, ...positions: (readonly [Position, string])[]];

const PROVINCE: readonly Line[] = [
  ['quantri', 'Nguyễn Mẫu Quản', ['administrator', 'H99']],
  ['chutich.tinh', 'Trần Mẫu Tỉnh', ['supervisor', 'H99'], ['leader', 'H99']],
  ['chanhvanphong', 'Lê Mẫu Chánh', ['supervisor', 'H99.01'], ['leader', 'H99.01'], ['head', 'H99.01']],
  ['kiemsoat', 'Phạm Mẫu Soát', ['supervisor', 'H99.01']],
  ['chuyenvien.vanphong', 'Hoàng Mẫu Phòng', ['officer', 'H99.01']],
  ['vanthu.vanphong', 'Vũ Mẫu Thư', ['clerk', 'H99.01']],
  ['giamdoc.trungtam', 'Đặng Mẫu Tâm', ['head', 'H99.02']],
  ['tiepnhan.tinh', 'Bùi Mẫu Nhận', ['reception', 'H99.02']],
  ['tiepnhan2.tinh', 'Đỗ Mẫu Trao', ['reception', 'H99.02']],
  ['giamdoc.yte', 'Hồ Mẫu Y', ['leader', 'H99.03']],
  ['vanthu.yte', 'Ngô Mẫu Vân', ['clerk', 'H99.03']],
  ['truongphong.yte', 'Dương Mẫu Trưởng', ['head', 'H99.03.01']],
  ['chuyenvien.yte', 'Lý Mẫu Chuyên', ['officer', 'H99.03.01']],
  ['chuyenvien2.yte', 'Mai Mẫu Viên', ['officer', 'H99.03.01']],
  ['giamdoc.tuphap', 'Cao Mẫu Pháp', ['leader', 'H99.04']],
  ['truongphong.tuphap', 'Đinh Mẫu Trực', ['head', 'H99.04.01']],
  ['chuyenvien.tuphap', 'Trịnh Mẫu Tư', ['officer', 'H99.04.01'], ['clerk', 'H99.04']],
  ['giamdoc.taichinh', 'Đoàn Mẫu Tài', ['leader', 'H99.05']],
  ['truongphong.taichinh', 'Lâm Mẫu Doanh', ['head', 'H99.05.01']],
  ['chuyenvien.taichinh', 'Phan Mẫu Kinh', ['officer', 'H99.05.01'], ['clerk', 'H99.05']],
  ['giamdoc.xaydung', 'Tạ Mẫu Xây', ['leader', 'H99.06'], ['head', 'H99.06.01']],
  ['chuyenvien.xaydung', 'Tô Mẫu Dựng', ['officer', 'H99.06.01'], ['clerk', 'H99.06']],
  ['giamdoc.vanhoa', 'Quách Mẫu Hoá', ['leader', 'H99.07']],
  ['truongphong.vanhoa', 'Thái Mẫu Gia', ['head', 'H99.07.01'], ['head', 'H99.07.02']],
  ['chuyenvien.vanhoa', 'La Mẫu Ca', ['officer', 'H99.07.01'], ['officer', 'H99.07.02'], ['clerk', 'H99.07']],
  ['giamdoc.noivu', 'Kiều Mẫu Nội', ['leader', 'H99.08']],
  ['truongphong.noivu', 'Lương Mẫu Vụ', ['head', 'H99.08.01'], ['head', 'H99.08.02'], ['head', 'H99.08.03']],
  [
    'chuyenvien.noivu',
    'Mạc Mẫu Lưu',
    ['officer', 'H99.08.01'],
    ['officer', 'H99.08.02'],
    ['officer', 'H99.08.03'],
    ['clerk', 'H99.08'],
  ],
  ['giamdoc.moitruong', 'Nghiêm Mẫu Nông', ['leader', 'H99.09'], ['head', 'H99.09.01']],
  ['chuyenvien.moitruong', 'Ông Mẫu Môi', ['officer', 'H99.09.01'], ['clerk', 'H99.09']],
  ['giamdoc.congan', 'Phùng Mẫu An', ['leader', 'H99.10'], ['head', 'H99.10.01'], ['head', 'H99.10.02']],
  ['canbo.congan', 'Tăng Mẫu Hồ', ['officer', 'H99.10.01'], ['officer', 'H99.10.02'], ['clerk', 'H99.10']],
];

const commune = (code: string, ending: string, names: readonly string[]): Line[] => [
  [`tiepnhan.${ending}`, names[0]!, ['reception', `${code}.01`]],
  [
    `chanhvanphong.${ending}`,
    names[1]!,
    ['head', `${code}.02`],
    ['head', `${code}.01`],
    ['head', `${code}.04`],
  ],
  [`tuphap.${ending}`, names[2]!, ['officer', `${code}.02`], ['officer', `${code}.04`]],
  [`truongphong.${ending}`, names[3]!, ['head', `${code}.03`]],
  [`chuyenvien.${ending}`, names[4]!, ['officer', `${code}.03`]],
  [`chutich.${ending}`, names[5]!, ['leader', code]],
  [`vanthu.${ending}`, names[6]!, ['clerk', code]],
];

const COMMUNES: readonly Line[] = [
  ...commune('H99.101', 'maudong', [
    'Chu Mẫu Đón',
    'Từ Mẫu Đông',
    'Vi Mẫu Tịch',
    'Triệu Mẫu Khoa',
    'Ninh Mẫu Điền',
    'Hà Mẫu Xã',
    'Giang Mẫu Ấn',
  ]),
  ...commune('H99.102', 'mautay', [
    'Khổng Mẫu Chào',
    'Lưu Mẫu Tây',
    'Doãn Mẫu Chứng',
    'Văn Mẫu Thị',
    'Thân Mẫu Đô',
    'Tống Mẫu Phường',
    'Viên Mẫu Dấu',
  ]),
];

const FEATURED: ReadonlySet<string> = new Set([
  'tiepnhan.tinh',
  'tiepnhan.maudong',
  'chuyenvien.yte',
  'truongphong.yte',
  'giamdoc.yte',
  'vanthu.yte',
  'chuyenvien.maudong',
  'truongphong.maudong',
  'chutich.maudong',
  'chanhvanphong',
  'chutich.tinh',
  'quantri',
]);

const peopleOf = (lines: readonly Line[], from: string): SamplePerson[] =>
  lines.map(([account, name, ...positions]) => ({
    account,
    name,
    positions,
    from,
    featured: FEATURED.has(account),
  }));

export const SAMPLE_STAFF: readonly SamplePerson[] = [
  ...peopleOf(PROVINCE, SAMPLE_FROM),
  ...peopleOf(COMMUNES, TWO_TIERS_FROM),
];

/** Away from the working day before the seed for some days, with somebody of the same room in his place. */
export const SAMPLE_ABSENCE = { account: 'chuyenvien2.yte', substitute: 'chuyenvien.yte' } as const;
