// Which alerts open a late case by themselves: a setting, not law.
import { ALERT_KINDS } from '../../alerts/ladder/alert-kind-words.ts';
import { defineSetting } from '../../platform/settings/setting-definition.ts';

/** A case about the explanation of another case has nobody to explain it. */
const OF_A_CASE = /^explanation/;

export const LATE_CASE_KINDS = defineSetting<readonly string[]>({
  key: 'supervision.lateCaseKinds',
  group: 'supervision',
  name: { vi: 'Cảnh báo tự mở hồ sơ giải trình', en: 'Alerts that open a late case' },
  about: {
    vi: 'Khi có một cảnh báo thuộc các loại này, hệ thống tự mở một hồ sơ quá hạn cần giải trình.',
    en: 'An alert of one of these kinds opens a late case, which asks for an explanation, by itself.',
  },
  shape: { type: 'choices', of: ALERT_KINDS.filter(({ value }) => !OF_A_CASE.test(value)), least: 0 },
  default: Object.freeze(['dossierLate', 'legLate', 'consultationLate', 'taskLate']),
  alsoSetBy: ['supervisor'],
});
