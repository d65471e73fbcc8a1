// Sends one event to a dossier on behalf of a person.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { dayOf, formatDay, parseInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import { Engine } from '../../engine/engine.ts';
import type { DossierOutcome } from '../../dossier-kind/dossier.ts';
import type { Command } from '../../dossier-kind/command.ts';
import type { Answer, DossierKey, EventOrder } from '../../dossier-kind/orders.ts';
import type { Idempotency } from '../../engine/orders.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { isChildEvent } from '../../../workflows/child-events.ts';
import type { Children } from '../../../workflows/child-state.ts';
import { askedOpinions, unitOfOfficer } from '../children/child-command.ts';
import type { EventBody } from '../dossier-bodies.ts';
import { FindKey, tellingNoMoreThan, unknownDossier } from '../access/find-key.ts';
import { readerKinds, sees, unitsOfDossier } from '../access/reader-kinds.ts';
import { codeDraw } from '../lodging/compose-lodging.ts';
import { readApplicant } from '../read-applicant.ts';
import { refuseMissingPapers } from '../lodging/refuse-missing-papers.ts';
import { TakeInSupplement } from '../papers/take-in-supplement.ts';
import { RefuseUnpaid } from '../fees/refuse-unpaid.ts';

export interface SendOptions {
  readonly ifVersion?: number;
  readonly idempotency?: Idempotency;
}

type Sending = Pick<Actor, 'staffId' | 'holds' | 'scope'>;

@Injectable()
export class SendEvent {
  constructor(
    private readonly engine: Engine,
    private readonly directory: OrganizationDirectory,
    private readonly keys: FindKey,
    private readonly unpaid: RefuseUnpaid,
    private readonly definitions: Definitions,
    private readonly database: Database,
    private readonly supplements: TakeInSupplement,
  ) {}

  /** @throws DomainError `dossier.unknown`, `officer.unknown`, `fee.outstanding`, `papers.missing`, and every refusal of the engine */
  async run(
    ref: string,
    body: EventBody,
    actor: Sending,
    at: Instant,
    options: SendOptions = {},
  ): Promise<Answer> {
    const order = await this.orderFor(ref, body, actor, at, options);
    const answer = (await this.engine.send(DOSSIER, order).catch(tellingNoMoreThan(ref)))!;
    if (body.type === 'completeSupplement') await this.takeInPapers(order, body.received, at);
    return answer;
  }

  /** What `run` would do, without doing it. @throws as `run` */
  async tryOut(
    ref: string,
    body: EventBody,
    actor: Sending,
    at: Instant,
    options: Pick<SendOptions, 'ifVersion'> = {},
  ): Promise<DossierOutcome> {
    const order = await this.orderFor(ref, body, actor, at, options);
    return this.engine.tryOut(DOSSIER, order).catch(tellingNoMoreThan(ref));
  }

  private async orderFor(
    ref: string,
    body: EventBody,
    actor: Sending,
    at: Instant,
    options: SendOptions,
  ): Promise<EventOrder> {
    const key = await this.keys.find(ref);
    const organization = this.directory.latest;
    if (body.type === 'return' && this.unpaid.isAsked)
      await this.ifSeen(key, actor, (dossier) => this.unpaid.run(dossier));
    const accepts = body.type === 'accept' || body.type === 'giveResult';
    if (accepts) await this.ifSeen(key, actor, (dossier) => this.refuseWithoutPapers(dossier, body.note));
    return {
      kind: 'event',
      key,
      at,
      sender: actor,
      command: await this.commandOf(body, organization, key, at).catch((error: unknown) =>
        this.hideFrom(actor, key, ref, error),
      ),
      sees: (dossier, children) => sees(actor.scope, dossier, children),
      ...(accepts && { draw: ({ columns }) => drawAt(organization, columns.receptionUnitId, at) }),
      ...options,
    };
  }

  private async takeInPapers(
    { key, sender }: EventOrder,
    received: readonly string[] | undefined,
    at: Instant,
  ) {
    const dossier = (await this.engine.read(DOSSIER, [key])).get(key.id)!;
    await this.supplements.run(
      dossier,
      { received: received ?? null, how: 'papers', by: sender.staffId },
      at,
    );
  }

