// Writes the morning mails of a working day into the outbox, one a person and day, however often it is tried.
import { Injectable } from '@nestjs/common';
import { keptWithTheUnit } from '../../alerts/ladder/ladder.ts';
import { LADDERS } from '../../alerts/ladder/ladder-setting.ts';
import { MAIL_TEXTS } from '../../alerts/ladder/alert-texts.ts';
import { putPlainMails } from '../../alerts/mail/plain-mail.ts';
import type { PlainMail } from '../../alerts/mail/plain-mail.ts';
import { CalendarBook } from '../../calendars/calendar-book.ts';
import { isLateAt } from '../../dossiers/clock-sql.ts';
import { DAY_MS, dayOf, formatDay, HOUR_MS, startOfDay } from '../../domain/time/instant.ts';
import type { Day, Instant } from '../../domain/time/instant.ts';
import { dayVi } from '../../domain/time/date-words.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import { Settings } from '../../platform/settings/settings.ts';
import { digestOf } from './digest-counts.ts';
import type { DigestCounts, HeldCount, KeptBelow } from './digest-counts.ts';

/** A service that was away all morning sends none: what it says would be old. */
const MORNING_MS = 4 * HOUR_MS;
const WATCHERS: ReadonlySet<string> = new Set(['head', 'leader', 'supervisor']);

@Injectable()
export class SendDigests {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly calendars: CalendarBook,
    private readonly config: Config,
    private readonly settings: Settings,
  ) {}

  /** @returns mails written now; none outside the first hours of a working day */
  async run(now: Instant): Promise<number> {
    const organization = await this.directory.current();
    const [held, kept] = [await this.held(now), await this.keptBelow()];
    const { rows: readers } = await this.database.query<{ id: string; email: string }>({
      name: 'digest-readers',
      text: `select id, email from staff where daily_digest and email is not null and disabled_at is null`,
    });
    const mails = readers.flatMap(
      ({ id, email }) => this.mailOf(id, email, held, kept, organization, now) ?? [],
    );
    return putPlainMails(this.database, mails, now);
  }

  private mailOf(
    staffId: string,
    address: string,
    held: readonly HeldCount[],
    kept: readonly KeptBelow[],
    organization: Organization,
    now: Instant,
  ): PlainMail | null {
    const unitId = organization.positionsOf(staffId, now)[0]?.unitId;
    const homeAgencyId = unitId === undefined ? null : organization.agencyOf(unitId, now);
    if (
      unitId === undefined ||
      homeAgencyId === null ||
      !this.isMorning(organization.unit(unitId)?.calendarName, now)
    )
      return null;
    const holds = organization.holdsOf(staffId, now).filter(({ position }) => WATCHERS.has(position));
    const watches = organization.scopeOfHolds(holds, now).unitIds;
    // What never climbs to the supervising office is a figure in its mail; a head has had the alerts themselves.
    const supervises = holds.some(({ position }) => position === 'supervisor');
    const counts = digestOf(
      { worksFor: new Set(organization.worksFor(staffId, now)), watches },
      held,
      supervises ? kept : [],
    );
    if (counts === null) return null;
    const today = dayOf(now);
    return {
      homeAgencyId,
      staffId,
      address,
      dedupeKey: `digest:${staffId}:${formatDay(today)}`,
      question: 'digest',
      worthUntil: startOfDay(today) + DAY_MS,
      ...wordsOf(counts, today, organization, this.config.publicUrl),
    };
  }

  private isMorning(calendarName: string | undefined, now: Instant): boolean {
    const calendar = this.calendars.current(calendarName);
    const today = dayOf(now);
    if (!calendar.covers(today) || !calendar.isWorkingDay(today)) return false;
    const opening = calendar.nextOpening(startOfDay(today));
    return now >= opening && now < opening + MORNING_MS;
  }

  /** Open alerts of what is late and stays with the unit by the ladders that hold. */
  private async keptBelow(): Promise<readonly KeptBelow[]> {
    const kinds = keptWithTheUnit(await this.settings.read(LADDERS));
    const { rows } = await this.database.query<KeptBelow>({
      name: 'digest-kept-below',
      text: `select a.unit_id as "unitId", a.kind, count(*)::int as open
        from dossier d join alert a on a.home_agency_id = d.home_agency_id and a.dossier_id = d.id
        where d.closed_at is null and a.closed_at is null and a.kind = any($1) group by 1, 2`,
      values: [kinds],
    });
    return rows;
  }

  /** Open dossiers by who holds them; due today means that today is the due day. */
  private async held(now: Instant): Promise<readonly HeldCount[]> {
    const morning = startOfDay(dayOf(now));
    const { rows } = await this.database.query<HeldCount>({
      name: 'digest-held',
      text: `select unit_id as "unitId", officer_id as "officerId",
          count(*) filter (where clock like 'running%' and statutory_due_at >= to_timestamp($1::float8 / 1000)
            and statutory_due_at < to_timestamp($2::float8 / 1000))::int as "dueToday",
          count(*) filter (where ${isLateAt('to_timestamp($3::float8 / 1000)')})::int as late,
          count(*) filter (where officer_id is null)::int as unassigned
        from dossier d where closed_at is null and resolved_at is null group by 1, 2`,
      values: [morning, morning + DAY_MS, now],
    });
    return rows;
  }
}

const kindWords: Readonly<Record<string, string>> = MAIL_TEXTS.vi.kinds;

function wordsOf(counts: DigestCounts, today: Day, organization: Organization, publicUrl: string) {
  const units = counts.lateUnits.map(
    ({ unitId, late }) => `- ${organization.unit(unitId)?.name ?? unitId}: ${late} hồ sơ quá hạn`,
  );
  const below = counts.below.map(({ kind, open }) => `- ${kindWords[kind] ?? kind}: ${open}`);
  return {
    subject: `[Một Cửa] Hồ sơ ngày ${dayVi(today)}: ${counts.late} quá hạn, ${counts.dueToday} đến hạn hôm nay`,
    paragraphs: [
      [
        `Đến hạn hôm nay: ${counts.dueToday}`,
        `Quá hạn: ${counts.late}`,
        `Chưa giao cho ai: ${counts.unassigned}`,
      ].join('\n'),
      units.join('\n'),
      below.length === 0 ? '' : ['Việc đơn vị tự xử lý, không lên cảnh báo cấp trên:', ...below].join('\n'),
      `Xem tại: ${publicUrl}/late`,
      'Thư tự động mỗi sáng làm việc, xin không trả lời. Có thể tắt trong phần tùy chọn cá nhân.',
    ],
  };
}
