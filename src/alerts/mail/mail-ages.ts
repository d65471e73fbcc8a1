// How old a mail may be when it goes: what it says is then still news.
import { DAY_MS, type Instant } from '../../domain/time/instant.ts';
import type { NoticeKind } from '../../../workflows/one-stop/dossier-context.ts';
import { defineSetting } from '../../platform/settings/setting-definition.ts';
import type { Words } from '../../platform/settings/setting-shape.ts';

export type MailKind = NoticeKind | 'alerts' | 'digest' | 'other';

const KINDS: Readonly<Record<MailKind, Words>> = Object.freeze({
  alerts: { vi: 'Cảnh báo cho cán bộ', en: 'Alerts to staff' },
  digest: { vi: 'Thư mỗi sáng', en: 'Morning mails' },
  other: { vi: 'Thư khác cho cán bộ', en: 'Other mail to staff' },
  accepted: { vi: 'Người nộp trực tuyến: đã tiếp nhận', en: 'Applicant online: accepted' },
  apology: { vi: 'Người nộp: thư xin lỗi, hẹn lại', en: 'Applicant: apology and new appointment' },
  extended: { vi: 'Người nộp: gia hạn giải quyết', en: 'Applicant: limit extended' },
  dateMoved: { vi: 'Người nộp: thời hạn lùi do lịch làm việc', en: 'Applicant: date moved by the calendar' },
  newAppointment: { vi: 'Người nộp: ngày hẹn trả mới', en: 'Applicant: new appointment' },
  resultReady: { vi: 'Người nộp: đã có kết quả', en: 'Applicant: result ready' },
  supplementAsked: { vi: 'Người nộp: đề nghị bổ sung', en: 'Applicant: supplement asked for' },
  notAccepted: { vi: 'Người nộp: không tiếp nhận', en: 'Applicant: not accepted' },
  lapsed: { vi: 'Người nộp: dừng giải quyết', en: 'Applicant: stopped for want of a supplement' },
});

/** Days by kind of mail. */
export type MailAges = Readonly<Record<MailKind, number>>;

export const MAIL_AGES = defineSetting<MailAges>({
  key: 'mail.ages',
  group: 'mail',
  name: { vi: 'Thư còn giá trị trong bao lâu', en: 'How long a mail is worth sending' },
  about: {
    vi: 'Thư chưa gửi được trong thời gian này thì không gửi nữa và ghi rõ lý do. Trước khi gửi, mọi thư đều được kiểm tra lại: nội dung còn đúng không, người nhận còn muốn nhận không, địa chỉ hiện nay là gì.',
    en: 'A mail that could not go within this time is not sent, and says so. Before it goes each mail is asked again: whether it is still true and still wanted, and what the address is now.',
  },
  shape: {
    type: 'map',
    keys: Object.entries(KINDS).map(([value, words]) => ({ value, words })),
    of: { type: 'number', unit: 'days', least: 0.1, most: 365, fractions: true },
  },
  default: Object.freeze({
    alerts: 7,
    digest: 1,
    other: 7,
    accepted: 7,
    apology: 7,
    extended: 14,
    dateMoved: 14,
    newAppointment: 7,
    resultReady: 30,
    supplementAsked: 30,
    notAccepted: 30,
    lapsed: 30,
  }),
});

export const MAIL_HELD_AFTER = defineSetting<number>({
  key: 'mail.heldAfter',
  group: 'mail',
  name: { vi: 'Thư chờ quá lâu thì giữ lại', en: 'When waiting mail is held' },
  about: {
    vi: 'Thư đã chờ lâu hơn thế mà chưa gửi lần nào (máy chủ thư chưa cấu hình hoặc dịch vụ đã dừng) được giữ lại cho đến khi quản trị viên quyết định gửi hay bỏ.',
    en: 'Mail that has waited longer and was never tried (no mail server was set, or the service was away) is held until an administrator decides whether it goes.',
  },
  shape: { type: 'number', unit: 'hours', least: 1, most: 8760 },
  default: 24,
});

/** The last instant at which a mail of the kind may go. */
export function worthUntil(kind: MailKind, createdAt: Instant, ages: MailAges): Instant {
  return createdAt + ages[kind] * DAY_MS;
}
