// The words of alert mails in Vietnamese and English. No personal data: a dossier is named by its code alone.
import type { AlertKind } from './ladder.ts';

export type MailLanguage = 'vi' | 'en';

export interface MailTexts {
  readonly kinds: Readonly<Record<AlertKind, string>>;
  readonly unknownKind: string;
  readonly oneSubject: (kind: string, code: string) => string;
  readonly manySubject: (count: number) => string;
  readonly code: string;
  readonly due: string;
  readonly rung: string;
  readonly onBehalf: string;
  readonly manyIntro: (count: number) => string;
  readonly more: (count: number) => string;
  readonly open: string;
  readonly footer: string;
}

export const MAIL_TEXTS: Readonly<Record<MailLanguage, MailTexts>> = Object.freeze({
  vi: {
    kinds: {
      dueSoon: 'Hồ sơ sắp đến hạn',
      apologyDue: 'Cần gửi thư xin lỗi và hẹn lại ngày trả kết quả',
      stepLate: 'Quá thời gian giải quyết của bước',
      transferLate: 'Quá hạn chuyển hồ sơ',
      receptionLate: 'Quá hạn trả lời tiếp nhận',
      dossierLate: 'Hồ sơ quá hạn giải quyết',
      legLate: 'Chặng liên thông quá hạn',
      resultWaiting: 'Kết quả đang chờ trả',
      explanationAsked: 'Yêu cầu giải trình hồ sơ quá hạn',
      explanationLate: 'Quá hạn giải trình hồ sơ quá hạn',
    },
    unknownKind: 'Cảnh báo hồ sơ',
    oneSubject: (kind, code) => `[Một Cửa] ${kind}: ${code}`,
    manySubject: (count) => `[Một Cửa] ${count} cảnh báo hồ sơ`,
    code: 'Mã hồ sơ',
    due: 'Thời hạn',
    rung: 'Nấc cảnh báo',
    onBehalf: 'Ông/bà nhận cảnh báo này thay người đang vắng mặt.',
    manyIntro: (count) => `Có ${count} cảnh báo hồ sơ cần ông/bà xem:`,
    more: (count) => `… và ${count} cảnh báo khác.`,
    open: 'Xem tại',
    footer: 'Thư tự động, xin không trả lời. Bấm "Đã nhận" trong hệ thống để cảnh báo không lên cấp trên.',
  },
  en: {
    kinds: {
      dueSoon: 'Dossier due soon',
      apologyDue: 'Apology and new appointment to be sent',
      stepLate: 'Step over its time',
      transferLate: 'Transfer overdue',
      receptionLate: 'Answer to a lodging overdue',
      dossierLate: 'Dossier overdue',
      legLate: 'Interlinked leg overdue',
      resultWaiting: 'Result waiting to be handed over',
      explanationAsked: 'Explanation of a late dossier asked for',
      explanationLate: 'Explanation of a late dossier overdue',
    },
    unknownKind: 'Dossier alert',
    oneSubject: (kind, code) => `[Một Cửa] ${kind}: ${code}`,
    manySubject: (count) => `[Một Cửa] ${count} dossier alerts`,
    code: 'Dossier',
    due: 'Due',
    rung: 'Rung',
    onBehalf: 'You receive this alert in the place of somebody who is away.',
    manyIntro: (count) => `${count} dossier alerts need your attention:`,
    more: (count) => `… and ${count} more.`,
    open: 'Open',
    footer: 'Sent automatically, please do not reply. Acknowledge in the system to stop the escalation.',
  },
});