  /** What is wrong with the event is told only to who may read the dossier. */
  private async hideFrom(actor: Sending, key: DossierKey, ref: string, error: unknown): Promise<never> {
    const dossier = (await this.engine.read(DOSSIER, [key])).get(key.id);
    const children = dossier?.snapshot.context.children;
    if (dossier === undefined || !sees(actor.scope, dossier.columns, children)) throw unknownDossier(ref);
    throw error;
  }

  /** Who only may not read the dossier, or was only asked about it, is refused by the engine, and told nothing of its fees. */
  private async ifSeen(
    key: DossierKey,
    actor: Sending,
    look: (dossier: DossierState) => Promise<void>,
  ): Promise<void> {
    const dossier = (await this.engine.read(DOSSIER, [key])).get(key.id);
    if (dossier !== undefined && readerKinds(actor.scope, unitsOfDossier(dossier.columns)).length > 0)
      await look(dossier);
  }

  /** Where it cannot be accepted any more, the engine says so. */
  private async refuseWithoutPapers(dossier: DossierState, reason: string | undefined): Promise<void> {
    const { acceptedAt, closedAt, processVersionId } = dossier.columns;
    if (acceptedAt !== null || closedAt !== null) return;
    const [{ definition }, { checklist }] = await Promise.all([
      this.definitions.process(processVersionId),
      readApplicant(this.database, dossier),
    ]);
    refuseMissingPapers(definition.checklist, checklist, reason);
  }

  private async commandOf(
    body: EventBody,
    organization: Organization,
    key: DossierKey,
    at: Instant,
  ): Promise<Command> {
    const { promisedAt, acceptedAt, consultations, ...rest } = body;
    const { officerId, subject } = rest;
    const ofChild = isChildEvent(rest.type);
    if (officerId !== undefined && !ofChild) await this.refuseStranger(organization, officerId, key, at);
    const unit =
      officerId === undefined || !ofChild
        ? undefined
        : unitOfOfficer(await this.childrenOf(key), subject, officerId, organization, at);
    return {
      ...rest,
      ...(promisedAt !== undefined && { promisedAt: parseInstant(promisedAt) }),
      ...(acceptedAt !== undefined && { acceptedAt: parseInstant(acceptedAt) }),
      ...(rest.type === 'startFinancialDuty' && (await this.feeOf(key))),
      ...(consultations !== undefined && { consultations: askedOpinions(consultations, organization, at) }),
      ...(unit !== undefined && { unit }),
    } as Command;
  }

  /** Said by the service alone: whether a fee of the dossier is open. */
  private async feeOf(key: DossierKey): Promise<{ readonly feeOpen?: boolean }> {
    const dossier = (await this.engine.read(DOSSIER, [key])).get(key.id);
    return dossier === undefined ? {} : { feeOpen: await this.unpaid.isOpen(dossier) };
  }

  private async childrenOf(key: DossierKey): Promise<Children | undefined> {
    return (await this.engine.read(DOSSIER, [key])).get(key.id)?.snapshot.context.children;
  }

  /** A dossier is given only to somebody who works in one of its units now. */
  private async refuseStranger(
    organization: Organization,
    staffId: string,
    key: DossierKey,
    at: Instant,
  ): Promise<void> {
    const dossier = (await this.engine.read(DOSSIER, [key])).get(key.id);
    const { receiving, competent, provinceOffice } = dossier?.snapshot.context.units ?? NO_UNITS;
    const units = new Set([...receiving, ...competent, ...provinceOffice]);
    if (!organization.holdsOf(staffId, at).some((hold) => units.has(hold.unitId)))
      throw new DomainError('officer.unknown', 'There is nobody of that name in the units of this dossier', {
        officerId: staffId,
      });
  }
}

const NO_UNITS = { receiving: [], competent: [], provinceOffice: [] };

/** The code is that of the agency whose desk accepts it now, whatever it was called or belonged to when it was lodged. */
function drawAt(organization: Organization, receptionUnitId: string, at: Instant) {
  const agencyId = organization.pathOf(receptionUnitId, at).at(-1)!;
  return codeDraw({ agencyId, agencyCode: organization.unit(agencyId, at)!.code }, formatDay(dayOf(at)));
}
