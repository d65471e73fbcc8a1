// The words of exports, in Vietnamese as the forms are.
import type { LateReason } from '../../../workflows/late-case/late-reasons.ts';

const RECEIVED = 'Số hồ sơ nhận giải quyết';
const RESOLVED = 'Số hồ sơ đã giải quyết';
const PENDING = 'Số hồ sơ đang giải quyết';

/** Columns 1 to 13 of form 06/VPCP/KSTT, under the headings of the form. */
export const REPORT_COLUMNS = [
  { title: 'STT', number: '(1)', width: 7 },
  { title: 'Lĩnh vực, công việc giải quyết theo cấp', number: '(2)', width: 44 },
  { title: 'Tổng số', group: RECEIVED, number: '(3)', width: 11 },
  { title: 'Trong kỳ: trực tuyến', group: RECEIVED, number: '(4)', width: 11 },
  { title: 'Trong kỳ: trực tiếp, dịch vụ bưu chính', group: RECEIVED, number: '(5)', width: 14 },
  { title: 'Từ kỳ trước', group: RECEIVED, number: '(6)', width: 11 },
  { title: 'Tổng số', group: RESOLVED, number: '(7)', width: 11 },
  { title: 'Trước hạn', group: RESOLVED, number: '(8)', width: 11 },
  { title: 'Đúng hạn', group: RESOLVED, number: '(9)', width: 11 },
  { title: 'Quá hạn', group: RESOLVED, number: '(10)', width: 11 },
  { title: 'Tổng số', group: PENDING, number: '(11)', width: 11 },
  { title: 'Trong hạn', group: PENDING, number: '(12)', width: 11 },
  { title: 'Quá hạn', group: PENDING, number: '(13)', width: 11 },
] as const;

export const DOSSIER_COLUMNS = [
  { title: 'STT', width: 8 },
  { title: 'Mã hồ sơ', width: 26 },
  { title: 'Mã thủ tục', width: 14 },
  { title: 'Tên thủ tục', width: 60 },
  { title: 'Lĩnh vực', width: 24 },
  { title: 'Cấp giải quyết', width: 14 },
  { title: 'Đơn vị giải quyết', width: 36 },
  { title: 'Hình thức nộp', width: 14 },
  { title: 'Ngày nộp', width: 18 },
  { title: 'Ngày tiếp nhận', width: 18 },
  { title: 'Hạn giải quyết', width: 14 },
  { title: 'Ngày có kết quả', width: 18 },
  { title: 'Kết quả về thời hạn', width: 18 },
  { title: 'Quá hạn từ ngày', width: 16 },
  { title: 'Số ngày quá hạn', width: 12 },
  { title: 'Ngày gửi thư xin lỗi', width: 18 },
  { title: 'Kết thúc', width: 18 },
] as const;

/** Form 06 of the unit itself, of it and all under it, of a one-stop centre. */
export const FORM_LETTERS: Readonly<Record<string, string>> = { own: 'a', aggregated: 'b', centre: 'c' };

export const LEVEL_WORDS: Readonly<Record<string, string>> = {
  ministry: 'Cấp bộ',
  province: 'Cấp tỉnh',
  district: 'Cấp huyện',
  commune: 'Cấp xã',
  other: 'Cấp khác',
};
export const CHANNEL_WORDS: Readonly<Record<string, string>> = {
  counter: 'Trực tiếp',
  online: 'Trực tuyến',
  post: 'Bưu chính',
};
export const VERDICT_WORDS: Readonly<Record<string, string>> = {
  early: 'Trước hạn',
  onTime: 'Đúng hạn',
  late: 'Quá hạn',
};
export const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  granted: 'Có kết quả',
  refused: 'Từ chối',
  withdrawn: 'Công dân rút',
  stopped: 'Dừng giải quyết',
};
/** As the screens word them. */
export const REASON_WORDS: Readonly<Record<LateReason, string>> = {
  overload: 'Thiếu người, quá tải',
  consultedAgency: 'Cơ quan được lấy ý kiến trả lời chậm',
  otherAgency: 'Cơ quan khác trong chuỗi liên thông chậm',
  higherLevel: 'Chờ cấp trên quyết định',
  systemFailure: 'Sự cố hệ thống, phần mềm',
  legalObstacle: 'Vướng mắc quy định pháp luật',
  forceMajeure: 'Bất khả kháng',
  wrongConfiguration: 'Cấu hình sai thời gian giải quyết',
  applicant: 'Do người nộp hồ sơ',
  other: 'Nguyên nhân khác',
};
