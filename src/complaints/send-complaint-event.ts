// Sends one event to a complaint on behalf of a person, or says what would come of it.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { formatInstant } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Engine } from '../engine/engine.ts';
import type { Idempotency } from '../engine/orders.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import { COMPLAINT } from './complaint.ts';
import type { ComplaintCase, ComplaintEventOrder, SentCommand } from './complaint.ts';
import type { ComplaintEventBody } from './complaint-bodies.ts';
import { seesComplaint } from './complaint-scope.ts';
import type { ComplaintPerson } from './complaint-scope.ts';
import type { ComplaintAnswerView, ComplaintPreview } from './complaint-view.ts';
import { FindComplaint } from './find-complaint.ts';
import { unknownComplaint } from './decide-complaint.ts';

@Injectable()
export class SendComplaintEvent {
  constructor(
    private readonly engine: Engine,
    private readonly directory: OrganizationDirectory,
    private readonly find: FindComplaint,
  ) {}

  /**
   * @throws DomainError `complaint.unknown`, `complaint.stale`, `complaint.eventNotPossible`, `right.missing`,
   *   `facts.missing`, `officer.unknown`, `unit.unknown`
   */
  async run(
    id: string,
    body: ComplaintEventBody,
    actor: ComplaintPerson,
    ifVersion: number,
    at: Instant,
    idempotency?: Idempotency,
  ): Promise<ComplaintAnswerView> {
    const order = await this.orderFor(id, body, actor, ifVersion, at);
    const { version, state } = (await this.engine.send(COMPLAINT, {
      ...order,
      ...(idempotency !== undefined && { idempotency }),
    }))!;
    return { id, version, state };
  }

  /** What `run` would do, without doing it. @throws as `run` */
  async tryOut(
    id: string,
    body: ComplaintEventBody,
    actor: ComplaintPerson,
    ifVersion: number,
    at: Instant,
  ): Promise<ComplaintPreview> {
    const order = await this.orderFor(id, body, actor, ifVersion, at);
    const { after } = await this.engine.tryOut(COMPLAINT, order);
    const { context, value } = after.snapshot;
    return { state: value.course, dueAt: formatInstant(context.due.dueAt), verdict: context.verdict };
  }

  private async orderFor(
    id: string,
    body: ComplaintEventBody,
    actor: ComplaintPerson,
    ifVersion: number,
    at: Instant,
  ): Promise<ComplaintEventOrder> {
    const organization = await this.directory.current();
    const complaint = await this.find.run(id);
    if (!seesComplaint(actor, complaint, organization, at)) throw unknownComplaint(id);
    return {
      kind: 'event',
      key: { homeAgencyId: complaint.homeAgencyId, id },
      at,
      sender: actor,
      command: commandOf(body, complaint, organization, at),
      ifVersion,
      sees: (now) => seesComplaint(actor, now, organization, at),
    };
  }
}

function commandOf(
  { unitId, ...rest }: ComplaintEventBody,
  { snapshot }: ComplaintCase,
  organization: Organization,
  at: Instant,
): SentCommand {
  if (unitId !== undefined && !organization.isOpen(unitId, at))
    throw new DomainError('unit.unknown', 'There is no such unit', { unitId });
  const answering = unitId ?? snapshot.context.unit[0]!;
  if (rest.officerId !== undefined) refuseStranger(rest.officerId, answering, organization, at);
  return {
    ...rest,
    ...(unitId !== undefined && { unit: organization.pathOf(unitId, at) }),
  } as SentCommand;
}

/** It is given only to somebody who works in the answering unit now. */
function refuseStranger(officerId: string, unitId: string, organization: Organization, at: Instant): void {
  const within = new Set([...organization.pathOf(unitId, at), ...organization.subtree(unitId, at)]);
  if (!organization.holdsOf(officerId, at).some((hold) => within.has(hold.unitId)))
    throw new DomainError('officer.unknown', 'There is nobody of that name in the answering unit', {
      officerId,
    });
}
