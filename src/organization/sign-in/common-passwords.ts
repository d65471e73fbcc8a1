// Passwords of eight characters or more that everybody tries first; lower-case.
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `12345678 123456789 1234567890 12345678910 0123456789 987654321 87654321 0987654321 11223344 1122334455
  12344321 123123123 12341234 13579246 147258369 123654789 159357159 123qwe123 123456aa 123456abc 1234567a
  12345678a a12345678 a123456789 aa123456 aa123456@ aa@123456 abc12345 abc123456 abc@12345 abcd1234 abcd@1234
  abcdefgh abc123abc asdasdasd asdf1234 asdfasdf asdfghjk asdfghjkl qazwsxedc qaz123456 qwerty12 qwerty123
  qwerty1234 qwertyui qwertyuiop qwer1234 q1w2e3r4 q1w2e3r4t5 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz@wsx zxcvbnm1
  zxcvbnm123 zaq12wsx password password1 password12 password123 password@123 p@ssw0rd p@ssword p@ssw0rd1
  passw0rd pass@123 pass1234 passpass welcome1 welcome123 welcome@123 letmein1 letmein123 changeme changeme1
  changeme123 iloveyou iloveyou1 iloveyou2 sunshine princess football baseball superman batman123 starwars
  trustno1 whatever computer internet samsung1 samsung123 michelle jennifer charlie1 dragon123 monkey123
  administrator admin123 admin1234 admin12345 admin123456 admin@123 admin@1234 admin@2024 admin@2025 admin@2026
  admin2024 admin2025 admin2026 root1234 root@123 user1234 test1234 test@123 test12345 testtest demo1234
  secret123 default1 qwe123456 qwe@1234 vietnam1 vietnam123 vietnam@123 vietnam2024 vietnam2025 vietnam2026
  vnpt@123 viettel1 viettel123 viettel@123 hanoi123 hanoi@123 saigon123 saigon123@ matkhau1 matkhau123
  matkhau@123 matkhaumoi anhyeuem anhyeuem1 anhyeuem123 emyeuanh emyeuanh1 emyeuanh123 anhnhoem anhnhoem1
  yeuemnhieu iloveu123 khongbiet khongbiet1 khongcopass nguyenvana nguyenthi tinhyeu1 hoangtu1 congchua
  conyeume conyeucha giadinh1 giadinh123 motcua123 motcua@123 motcuadientu hanhchinh hanhchinh1 hanhchinh123
  ubnd@123 ubnd@2024 ubnd@2025 ubnd@2026 ubnd1234 ubnd12345 tthcc@123 dichvucong dichvucong1 dichvucong@123
  vanphong vanphong1 vanphong123 canbo123 canbo@123 quantri123 quantri@123 quantrivien hethong123 hoso1234`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
