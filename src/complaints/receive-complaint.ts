// Receives a complaint: at a desk, or online where the office lets it; whoever brings it gets a number and a secret.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { newLookUpSecret } from '../dossiers/look-up/look-up-secret.ts';
import { DomainError } from '../domain/domain-error.ts';
import { DAY_MS, formatInstant, HOUR_MS } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Engine } from '../engine/engine.ts';
import type { Idempotency } from '../engine/orders.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import { Config } from '../platform/config.ts';
import { Database } from '../platform/database.ts';
import { networksOf } from '../platform/networks.ts';
import { Settings } from '../platform/settings/settings.ts';
import { Throttle } from '../platform/throttle/throttle.ts';
import { COMPLAINT } from './complaint.ts';
import type { ComplaintChannel, ComplaintSender } from './complaint.ts';
import type { ComplainantBody, OnlineComplaintBody, ReceiveComplaintBody } from './complaint-bodies.ts';
import { ANSWER_WITHIN, complaintDue, TAKEN_ONLINE } from './complaint-due.ts';
import { complaintLookUpUrl } from './complaint-look-up-url.ts';
import type { ComplaintPerson } from './complaint-scope.ts';
import type { ComplaintReceipt } from './complaint-view.ts';

interface Said {
  readonly title: string;
  readonly content: string;
  readonly complainant: ComplainantBody;
}

const RECEIVES = ['reception', 'clerk'];
/** Of one network: a family, an internet café, and no flood. */
const ONLINE = { free: 5, windowMs: DAY_MS, delayMs: HOUR_MS, maxDelayMs: DAY_MS } as const;

@Injectable()
export class ReceiveComplaint {
  constructor(
    private readonly engine: Engine,
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly calendars: CalendarBook,
    private readonly settings: Settings,
    private readonly throttle: Throttle,
    private readonly config: Config,
  ) {}

  /** @throws DomainError `right.missing`, `complaint.receiverUnclear`, `calendar.outsideLoadedYears` */
  async atDesk(
    body: ReceiveComplaintBody,
    actor: ComplaintPerson,
    at: Instant,
    idempotency?: Idempotency,
  ): Promise<ComplaintReceipt> {
    const organization = await this.directory.current();
    const unitId = deskOf(body.receiverUnitId, actor, organization, at);
    return this.receive(unitId, body.channel, body, actor, organization, at, idempotency);
  }

  /** @throws DomainError `complaint.notTakenOnline`, `unit.unknown`, `complaint.throttled` */
  async online(
    body: OnlineComplaintBody,
    address: string,
    at: Instant,
    idempotency?: Idempotency,
  ): Promise<ComplaintReceipt> {
    await this.refuseOnline();
    const organization = await this.directory.current();
    const { receiverUnitId } = body;
    if (!onlineDesks(organization, at).some(({ id }) => id === receiverUnitId))
      throw new DomainError('unit.unknown', 'There is no such unit', { unitId: receiverUnitId });
    const buckets = networksOf(address).map((network) => ({ key: `complaint ${network}`, ...ONLINE }));
    await this.throttle.count(buckets, 'complaint.throttled', at);
    const nobody = { staffId: null, holds: [] };
    return this.receive(receiverUnitId, 'online', body, nobody, organization, at, idempotency);
  }

  /** The one-stop shops that take complaints over the network. @throws DomainError `complaint.notTakenOnline` */
  async desks(at: Instant): Promise<readonly { readonly id: string; readonly name: string }[]> {
    await this.refuseOnline();
    return onlineDesks(await this.directory.current(), at);
  }

  /** Whether the citizens' pages offer it. */
  isTakenOnline(): Promise<boolean> {
    return this.settings.read(TAKEN_ONLINE);
  }

  private async refuseOnline(): Promise<void> {
    if (!(await this.isTakenOnline()))
      throw new DomainError(
        'complaint.notTakenOnline',
        'The office takes no complaints over the network',
        {},
      );
  }

  private async receive(
    unitId: string,
    channel: ComplaintChannel,
    said: Said,
    sender: ComplaintSender,
    organization: Organization,
    at: Instant,
    idempotency: Idempotency | undefined,
  ): Promise<ComplaintReceipt> {
    const receiver = organization.pathOf(unitId, at);
    const homeAgencyId = receiver.at(-1) ?? unitId;
    const office = organization.supervisingOfficeOf(unitId, at) ?? unitId;
    const calendar = organization.unit(unitId, at)?.calendarName ?? 'vn';
    const limit = { amount: await this.settings.read(ANSWER_WITHIN), unit: 'workingDays' } as const;
    const due = complaintDue(at, limit, this.calendars.current(calendar));
    const { name, phone, email, address } = said.complainant;
    const { id } = (await this.engine.send(COMPLAINT, {
      kind: 'receive',
      key: { homeAgencyId, id: uuidv7() },
      at,
      sender,
      input: { at, receiver, office: organization.pathOf(office, at), limit, calendar, due },
      channel,
      title: said.title,
      secret: newLookUpSecret(),
      agencyCode: organization.unit(homeAgencyId, at)?.code ?? '',
      complainant: {
        name: name ?? null,
        phone: phone ?? null,
        email: email ?? null,
        address: address ?? null,
        content: said.content,
      },
      ...(idempotency !== undefined && { idempotency }),
    }))!;
    return this.receiptOf(id);
  }

  /** What the paper says: as it was at reception, also when it is asked for again. */
  async receiptOf(id: string): Promise<ComplaintReceipt> {
    const { rows } = await this.database.query<Receipt>({
      name: 'complaint.receipt',
      text: `select complaint_no, lookup_secret, title, receiver_unit_id, received_at,
          ((snapshot -> 'context' ->> 'originalDueAt')::float8) as due_at from complaint where id = $1`,
      values: [id],
    });
    const row = rows[0]!;
    return {
      id,
      complaintNo: row.complaint_no,
      secret: row.lookup_secret,
      title: row.title,
      receiverName: this.directory.latest.unit(row.receiver_unit_id)?.name ?? '',
      receivedAt: formatInstant(row.received_at.getTime()),
      dueAt: formatInstant(row.due_at),
      lookUpUrl: complaintLookUpUrl(this.config.publicUrl, row.complaint_no),
    };
  }
}

interface Receipt {
  readonly complaint_no: string;
  readonly lookup_secret: string;
  readonly title: string;
  readonly receiver_unit_id: string;
  readonly received_at: Date;
  readonly due_at: number;
}

function onlineDesks(organization: Organization, at: Instant) {
  return organization.units
    .filter(({ id, kind }) => kind === 'oneStop' && organization.isOpen(id, at))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}

function deskOf(
  wished: string | undefined,
  { holds }: ComplaintPerson,
  organization: Organization,
  at: Instant,
): string {
  const units = [
    ...new Set(
      holds
        .filter(({ position, unitId }) => RECEIVES.includes(position) && organization.isOpen(unitId, at))
        .map(({ unitId }) => unitId),
    ),
  ];
  if (wished !== undefined && units.includes(wished)) return wished;
  if (units.length === 0 || wished !== undefined)
    throw new DomainError('right.missing', 'Only the reception and clerks receive complaints', {
      event: 'receive',
    });
  if (units.length > 1)
    throw new DomainError('complaint.receiverUnclear', 'Name the unit that receives it', { units });
  return units[0]!;
}
