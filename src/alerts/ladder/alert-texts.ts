// The words of alert mails in Vietnamese and English. No personal data: a dossier is named by its code alone.
import type { AlertKind } from './ladder.ts';

export type MailLanguage = 'vi' | 'en';

export interface MailTexts {
  readonly kinds: Readonly<Record<AlertKind, string>>;
  readonly unknownKind: string;
  readonly oneSubject: (kind: string, code: string) => string;
  readonly manySubject: (count: number) => string;
  readonly code: string;
  readonly taskNo: string;
  readonly complaintNo: string;
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
      takeOverLate: 'Quá hạn nhận hồ sơ phi địa giới',
      receptionLate: 'Quá hạn trả lời tiếp nhận',
      dossierLate: 'Hồ sơ quá hạn giải quyết',
      legLate: 'Chặng liên thông quá hạn',
      resultWaiting: 'Kết quả đang chờ trả',
      assigned: 'Hồ sơ được giao cho ông/bà',
      extended: 'Hồ sơ được gia hạn giải quyết',
      dateMoved: 'Hạn giải quyết lùi lại do lịch làm việc thay đổi',
      taskNotAccepted: 'Nhiệm vụ được giao chưa được tiếp nhận',
      taskDueSoon: 'Nhiệm vụ sắp đến hạn',
      taskLate: 'Nhiệm vụ quá hạn',
      taskDeclined: 'Nhiệm vụ bị từ chối nhận',
      taskExtensionAsked: 'Nhiệm vụ xin gia hạn',
      taskReported: 'Nhiệm vụ chờ đánh giá kết quả',
      complaintDueSoon: 'Phản ánh, kiến nghị sắp đến hạn trả lời',
      complaintLate: 'Phản ánh, kiến nghị quá hạn trả lời',
      legOpened: 'Có chặng liên thông cần giải quyết',
      opinionAsked: 'Có hồ sơ lấy ý kiến cơ quan ông/bà',
      consultationLate: 'Quá hạn trả lời ý kiến',
      explanationAsked: 'Yêu cầu giải trình hồ sơ quá hạn',
      explanationLate: 'Quá hạn giải trình hồ sơ quá hạn',
      sentBackOften: 'Hồ sơ bị trả lại nhiều lần',
    },
    unknownKind: 'Cảnh báo',
    oneSubject: (kind, code) => `[Một Cửa] ${kind}: ${code}`,
    manySubject: (count) => `[Một Cửa] ${count} cảnh báo`,
    code: 'Mã hồ sơ',
    taskNo: 'Số nhiệm vụ',
    complaintNo: 'Số phản ánh',
    due: 'Thời hạn',
    rung: 'Nấc cảnh báo',
    onBehalf: 'Ông/bà nhận cảnh báo này thay người đang vắng mặt.',
    manyIntro: (count) => `Có ${count} cảnh báo cần ông/bà xem:`,
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
      takeOverLate: 'Taking over across a boundary overdue',
      receptionLate: 'Answer to a lodging overdue',
      dossierLate: 'Dossier overdue',
      legLate: 'Interlinked leg overdue',
      resultWaiting: 'Result waiting to be handed over',
      assigned: 'A dossier was given to you',
      extended: 'Limit of a dossier extended',
      dateMoved: 'Due date moved later by the calendar',
      taskNotAccepted: 'Assigned task not accepted yet',
      taskDueSoon: 'Assigned task due soon',
      taskLate: 'Assigned task overdue',
      taskDeclined: 'Assigned task declined',
      taskExtensionAsked: 'More time asked for an assigned task',
      taskReported: 'Assigned task waiting to be evaluated',
      complaintDueSoon: 'Answer to a complaint due soon',
      complaintLate: 'Answer to a complaint overdue',
      legOpened: 'An interlinked leg to be done',
      opinionAsked: 'Your opinion is asked for',
      consultationLate: 'Opinion overdue',
      explanationAsked: 'Explanation of a late dossier asked for',
      explanationLate: 'Explanation of a late dossier overdue',
      sentBackOften: 'Dossier sent back again and again',
    },
    unknownKind: 'Alert',
    oneSubject: (kind, code) => `[Một Cửa] ${kind}: ${code}`,
    manySubject: (count) => `[Một Cửa] ${count} alerts`,
    code: 'Dossier',
    taskNo: 'Task',
    complaintNo: 'Complaint',
    due: 'Due',
    rung: 'Rung',
    onBehalf: 'You receive this alert in the place of somebody who is away.',
    manyIntro: (count) => `${count} alerts need your attention:`,
    more: (count) => `… and ${count} more.`,
    open: 'Open',
    footer: 'Sent automatically, please do not reply. Acknowledge in the system to stop the escalation.',
  },
});
