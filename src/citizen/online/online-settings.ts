// Whether dossiers are lodged on the citizens' pages, and how long an unsent one is kept.
import { defineSetting } from '../../platform/settings/setting-definition.ts';

/**
 * Shut unless the office opens it: where the national portal is the only place to lodge online, as for provinces since
 * 1 July 2025, it stays shut.
 */
export const LODGED_ONLINE = defineSetting<boolean>({
  key: 'online.lodging',
  group: 'operation',
  name: { vi: 'Nộp hồ sơ trên trang công dân', en: 'Lodging on the citizens’ pages' },
  about: {
    vi: 'Khi bật, người dân nộp được hồ sơ của các thủ tục có biểu mẫu điện tử, không cần tài khoản. Để tắt nơi chỉ nộp trực tuyến tại Cổng Dịch vụ công quốc gia.',
    en: 'While on, anybody can lodge dossiers of the procedures with an electronic form, without an account. Leave it off where the National Public Service Portal is the only place to lodge online.',
  },
  shape: { type: 'flag' },
  default: false,
});

export const UNSENT_KEPT = defineSetting<number>({
  key: 'online.unsentKept',
  group: 'operation',
  name: { vi: 'Giữ hồ sơ trực tuyến chưa nộp', en: 'How long an unsent dossier is kept' },
  about: {
    vi: 'Hồ sơ đang soạn trên trang công dân mà không ai mở lại trong thời gian này thì được xóa cùng các tệp.',
    en: 'A dossier that was begun on the citizens’ pages and not opened again in this time is deleted with its files.',
  },
  shape: { type: 'number', unit: 'days', least: 1, most: 90 },
  default: 15,
});
