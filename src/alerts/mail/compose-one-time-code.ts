// Writes the mail that brings an applicant a one-time code.
import { timeWords } from '../../domain/time/date-words.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import type { MailContent } from './compose-mail.ts';

/** Payload of an outbox row; whoever looks at deliveries sees it without the code. */
export interface OneTimeCodePayload {
  readonly template: 'oneTimeCode';
  /** Of the dossier. */
  readonly dossier: string;
  readonly act: 'supplement' | 'withdraw';
  readonly code: string;
  /** ISO 8601. */
  readonly until: string;
}

const WHAT: Readonly<Record<OneTimeCodePayload['act'], string>> = {
  supplement: 'bổ sung hồ sơ trực tuyến',
  withdraw: 'rút hồ sơ',
};

export function composeOneTimeCode({ dossier, act, code, until }: OneTimeCodePayload): MailContent {
  return {
    subject: `[Một Cửa] Mã xác nhận ${WHAT[act]}: ${dossier}`,
    text: `${[
      `Mã xác nhận để ${WHAT[act]} ${dossier}: ${code}`,
      `Mã dùng được một lần, đến ${timeWords(parseInstant(until))}. Không đưa mã này cho ai, kể cả cán bộ.`,
      'Nếu ông/bà không yêu cầu, xin bỏ qua thư này: không có gì thay đổi.',
      'Thư tự động, xin không trả lời.',
    ].join('\n\n')}\n`,
  };
}
