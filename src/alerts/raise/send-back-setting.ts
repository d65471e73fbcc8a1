// How often one dossier may be sent back before somebody above should look at it: a setting, for no decree says.
import { defineSetting } from '../../platform/settings/setting-definition.ts';

export const SEND_BACKS = defineSetting<number>({
  key: 'alerts.sendBacks',
  group: 'alerts',
  name: { vi: 'Số lần trả lại thì cảnh báo', en: 'Send-backs that are alerted of' },
  about: {
    vi: 'Một hồ sơ bị trả lại bước trước đến lần thứ này thì cảnh báo cho người đứng đầu đơn vị và văn phòng giám sát, một lần cho mỗi hồ sơ. Lần trả lại đã rút không tính.',
    en: 'When one dossier is sent back to an earlier step for this time, the unit’s head and the supervising office are alerted, once a dossier. A send-back that was taken back does not count.',
  },
  shape: { type: 'number', unit: 'times', least: 2, most: 50 },
  default: 3,
});
