// Passwords that everybody tries first; lower-case. The list of the world is a package's, most common first.
import { dictionary } from '@zxcvbn-ts/language-common';

/** What is tried first in Vietnam and in its offices, and stands in no list of the world. */
const OF_THE_COUNTRY = `
  aa@123456 aa123456@ abc@12345 abcd@1234 qwe@1234 1qaz@wsx password@123 p@ssword p@ssw0rd1 pass@123 welcome@123
  changeme1 changeme123 admin@123 admin@1234 admin@2024 admin@2025 admin@2026 admin2024 admin2025 admin2026 root@123
  test@123 vietnam vietnam1 vietnam123 vietnam@123 vietnam2024 vietnam2025 vietnam2026 vnpt@123 viettel viettel1
  viettel123 viettel@123 hanoi123 hanoi@123 saigon123 saigon123@ danang123 matkhau matkhau1 matkhau123 matkhau@123
  matkhaumoi anhyeuem anhyeuem1 anhyeuem123 emyeuanh emyeuanh1 emyeuanh123 anhnhoem anhnhoem1 yeuemnhieu iloveu123
  khongbiet khongbiet1 khongcopass nguyenvana nguyenthi tinhyeu tinhyeu1 hoangtu1 congchua conyeume conyeucha giadinh
  giadinh1 giadinh123 motcua motcua123 motcua@123 motcuadientu hanhchinh hanhchinh1 hanhchinh123 hanhchinhcong ubnd
  ubnd@123 ubnd@2024 ubnd@2025 ubnd@2026 ubnd1234 ubnd12345 tthcc@123 dichvucong dichvucong1 dichvucong@123 vanphong
  vanphong1 vanphong123 canbo canbo123 canbo@123 quantri quantri123 quantri@123 quantrivien hethong hethong123 hoso1234
  tiepnhan tiepnhan123 lanhdao lanhdao123 chuyenvien chuyenvien123 giamsat giamsat123`
  .split(/\s+/)
  .filter((word) => word !== '');

/** Nothing shorter is looked for: it is refused for its length, and would be found in every longer one. */
const SHORTEST = 4;

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set([
  ...(dictionary['passwords-common'] as readonly string[]).filter(({ length }) => length >= SHORTEST),
  ...OF_THE_COUNTRY,
]);
