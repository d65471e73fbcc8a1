// Sets how a person is told of alerts, in which language the screens speak, and what they remember for him.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { Database } from '../../platform/database.ts';
import type { ChangePreferencesBody } from './session-bodies.ts';

const SETTINGS_MOST_BYTES = 4096;

const CHANGE = `
  update staff set
    mail_alerts = coalesce($2, mail_alerts),
    mail_outside_hours = coalesce($3, mail_outside_hours),
    language = coalesce($4, language),
    daily_digest = coalesce($7, daily_digest),
    settings = (settings || $5::jsonb) - $6::text[]
  where id = $1 and octet_length(((settings || $5::jsonb) - $6::text[])::text) <= ${SETTINGS_MOST_BYTES}
  returning id`;

@Injectable()
export class ChangePreferences {
  constructor(private readonly database: Database) {}

  /**
   * What is not named stays; a setting that is null is taken away. Two pages may change different settings at once.
   * @throws DomainError `preferences.tooLarge` with `maxBytes` when the settings would pass 4 KB: nothing is changed
   */
  async run(staffId: string, wish: ChangePreferencesBody): Promise<void> {
    const settings = Object.entries(wish.settings ?? {});
    const { rows } = await this.database.query({
      name: 'own-preferences',
      text: CHANGE,
      values: [
        staffId,
        wish.mailAlerts ?? null,
        wish.mailOutsideHours ?? null,
        wish.language ?? null,
        JSON.stringify(Object.fromEntries(settings.filter(([, value]) => value !== null))),
        settings.filter(([, value]) => value === null).map(([name]) => name),
        wish.dailyDigest ?? null,
      ],
    });
    if (rows.length === 0)
      throw new DomainError('preferences.tooLarge', 'The settings hold 4 KB at most', {
        maxBytes: SETTINGS_MOST_BYTES,
      });
  }
}
