// The words of a letter as paragraphs, for editing; they say what the templates of the same forms say. Pure.
import type { PrintedPerson } from '../facts/printed-form.ts';
import type { LetterForm } from '../facts/letter.ts';

export interface LetterLines {
  readonly before: readonly string[];
  readonly items: readonly string[];
  readonly after: readonly string[];
  /** Roles of those who sign, from left to right. */
  readonly signers: readonly string[];
}

const DOTS = '…………………';
const or = (text: string | null) => (text === null || text === '' ? DOTS : text);

/** @returns what stands between the title and the signatures */
export function letterLines(form: LetterForm): LetterLines {
  const request = `Nội dung yêu cầu giải quyết: ${form.procedure.name} (mã thủ tục ${form.procedure.code})${
    form.subject === null ? '' : `; ${form.subject}`
  }.`;
  switch (form.meaning) {
    case 'supplementRequest':
      return {
        before: [
          ...personLines(form, 'Hồ sơ của'),
          request,
          'Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:',
        ],
        items: form.items,
        after: [
          `Lý do: ${or(form.reason)}`,
          ...(form.lapseAt === null ? [] : [`Đề nghị hoàn thiện hồ sơ trước ${form.lapseAt}.`]),
          `Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, Ông/Bà liên hệ với ${or(form.contact.name)}, số điện thoại ${or(form.contact.phone)}, để được hướng dẫn./.`,
        ],
        signers: ['Người hướng dẫn'],
      };
    case 'refusal':
      return {
        before: [
          form.desk,
          ...personLines(form, 'Tiếp nhận hồ sơ của'),
          request,
          `Qua xem xét, ${form.unit} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:`,
          form.reason,
        ],
        items: [],
        after: ['Xin thông báo cho Ông/Bà được biết và thực hiện./.'],
        signers: ['Người nộp hồ sơ', 'Người tiếp nhận hồ sơ'],
      };
    case 'apology':
      return {
        before: [
          `Kính gửi: ${form.applicant.name}`,
          ...(form.asksIdentity ? [identityLine(form.applicant)] : []),
          `${form.receivedOn}, ${form.desk} tiếp nhận hồ sơ đề nghị giải quyết thủ tục: ${form.procedure.name} (mã thủ tục ${form.procedure.code}) của Ông/Bà.`,
          `Thời gian hẹn trả kết quả giải quyết hồ sơ: ${or(form.formerDueAt)}.`,
          `Đến nay, ${form.unit} chưa trả kết quả giải quyết hồ sơ của Ông/Bà đúng thời gian ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.`,
          `Lý do: ${or(form.reason)}`,
        ],
        items: [],
        after: [
          `${form.unit} xin lỗi Ông/Bà và ${
            form.asksExtension
              ? 'đề nghị gia hạn thời gian giải quyết hồ sơ; kết quả sẽ được trả cho Ông/Bà vào'
              : 'hẹn lại thời gian trả kết quả giải quyết hồ sơ cho Ông/Bà vào'
          } ${or(form.dueAt)}.`,
          'Sự chậm trễ này đã gây phiền hà, tốn kém chi phí, công sức của Ông/Bà. Mong Ông/Bà thông cảm./.',
        ],
        signers: ['Thủ trưởng cơ quan, đơn vị'],
      };
  }
}

function personLines({ applicant, principal, asksIdentity }: LetterForm, who: string): readonly string[] {
  return [
    `${who}: ${applicant.name}`,
    ...(asksIdentity ? [identityLine(applicant)] : []),
    `Địa chỉ: ${or(applicant.address)}`,
    `Số điện thoại: ${or(applicant.phone)}    Email: ${or(applicant.email)}`,
    ...(principal === null ? [] : [`Nộp theo ủy quyền của: ${principal.name}`]),
  ];
}

const identityLine = ({ identityNo }: PrintedPerson) => `Số định danh cá nhân/tổ chức: ${or(identityNo)}`;
