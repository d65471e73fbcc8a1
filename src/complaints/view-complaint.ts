// Shows one complaint whole: who complained and in what words, its time, journal, and what the reader may do now.
import { Injectable } from '@nestjs/common';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { formatInstant } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { AccessLog } from '../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';
import type { ComplaintEntry } from './complaint.ts';
import { seesComplaint } from './complaint-scope.ts';
import type {
  ComplainantView,
  ComplaintEntryView,
  ComplaintReceipt,
  ComplaintView,
} from './complaint-view.ts';
import { possibleComplaintEvents, unknownComplaint } from './decide-complaint.ts';
import { FindComplaint } from './find-complaint.ts';
import { ReceiveComplaint } from './receive-complaint.ts';
import { COMPLAINT_COLUMNS, personOf, shownComplaint, type ShownComplaintRow } from './show-complaint.ts';

@Injectable()
export class ViewComplaint {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly calendars: CalendarBook,
    private readonly accessLog: AccessLog,
    private readonly find: FindComplaint,
    private readonly receiving: ReceiveComplaint,
  ) {}

  /** @throws DomainError `complaint.unknown`, also when it is outside the reader's scope */
  async run(id: string, actor: Actor, at: Instant): Promise<ComplaintView> {
    const organization = await this.directory.current();
    const complaint = await this.find.run(id);
    if (!seesComplaint(actor, complaint, organization, at)) throw unknownComplaint(id);
    const { homeAgencyId, published, snapshot } = complaint;
    const { rows } = await this.database.query<ShownComplaintRow & ComplainantView>({
      name: 'complaint.view',
      text: `select ${COMPLAINT_COLUMNS}, p.name, p.phone, p.email, p.address, p.content
        from complaint c join complainant p on p.home_agency_id = c.home_agency_id and p.complaint_id = c.id
        where c.home_agency_id = $1 and c.id = $2`,
      values: [homeAgencyId, id],
    });
    const journal = await this.database.query<{ entry: ComplaintEntry }>({
      name: 'complaint.journal',
      text: `select entry from case_event where home_agency_id = $1 and case_id = $2 order by seq`,
      values: [homeAgencyId, id],
    });
    this.accessLog.recordAccess({ staffId: actor.staffId, homeAgencyId, dossierId: id, what: 'complaint' });
    const row = rows[0]!;
    const { name, phone, email, address, content } = row;
    const { originalDueAt, limit, returns } = snapshot.context;
    const entries = journal.rows.map(({ entry }) => entry);
    return {
      ...shownComplaint(row, at, organization, this.calendars),
      complainant: { name, phone, email, address, content },
      originalDueAt: formatInstant(originalDueAt),
      limitDays: limit.amount,
      returns,
      answer: standingAnswer(entries),
      published: published && { ...published, at: formatInstant(published.at) },
      journal: entries.map((entry) => entryOf(entry, organization)),
      possible: possibleComplaintEvents(complaint, actor, at),
    };
  }

  /** @throws as `run` */
  async receipt(id: string, actor: Actor, at: Instant): Promise<ComplaintReceipt> {
    const complaint = await this.find.run(id);
    if (!seesComplaint(actor, complaint, await this.directory.current(), at)) throw unknownComplaint(id);
    const { homeAgencyId } = complaint;
    this.accessLog.recordAccess({
      staffId: actor.staffId,
      homeAgencyId,
      dossierId: id,
      what: 'complaintReceipt',
    });
    return this.receiving.receiptOf(id);
  }
}

/** The newest answer that was not sent back. */
export function standingAnswer(entries: readonly Pick<ComplaintEntry, 'type' | 'data'>[]): string | null {
  const last = entries.findLast(({ type }) => type === 'answer' || type === 'returnAnswer');
  return last?.type === 'answer' ? String(last.data['answer']) : null;
}

/** The facts of an entry with names for those that are units or people. */
function entryOf(
  { seq, type, at, recordedAt, by, onBehalfOf, data }: ComplaintEntry,
  organization: Organization,
): ComplaintEntryView {
  const { unit, officerId, ...rest } = data as { unit?: readonly string[]; officerId?: string };
  return {
    seq,
    type,
    at: formatInstant(at),
    recordedAt: formatInstant(recordedAt),
    by: by === null ? null : personOf(organization, by),
    onBehalfOf: onBehalfOf === undefined ? null : (organization.staff(onBehalfOf)?.name ?? null),
    data: {
      ...rest,
      ...(unit?.[0] !== undefined && { unitName: organization.unit(unit[0])?.name ?? null }),
      ...(officerId !== undefined && { officerName: organization.staff(officerId)?.name ?? null }),
    },
  };
}
