// The words of a form as paragraphs, for editing and for the plain page; they say what its template says. Pure.
import type { IssuedForm, PrintedPerson } from './printed-form.ts';

export interface FormLines {
  readonly before: readonly string[];
  readonly items: readonly string[];
  readonly after: readonly string[];
  /** Roles of those who sign, from left to right. */
  readonly signers: readonly string[];
}

const DOTS = '…………………';
const or = (text: string | null) => (text === null || text === '' ? DOTS : text);

/** @returns what stands between the title and the signatures */
export function formLines(form: IssuedForm): FormLines {
  const request = `Nội dung yêu cầu giải quyết: ${form.procedure.name} (mã thủ tục ${form.procedure.code})${
    form.subject === null ? '' : `; ${form.subject}`
  }.`;
  switch (form.meaning) {
    case 'receipt':
      return {
        before: [
          form.desk,
          ...personLines(form, 'Tiếp nhận hồ sơ của'),
          request,
          form.papers.length === 0
            ? 'Thành phần hồ sơ nộp gồm: không có giấy tờ kèm theo.'
            : 'Thành phần hồ sơ nộp gồm:',
        ],
        items: form.papers.map(
          ({ name, originals, certified = 0, copies }) =>
            `${name}: ${originals} bản chính, ${certified} bản chứng thực, ${copies} bản sao`,
        ),
        after: [
          `Số lượng hồ sơ: ${form.sets} (bộ)`,
          `Thời gian giải quyết hồ sơ theo quy định là: ${or(form.limit)}`,
          `Thời gian nhận hồ sơ: ${form.receivedAt}`,
          `Thời gian trả kết quả giải quyết hồ sơ: ${or(form.dueAt)}${
            form.dueNote === undefined ? '' : ` (${form.dueNote})`
          }`,
          `Đăng ký nhận kết quả tại: ${or(form.collectAt)}`,
          `Tra cứu tại ${form.lookUpUrl}${form.secret === null ? '' : `; số bí mật tra cứu: ${form.secret}`}`,
        ],
        signers: ['Người nộp hồ sơ', 'Người tiếp nhận hồ sơ'],
      };
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
          ...(form.lookUpUrl === undefined
            ? []
            : [`Tra cứu tại ${form.lookUpUrl}${form.secret ? `; số bí mật tra cứu: ${form.secret}` : ''}`]),
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
    case 'stopNotice':
      return {
        before: [
          `Kính gửi: ${form.applicant.name}`,
          ...(form.asksIdentity ? [identityLine(form.applicant)] : []),
          ...reachLines(form.applicant),
          `${form.receivedOn}, ${form.desk} tiếp nhận hồ sơ đề nghị giải quyết thủ tục: ${form.procedure.name} (mã thủ tục ${form.procedure.code}).`,
          `Lý do dừng giải quyết: ${or(form.reason)}`,
        ],
        items: [],
        after: [`${form.unit} thông báo dừng giải quyết hồ sơ kể từ ${form.stoppedAt}./.`],
        signers: ['Người có thẩm quyền thông báo'],
      };
  }
}

function personLines({ applicant, principal, asksIdentity }: IssuedForm, who: string): readonly string[] {
  return [
    `${who}: ${applicant.name}`,
    ...(asksIdentity ? [identityLine(applicant)] : []),
    ...reachLines(applicant),
    ...(principal === null ? [] : [`Nộp theo ủy quyền của: ${principal.name}`]),
  ];
}

const identityLine = ({ identityNo }: PrintedPerson) => `Số định danh cá nhân/tổ chức: ${or(identityNo)}`;

function reachLines({ address, phone, email }: PrintedPerson): readonly string[] {
  return [`Địa chỉ: ${or(address)}`, `Số điện thoại: ${or(phone)}    Email: ${or(email)}`];
}
