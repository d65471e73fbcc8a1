// Invented applicants: "Mẫu" in every name, identity numbers and telephones that cannot exist.
import type { ApplicantBody } from '../dossiers/dossier-bodies.ts';
import type { SeededRandom } from './seeded-random.ts';

const FAMILIES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Nông', 'Lò', 'Giàng', 'Y'];
const GIVEN = ['An', 'Bình', 'Cúc', 'Dũng', 'Giang', 'Hoa', 'Khánh', 'Lan', 'Minh', 'Ngọc', 'Phúc', 'Quỳnh'];
const FIRMS = ['Hoa Sen', 'Sông Xanh', 'Núi Đá', 'Ban Mai', 'Đồng Lúa', 'Cánh Diều'];
const PLACES = ['xã Mẫu Đông', 'phường Mẫu Tây'];

/** @param number makes identity number and telephone differ: no province has the number 999, no network 0000. */
export function sampleApplicant(number: number, random: SeededRandom, firm: boolean): ApplicantBody {
  const person = `${random.pick(FAMILIES)} Mẫu ${random.pick(GIVEN)}`;
  const common = {
    phone: `0000${String(100_000 + number).slice(-6)}`,
    address: `Thôn Mẫu ${1 + (number % 9)}, ${random.pick(PLACES)}, Tỉnh Mẫu`,
  };
  if (!firm)
    return {
      ...common,
      kind: 'citizen',
      name: person,
      identityNo: `999${String(number).padStart(9, '0')}`,
      ...(random.chance(0.3) && { email: `nguoinop${number}@mau.example` }),
    };
  return {
    ...common,
    kind: random.chance(0.7) ? 'business' : 'organisation',
    name: `Công ty TNHH Mẫu ${random.pick(FIRMS)} ${1 + (number % 40)}`,
    identityNo: `99${String(number).padStart(8, '0')}`,
    representedBy: { name: person, identityNo: `999${String(500_000 + number).padStart(9, '0')}` },
  };
}
