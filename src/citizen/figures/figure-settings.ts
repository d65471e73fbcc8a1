// Whether figures are public, and from how many on a figure is told.
import { defineSetting } from '../../platform/settings/setting-definition.ts';

export const FIGURES_PUBLIC = defineSetting<boolean>({
  key: 'figures.public',
  group: 'operation',
  name: { vi: 'Công khai số liệu giải quyết hồ sơ', en: 'Public figures' },
  about: {
    vi: 'Khi bật, ai cũng xem được số hồ sơ đã nhận, đúng hạn, trễ hạn theo cơ quan và tháng, không có thông tin cá nhân.',
    en: 'While on, everybody can see how many dossiers were received, on time and late, by agency and month, without personal data.',
  },
  shape: { type: 'flag' },
  default: true,
});

export const LEAST_FIGURE = defineSetting<number>({
  key: 'figures.least',
  group: 'operation',
  name: { vi: 'Số nhỏ nhất được công khai', en: 'Least public figure' },
  about: {
    vi: 'Số lớn hơn 0 và nhỏ hơn mức này không được nêu trên trang số liệu công khai, để không đoán ra một người.',
    en: 'A figure above 0 and below this one is not told on the public page, so that nobody is guessed from it.',
  },
  shape: { type: 'number', unit: 'dossiers', least: 1, most: 100 },
  default: 5,
});
