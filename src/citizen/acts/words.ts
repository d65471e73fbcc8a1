// Every word of the pages on which an applicant changes something of his dossier, in Vietnamese and in English.
import { speaker } from '../speak.ts';
import type { Language } from '../words.ts';

const VI = {
  supplement: 'Bổ sung hồ sơ trực tuyến',
  withdraw: 'Rút hồ sơ',
  supplementAbout: 'Gửi giấy tờ được yêu cầu dưới dạng tệp, không phải đến bộ phận một cửa.',
  withdrawAbout: 'Hồ sơ không được giải quyết nữa. Muốn giải quyết lại phải nộp hồ sơ mới.',
  sendAbout: 'Để chắc chắn là ông/bà, một mã xác nhận được gửi tới thư điện tử đã đăng ký khi nộp hồ sơ.',
  sendCode: 'Gửi mã xác nhận',
  sentTo: 'Đã gửi mã tới {address}. Mã dùng được trong 20 phút.',
  otp: 'Mã xác nhận',
  otpHint: 'Sáu chữ số trong thư; xem cả mục thư rác',
  confirm: 'Xác nhận',
  sendAgain: 'Gửi mã mới',
  noAddress:
    'Hồ sơ không có địa chỉ thư điện tử nên không làm được trên trang này. Xin đến {place} với giấy hẹn và giấy tờ tùy thân.',
  notNow: 'Việc này hiện không làm được với hồ sơ. Xem tình trạng hồ sơ để biết lý do.',
  wrong: 'Mã không đúng. Xem lại thư rồi nhập lại.',
  over: 'Mã này không còn dùng được. Xin gửi mã mới.',
  tooOften: 'Đã gửi nhiều mã. Xin thử lại sau {minutes} phút; trong lúc đó vẫn xem được hồ sơ.',
  failed: 'Chưa làm được. Xin thử lại sau ít phút.',
  asked: 'Giấy tờ cần bổ sung',
  reason: 'Lý do',
  by: 'Nộp chậm nhất {at}.',
  filesHint:
    'Ảnh chụp rõ hoặc tệp PDF, mỗi tệp không quá {size} MB. Có thể gửi nhiều lần rồi mới bấm “Gửi bổ sung”.',
  other: 'Giấy tờ khác (không bắt buộc)',
  remove: 'Bỏ tệp {name}',
  save: 'Tải tệp lên',
  answer: 'Gửi bổ sung',
  saved: 'Đã nhận tệp. Chưa gửi: bấm “Gửi bổ sung” khi đã đủ.',
  fix: 'Chưa gửi được. Những chỗ sau cần xem lại:',
  itemMissing: 'Cần gửi kèm giấy tờ này',
  answered: 'Đã gửi bổ sung',
  answeredAbout:
    'Hồ sơ đã đủ những gì được yêu cầu. Xem tình trạng hồ sơ để biết bước tiếp theo và ngày hẹn.',
  reallyWithdraw: 'Đồng ý rút hồ sơ {code}',
  withdrawn: 'Đã rút hồ sơ',
  withdrawnAbout: 'Hồ sơ {code} đã kết thúc theo đề nghị của người nộp.',
  back: 'Xem tình trạng hồ sơ',
  fileEmpty: 'Tệp rỗng',
  fileLarge: 'Tệp lớn quá',
  fileType: 'Loại tệp này không nhận; gửi ảnh hoặc PDF',
  fileMany: 'Đã đủ số tệp được gửi',
  fileName: 'Tên tệp không dùng được, đổi tên rồi gửi lại',
  fileInfected: 'Tệp có mã độc',
  fileFailed: 'Chưa nhận được tệp này, xin gửi lại',
} as const;

export type ActWord = keyof typeof VI;

const EN: Readonly<Record<ActWord, string>> = {
  supplement: 'Answer what is asked for',
  withdraw: 'Withdraw the dossier',
  supplementAbout: 'Send the papers that were asked for as files, without coming to the one-stop shop.',
  withdrawAbout:
    'The dossier is not resolved any more. To have it resolved after all, a new one has to be lodged.',
  sendAbout:
    'To be sure that it is you, a code is sent to the e-mail address that was lodged with the dossier.',
  sendCode: 'Send the code',
  sentTo: 'The code was sent to {address}. It can be used for 20 minutes.',
  otp: 'Code',
  otpHint: 'Six digits in the mail; look among unwanted mail, too',
  confirm: 'Confirm',
  sendAgain: 'Send a new code',
  noAddress:
    'No e-mail address was lodged with the dossier, so this cannot be done here. Please come to {place} with the receipt and an identity paper.',
  notNow: 'This cannot be done with the dossier now. See how it stands to learn why.',
  wrong: 'This is not the code. Look at the mail again.',
  over: 'This code cannot be used any more. Ask for a new one.',
  tooOften: 'Many codes were sent. Come back in {minutes} minutes; the dossier can be read meanwhile.',
  failed: 'This cannot be done now. Try again in some minutes.',
  asked: 'Papers that are asked for',
  reason: 'Reason',
  by: 'By {at} at the latest.',
  filesHint:
    'Clear photographs or PDF, {size} MB at most each. Send them in several goes if you like, then press “Send the answer”.',
  other: 'Other papers (may be left out)',
  remove: 'Take {name} away',
  save: 'Upload the files',
  answer: 'Send the answer',
  saved: 'The files are here. Nothing is sent yet: press “Send the answer” when all are.',
  fix: 'Not sent yet. Please look again at:',
  itemMissing: 'This paper is needed',
  answered: 'The answer is sent',
  answeredAbout:
    'The dossier has what was asked for. See how it stands for what comes next and for the appointment.',
  reallyWithdraw: 'Withdraw dossier {code}',
  withdrawn: 'The dossier is withdrawn',
  withdrawnAbout: 'Dossier {code} was closed at the applicant’s request.',
  back: 'See how the dossier stands',
  fileEmpty: 'The file is empty',
  fileLarge: 'The file is too large',
  fileType: 'This kind of file is not taken; send a picture or PDF',
  fileMany: 'No more files can be sent',
  fileName: 'The name cannot be used; rename the file',
  fileInfected: 'The file is infected',
  fileFailed: 'This file did not come through, please send it again',
};

/** Both languages have every word: the type of the second one says so. */
export const ACT_WORDS: Readonly<Record<Language, Readonly<Record<ActWord, string>>>> = {
  vi: VI,
  en: EN,
};

export const sayOfActs = speaker(ACT_WORDS);
