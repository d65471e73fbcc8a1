// When a complaint is due, on the working calendar of whoever is to answer; and in how many days, by setting.
import { dueSoonFrom } from '../domain/time/deadlines.ts';
import { dueOf } from '../domain/time/due.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Limit } from '../domain/time/limit.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';
import { defineSetting } from '../platform/settings/setting-definition.ts';
import type { ComplaintDue } from '../../workflows/complaint/words.ts';

/** No article was seen that names it: what offices usually say of themselves. */
export const ANSWER_WITHIN = defineSetting<number>({
  key: 'complaints.answerWithin',
  group: 'time',
  name: { vi: 'Thời hạn trả lời phản ánh, kiến nghị', en: 'In what time complaints are answered' },
  about: {
    vi: 'Số ngày làm việc kể từ ngày tiếp nhận, theo lịch của đơn vị phải trả lời. Chỉ áp dụng cho phản ánh, kiến nghị tiếp nhận từ khi thay đổi.',
    en: 'Working days from the day of reception, on the calendar of the unit that has to answer. Holds for what is received from the change on.',
  },
  shape: { type: 'number', unit: 'workingDays', least: 1, most: 250 },
  default: 15,
});

/** Nothing comes in unless the office opens the door. */
export const TAKEN_ONLINE = defineSetting<boolean>({
  key: 'complaints.online',
  group: 'operation',
  name: { vi: 'Nhận phản ánh, kiến nghị trên trang công dân', en: 'Take complaints on the citizens’ pages' },
  about: {
    vi: 'Khi bật, người dân gửi được phản ánh, kiến nghị qua mạng tới bộ phận một cửa, không cần tài khoản.',
    en: 'While on, anybody can send a complaint to a one-stop shop over the network, without an account.',
  },
  shape: { type: 'flag' },
  default: false,
});

/** @throws DomainError `calendar.outsideLoadedYears` */
export function complaintDue(received: Instant, limit: Limit, calendar: WorkingCalendar): ComplaintDue {
  const { dueAt, lateFromAt } = dueOf({ from: received, limit, calendar });
  return { dueAt, lateFrom: lateFromAt, dueSoon: dueSoonFrom({ from: received, dueAt, calendar }) };
}
