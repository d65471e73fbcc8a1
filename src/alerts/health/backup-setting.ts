// When the database was last backed up, as whoever takes backups records it.
import { defineSetting } from '../../platform/settings/setting-definition.ts';

export const LAST_BACKUP = defineSetting<string | null>({
  key: 'backup.lastAt',
  group: 'operation',
  name: { vi: 'Lần sao lưu gần nhất', en: 'Last backup' },
  about: {
    vi: 'Thời điểm bản sao lưu gần nhất hoàn thành, do công cụ sao lưu hoặc người sao lưu ghi; trang tình trạng dịch vụ đọc ở đây.',
    en: 'When the last backup was complete, as the tool or the person that takes backups records it; the health page reads it here.',
  },
  shape: { type: 'instant' },
  default: null,
});
