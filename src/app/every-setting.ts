// Every setting of the service, in the order in which screens list them within their group.
import { LADDERS } from '../alerts/ladder/ladder-setting.ts';
import { LAST_BACKUP } from '../alerts/health/backup-setting.ts';
import { SHORTEST_PAUSE } from '../calendars/shortest-pause.ts';
import { ANSWER_WITHIN, TAKEN_ONLINE } from '../complaints/complaint-due.ts';
import { FIGURES_PUBLIC, LEAST_FIGURE } from '../citizen/figures/figure-settings.ts';
import { LODGED_ONLINE, UNSENT_KEPT } from '../citizen/online/online-settings.ts';
import { MAIL_AGES, MAIL_HELD_AFTER } from '../alerts/mail/mail-ages.ts';
import { SEND_BACKS } from '../alerts/raise/send-back-setting.ts';
import type { SettingDefinition } from '../platform/settings/setting-definition.ts';
import { LATE_CASE_KINDS } from '../supervision/late-cases/late-case-kinds.ts';
import { REPEATED_LATENESS } from '../supervision/lateness/lateness-setting.ts';

export const EVERY_SETTING: readonly SettingDefinition[] = Object.freeze([
  SHORTEST_PAUSE,
  ANSWER_WITHIN,
  LADDERS,
  SEND_BACKS,
  MAIL_AGES,
  MAIL_HELD_AFTER,
  LATE_CASE_KINDS,
  REPEATED_LATENESS,
  LAST_BACKUP,
  TAKEN_ONLINE,
  LODGED_ONLINE,
  UNSENT_KEPT,
  FIGURES_PUBLIC,
  LEAST_FIGURE,
]);
