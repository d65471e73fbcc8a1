// Writes what an applicant is told of his dossier: in Vietnamese, named by its code, with no data of his own.
import type { NoticeKind } from '../../../workflows/one-stop/dossier-context.ts';
import { instantVi } from '../../domain/time/date-words.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import type { MailContent } from './compose-mail.ts';

/** Payload of an outbox row to the applicant; instants are ISO 8601. */
export interface ApplicantMailPayload {
  readonly template: 'applicant';
  readonly kind: NoticeKind;
  readonly code: string;
  readonly promisedDueAt: string | null;
  readonly statutoryDueAt: string | null;
  /** The last day for a supplement. */
  readonly lapseAt: string | null;
  readonly reason: string | null;
  /** A result ready before its day (Decree 61/2018 Art. 20.4: the applicant is told beforehand). */
  readonly early: boolean;
}

interface Words {
  readonly subject: string;
  readonly text: (payload: ApplicantMailPayload) => string;
}

const when = (iso: string | null): string => (iso === null ? '' : instantVi(parseInstant(iso)));
const WORDS: Readonly<Record<NoticeKind, Words>> = Object.freeze({
  accepted: {
    subject: 'Hồ sơ đã được tiếp nhận',
    text: ({ promisedDueAt }: ApplicantMailPayload) =>
      `Hồ sơ nộp trực tuyến đã được tiếp nhận. Ngày hẹn trả kết quả: ${when(promisedDueAt)}. Tra cứu bằng mã hồ sơ dưới đây và số bí mật đã nhận khi nộp.`,
  },
  apology: {
    subject: 'Thư xin lỗi và hẹn lại ngày trả kết quả',
    text: ({ promisedDueAt }: ApplicantMailPayload) =>
      `Cơ quan giải quyết xin lỗi ông/bà vì chưa trả được kết quả đúng hẹn. Ngày hẹn mới: ${when(promisedDueAt)}.`,
  },
  extended: {
    subject: 'Gia hạn giải quyết hồ sơ',
    text: ({ statutoryDueAt }: ApplicantMailPayload) =>
      `Thời hạn giải quyết hồ sơ được gia hạn theo quy định, đến ${when(statutoryDueAt)}.`,
  },
  dateMoved: {
    subject: 'Thời hạn giải quyết hồ sơ lùi lại',
    text: ({ statutoryDueAt, promisedDueAt }: ApplicantMailPayload) =>
      `Do lịch làm việc thay đổi, thời hạn theo quy định lùi đến ${when(statutoryDueAt)}. Ngày hẹn trên giấy tiếp nhận vẫn là ${when(promisedDueAt)}.`,
  },
  newAppointment: {
    subject: 'Ngày hẹn trả kết quả mới',
    text: ({ promisedDueAt }: ApplicantMailPayload) =>
      `Hồ sơ được giải quyết tiếp. Ngày hẹn trả kết quả: ${when(promisedDueAt)}.`,
  },
  supplementAsked: {
    subject: 'Đề nghị bổ sung, hoàn thiện hồ sơ',
    text: ({ lapseAt }: ApplicantMailPayload) =>
      `Hồ sơ cần được bổ sung, hoàn thiện${lapseAt === null ? '' : ` trước ${when(lapseAt)}`}. Giấy tờ cần bổ sung được ghi trong phiếu yêu cầu và trên trang tra cứu.`,
  },
  notAccepted: {
    subject: 'Hồ sơ không được tiếp nhận',
    text: () =>
      'Hồ sơ không được tiếp nhận. Lý do và nơi nộp đúng thẩm quyền, nếu có, được ghi trong phiếu từ chối.',
  },
  lapsed: {
    subject: 'Hồ sơ dừng giải quyết',
    text: () => 'Hồ sơ dừng giải quyết vì không được bổ sung, hoàn thiện trong thời hạn đã thông báo.',
  },
  resultReady: {
    subject: 'Hồ sơ đã có kết quả',
    text: ({ early, promisedDueAt }: ApplicantMailPayload) =>
      early
        ? `Hồ sơ đã có kết quả sớm hơn hẹn trả (${when(promisedDueAt)}). Mời ông/bà đến nhận tại nơi đã nộp, hoặc chờ nhận theo cách đã đăng ký.`
        : 'Hồ sơ đã có kết quả. Mời ông/bà đến nhận tại nơi đã nộp, hoặc chờ nhận theo cách đã đăng ký.',
  },
});

export function composeApplicantMail(payload: ApplicantMailPayload, publicUrl: string): MailContent {
  const { subject, text } = WORDS[payload.kind];
  const lines = [
    text(payload),
    // A dossier that lapses has its reason in the words above; the entry's own is a code.
    ...(payload.reason === null || payload.kind === 'lapsed' ? [] : [`Lý do: ${payload.reason}`]),
    `Mã hồ sơ: ${payload.code}. Tra cứu tại ${publicUrl}/tra-cuu`,
    'Thư tự động, xin không trả lời.',
  ];
  return { subject: `[Một Cửa] ${subject}: ${payload.code}`, text: `${lines.join('\n\n')}\n` };
}
