// How short a pause may be that still moves a date in days: a setting, because no decree says.
import { defineSetting } from '../platform/settings/setting-definition.ts';

export const SHORTEST_PAUSE = defineSetting<number>({
  key: 'clock.shortestPause',
  group: 'time',
  name: {
    vi: 'Tạm dừng ngắn nhất làm lùi hạn tính theo ngày',
    en: 'Shortest pause that moves a date in days',
  },
  about: {
    vi: 'Số phút trong giờ làm việc. Lần tạm dừng ngắn hơn không làm lùi hạn tính theo ngày; hạn tính theo giờ vẫn trừ từng phút. Chỉ áp dụng cho thời hạn bắt đầu tính từ khi đặt.',
    en: 'Office minutes. A shorter pause moves no date in days; a limit in hours leaves out each minute all the same. Holds for runs of the clock that begin afterwards.',
  },
  shape: { type: 'number', unit: 'minutes', least: 0, most: 480 },
  default: 60,
});
