// The words of exports, in Vietnamese as the forms are.
import type { LateReason } from '../../../workflows/late-case/late-reasons.ts';

/** Columns 1 to 13 of form 06/VPCP/KSTT. */
export const COLUMN_TITLES = [
  '(1) STT',
  '(2) Lĩnh vực, công việc giải quyết theo cấp',
  '(3) Nhận giải quyết: tổng số',
  '(4) Trong kỳ: trực tuyến',
  '(5) Trong kỳ: trực tiếp, bưu chính',
  '(6) Từ kỳ trước',
  '(7) Đã giải quyết: tổng số',
  '(8) Trước hạn',
  '(9) Đúng hạn',
  '(10) Quá hạn',
  '(11) Đang giải quyết: tổng số',
  '(12) Trong hạn',
  '(13) Quá hạn',
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
  { title: 'Ngày có kết quả', width: 18 },
  { title: 'Kết quả về thời hạn', width: 18 },
  { title: 'Quá hạn từ ngày', width: 16 },
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
