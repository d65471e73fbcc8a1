// The kinds of alerts with their words, as settings offer them.
import type { Option } from '../../platform/settings/setting-shape.ts';
import type { AlertKind } from './ladder.ts';
import { MAIL_TEXTS } from './alert-texts.ts';

export const ALERT_KINDS: readonly Option[] = Object.freeze(
  (Object.keys(MAIL_TEXTS.vi.kinds) as AlertKind[]).map((kind) => ({
    value: kind,
    words: { vi: MAIL_TEXTS.vi.kinds[kind], en: MAIL_TEXTS.en.kinds[kind] },
  })),
);
