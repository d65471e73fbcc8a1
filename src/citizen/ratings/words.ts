// Every word of the pages on which the service is rated, in Vietnamese and in English.
import { speaker } from '../speak.ts';
import type { Language } from '../words.ts';

const VI = {
  title: 'Đánh giá việc giải quyết hồ sơ',
  about: 'Chọn một mức cho mỗi câu. Tên ông/bà không được ghi cùng đánh giá.',
  access: 'Tiếp cận dịch vụ: nơi tiếp nhận, chỉ dẫn, trang thiết bị',
  procedure: 'Thủ tục: niêm yết công khai, giấy tờ và thời hạn đúng quy định',
  staff: 'Cán bộ: thái độ, hướng dẫn, thành thạo',
  result: 'Kết quả: đúng hẹn, đầy đủ, chính xác',
  feedback: 'Tiếp nhận và trả lời góp ý, phản ánh',
  mark5: 'Rất hài lòng',
  mark4: 'Hài lòng',
  mark3: 'Bình thường',
  mark2: 'Không hài lòng',
  mark1: 'Rất không hài lòng',
  comment: 'Góp ý thêm (không bắt buộc)',
  commentHint: 'Không ghi tên, số định danh hay số điện thoại',
  send: 'Gửi đánh giá',
  choose: 'Chọn một mức',
  tooLong: 'Góp ý dài quá, rút gọn lại',
  fix: 'Chưa gửi được. Những chỗ sau cần xem lại:',
  thanks: 'Cảm ơn ông/bà đã đánh giá',
  thanksAbout: 'Đánh giá được tính vào kết quả của nơi tiếp nhận và giải quyết.',
  given: 'Hồ sơ này đã được đánh giá.',
  notYet: 'Đánh giá được sau khi hồ sơ có kết quả.',
  back: 'Xem tình trạng hồ sơ',
} as const;

export type RatingWord = keyof typeof VI;

const EN: Readonly<Record<RatingWord, string>> = {
  title: 'Rate the service',
  about: 'Choose one mark for each question. Your name is not kept with the rating.',
  access: 'Access: the place, its signs and equipment',
  procedure: 'Procedure: made public, papers and time as the law has them',
  staff: 'Staff: manner, guidance, skill',
  result: 'Result: on time, complete, correct',
  feedback: 'Suggestions and complaints are received and answered',
  mark5: 'Very content',
  mark4: 'Content',
  mark3: 'Neither',
  mark2: 'Not content',
  mark1: 'Not content at all',
  comment: 'Anything else (may be left out)',
  commentHint: 'No names, identity or telephone numbers, please',
  send: 'Send the rating',
  choose: 'Choose a mark',
  tooLong: 'Too long',
  fix: 'Not sent yet. Please look again at:',
  thanks: 'Thank you for your rating',
  thanksAbout: 'It is counted for those who received and resolved the dossier.',
  given: 'This dossier was rated already.',
  notYet: 'It can be rated once the result is there.',
  back: 'See how the dossier stands',
};

/** Both languages have every word: the type of the second one says so. */
export const RATING_WORDS: Readonly<Record<Language, Readonly<Record<RatingWord, string>>>> = {
  vi: VI,
  en: EN,
};

export const sayOfRatings = speaker(RATING_WORDS);
