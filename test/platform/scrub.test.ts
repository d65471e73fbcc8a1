// What must never be in a log is taken out of it; what finds a request again stays.
import { expect, it } from '@jest/globals';
import { scrub } from '../../src/platform/scrub.ts';

it.each([
  ['số 019087001234 của ông', 'số [identity number] của ông'],
  ['CMND 090123456', 'CMND [identity number]'],
  ['CCCD019087001234', 'CCCD[identity number]'],
  ['gọi 0912345678 hoặc +84912345678', 'gọi [telephone] hoặc [telephone]'],
  ['nguoi.nop@vd.example', '[mail]'],
  ['postgres://ten:matkhau@may/kho', 'postgres://[credentials]@may/kho'],
])('%s', (said, kept) => expect(scrub(said)).toBe(kept));

it('keeps ids, whatever digits are in them', () => {
  const id = 'dc014994-2f85-4098-9454-f141566821e8';
  const digits = '01234567-0123-4567-8901-012345678901';
  expect(scrub(`requestId ${id} và ${digits}`)).toBe(`requestId ${id} và ${digits}`);
});
