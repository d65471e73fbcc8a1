// Reasons for lateness that a unit may name. No official list was found (Decree 61/2018 and the reports ask only for "the
// reason"), so this is an own list that separates whom the time belongs to; it is shown as such, never as quoted law.

export const LATE_REASONS = Object.freeze([
  'overload',
  'consultedAgency',
  'otherAgency',
  'higherLevel',
  'systemFailure',
  'legalObstacle',
  'forceMajeure',
  'wrongConfiguration',
  'applicant',
  'other',
] as const);
export type LateReason = (typeof LATE_REASONS)[number];

/** What each reason is called; lists, exports and screens use the same words. */
export const LATE_REASON_WORDS: Readonly<Record<LateReason, string>> = Object.freeze({
  overload: 'Thiếu người, quá tải',
  consultedAgency: 'Cơ quan được lấy ý kiến trả lời chậm',
  otherAgency: 'Cơ quan khác trong chuỗi liên thông chậm',
  higherLevel: 'Chờ cấp trên quyết định',
  systemFailure: 'Sự cố hệ thống, phần mềm',
  legalObstacle: 'Vướng mắc về quy định pháp luật',
  forceMajeure: 'Bất khả kháng',
  wrongConfiguration: 'Cấu hình sai thời gian giải quyết',
  applicant: 'Do người nộp hồ sơ',
  other: 'Nguyên nhân khác',
});

/** Whose the late time is, in working minutes. */
export const LATE_TIME_OF = Object.freeze(['department', 'partner', 'citizen', 'other'] as const);
export type LateTimeOf = (typeof LATE_TIME_OF)[number];
export type Attribution = Readonly<Record<LateTimeOf, number>>;
