// The words under which a chart is drawn, in Vietnamese and English: its places, the kinds of steps, its events.
import type { StepKind } from '../../src/domain/process/procedure-definition.ts';
import type { DossierEventType } from '../one-stop/dossier-events.ts';

export interface Words {
  readonly vi: string;
  readonly en: string;
}

/** Places that every chart has; a published step is called by its kind. */
export const PLACE_WORDS: Readonly<Record<string, Words>> = Object.freeze({
  lodged: { vi: 'Nộp hồ sơ', en: 'Lodged' },
  accepted: { vi: 'Tiếp nhận, chuyển xử lý', en: 'Accepted, to be handed over' },
  handedOver: { vi: 'Đang chuyển đến cơ quan giải quyết', en: 'On its way to the competent unit' },
  awaitingSupplement: { vi: 'Chờ bổ sung hồ sơ', en: 'Waiting for supplement' },
  awaitingFinancialDuty: { vi: 'Chờ thực hiện nghĩa vụ tài chính', en: 'Waiting for financial duty' },
  resolved: { vi: 'Có kết quả, chờ trả', en: 'Resolved, result to be returned' },
  returned: { vi: 'Đã trả kết quả', en: 'Result returned' },
  refused: { vi: 'Từ chối tiếp nhận', en: 'Refused' },
  withdrawn: { vi: 'Đã rút hồ sơ', en: 'Withdrawn' },
  stopped: { vi: 'Dừng giải quyết', en: 'Stopped' },
});

export const STEP_WORDS: Readonly<Record<StepKind, Words>> = Object.freeze({
  receive: { vi: 'Tiếp nhận', en: 'Receive' },
  assign: { vi: 'Phân công', en: 'Assign' },
  appraise: { vi: 'Thẩm định', en: 'Appraise' },
  verify: { vi: 'Xác minh', en: 'Verify' },
  consult: { vi: 'Lấy ý kiến', en: 'Consult' },
  review: { vi: 'Soát xét', en: 'Review' },
  sign: { vi: 'Ký duyệt', en: 'Sign' },
  issue: { vi: 'Phát hành', en: 'Issue' },
  external: { vi: 'Cơ quan khác giải quyết', en: 'Done by another agency' },
  interlinked: { vi: 'Giải quyết liên thông', en: 'Interlinked agencies' },
  fulfilFinancialDuty: { vi: 'Thực hiện nghĩa vụ tài chính', en: 'Financial duty' },
});

/** What leads from place to place: the events of a dossier, and the one timer that moves it. */
export const EVENT_WORDS: Readonly<Record<DossierEventType | 'lapse', Words>> = Object.freeze({
  accept: { vi: 'Tiếp nhận', en: 'Accept' },
  giveResult: { vi: 'Trả kết quả ngay', en: 'Give the result at once' },
  requestSupplement: { vi: 'Yêu cầu bổ sung', en: 'Ask for supplement' },
  completeSupplement: { vi: 'Đã bổ sung', en: 'Supplemented' },
  refuse: { vi: 'Từ chối', en: 'Refuse' },
  endAtRequest: { vi: 'Dừng theo đề nghị của người nộp', en: 'End at the applicant’s request' },
  transfer: { vi: 'Chuyển xử lý', en: 'Hand over' },
  takeOver: { vi: 'Nhận hồ sơ phi địa giới', en: 'Take over' },
  complete: { vi: 'Hoàn thành', en: 'Complete' },
  sendBack: { vi: 'Trả lại bước trước', en: 'Send back' },
  assign: { vi: 'Phân công', en: 'Assign' },
  take: { vi: 'Nhận xử lý', en: 'Take' },
  startFinancialDuty: { vi: 'Chờ nghĩa vụ tài chính', en: 'Wait for financial duty' },
  askAcceptanceCorrection: {
    vi: 'Đề nghị đính chính thời điểm tiếp nhận',
    en: 'Ask to correct the acceptance',
  },
  approveAcceptanceCorrection: { vi: 'Đồng ý đính chính thời điểm tiếp nhận', en: 'Agree to the correction' },
  rejectAcceptanceCorrection: {
    vi: 'Không đồng ý đính chính thời điểm tiếp nhận',
    en: 'Reject the correction',
  },
  completeFinancialDuty: { vi: 'Đã thực hiện nghĩa vụ tài chính', en: 'Financial duty fulfilled' },
  apologise: { vi: 'Xin lỗi, hẹn lại', en: 'Apologise' },
  extend: { vi: 'Gia hạn giải quyết', en: 'Extend the limit' },
  return: { vi: 'Trả kết quả', en: 'Return the result' },
  correct: { vi: 'Đính chính sai sót', en: 'Correct a mistake' },
  correctApplicant: { vi: 'Sửa thông tin người nộp', en: 'Correct the applicant’s data' },
  undo: { vi: 'Hoàn tác', en: 'Undo' },
  recalendar: { vi: 'Lịch làm việc thay đổi', en: 'Calendar changed' },
  askOpinions: { vi: 'Lấy ý kiến', en: 'Ask for opinions' },
  handOver: { vi: 'Bàn giao sang đơn vị khác', en: 'Handed over to another unit' },
  lapse: { vi: 'Quá thời hạn bổ sung', en: 'Supplement overdue' },
});
