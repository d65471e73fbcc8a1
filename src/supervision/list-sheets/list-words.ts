// Words of lists in files, as the screens word them.
import type { LateCaseState } from '../../../workflows/late-case/late-case.machine.ts';

export const LATENESS_WORDS: Readonly<Record<string, string>> = {
  notStarted: 'Chưa tính giờ',
  onTime: 'Trong hạn',
  dueSoon: 'Sắp hạn',
  late: 'Quá hạn',
  paused: 'Tạm dừng',
  stoppedEarly: 'Trước hạn',
  stoppedOnTime: 'Đúng hạn',
  stoppedLate: 'Trễ hạn',
};
export const LATE_CASE_STATE_WORDS: Readonly<Record<LateCaseState, string>> = {
  open: 'Chưa yêu cầu giải trình',
  asked: 'Chờ giải trình',
  answered: 'Đã giải trình, chờ xem xét',
  returned: 'Trả lại, chờ giải trình thêm',
  found: 'Đã kết luận',
  closed: 'Đã khép lại',
  reopened: 'Đã mở lại',
  withdrawn: 'Đã rút: không quá hạn',
};
export const LATE_KIND_WORDS: Readonly<Record<string, string>> = {
  dossierLate: 'Hồ sơ quá hạn',
  legLate: 'Chặng quá hạn',
  consultationLate: 'Ý kiến quá hạn',
  stepLate: 'Bước quá hạn',
  receptionLate: 'Trả lời tiếp nhận quá hạn',
  transferLate: 'Chuyển hồ sơ quá hạn',
  taskLate: 'Nhiệm vụ quá hạn',
  complaintLate: 'Phản ánh quá hạn trả lời',
  byHand: 'Mở theo yêu cầu',
};
export const TASK_STATE_WORDS: Readonly<Record<string, string>> = {
  assigned: 'Chờ nhận',
  declined: 'Bị từ chối',
  inProgress: 'Đang làm',
  reported: 'Chờ đánh giá',
  closed: 'Đã kết thúc',
  withdrawn: 'Đã rút',
};
export const COMPLAINT_STATE_WORDS: Readonly<Record<string, string>> = {
  received: 'Chờ phân công',
  assigned: 'Đang xử lý',
  answered: 'Đã trả lời, chờ duyệt',
  published: 'Đã công khai',
  closed: 'Đã kết thúc',
  passedOn: 'Đã chuyển nơi khác',
  withdrawn: 'Đã rút',
};
