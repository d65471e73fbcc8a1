// Every word of the page of public figures, in Vietnamese and in English.
import { speaker } from '../speak.ts';
import type { Language } from '../words.ts';

const VI = {
  title: 'Số liệu giải quyết hồ sơ',
  about:
    'Số hồ sơ đã tiếp nhận và đã giải quyết đúng hạn, trễ hạn, tính theo cơ quan có thẩm quyền giải quyết. Không có thông tin cá nhân.',
  month: 'Tháng {month}',
  notPublic: 'Cơ quan chưa công khai số liệu trên trang này.',
  agency: 'Cơ quan',
  received: 'Tiếp nhận',
  onTime: 'Đúng hạn',
  late: 'Trễ hạn',
  share: 'Tỷ lệ đúng hạn',
  below: 'dưới {least}',
  none: '–',
  total: 'Toàn bộ',
  byMonth: 'Theo tháng',
  byAgency: 'Theo cơ quan',
  of: 'Tháng',
  asOf: 'Số liệu đọc lúc {at}. Số từ 1 đến dưới {least} không được nêu và không nằm trong số của tháng.',
  empty: 'Chưa có số liệu của tháng này.',
  toLookUp: 'Tra cứu hồ sơ',
} as const;

export type FigureWord = keyof typeof VI;

const EN: Readonly<Record<FigureWord, string>> = {
  title: 'Figures of dossiers',
  about:
    'Dossiers received, and resolved on time and late, by the agency that is competent. No personal data.',
  month: 'Month {month}',
  notPublic: 'The office does not publish its figures here.',
  agency: 'Agency',
  received: 'Received',
  onTime: 'On time',
  late: 'Late',
  share: 'Share on time',
  below: 'below {least}',
  none: '–',
  total: 'All',
  byMonth: 'By month',
  byAgency: 'By agency',
  of: 'Month',
  asOf: 'Read at {at}. Figures from 1 to below {least} are not told, and are not in the sum of a month.',
  empty: 'There are no figures of this month yet.',
  toLookUp: 'Look up a dossier',
};

/** Both languages have every word: the type of the second one says so. */
export const FIGURE_WORDS: Readonly<Record<Language, Readonly<Record<FigureWord, string>>>> = {
  vi: VI,
  en: EN,
};

export const sayOfFigures = speaker(FIGURE_WORDS);
