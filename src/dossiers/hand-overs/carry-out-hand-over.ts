// Carries decisions out: takes each dossier that they concern to its successor, through the same door as any event.
import { Injectable, Logger } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { SYSTEM_SENDER } from '../../dossier-kind/sender.ts';
import { Engine } from '../../engine/engine.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { fitnessAt, whoGoesOn } from './fit-successor.ts';
import { findOne, findWaiting, noteConcerned, unitsUnder } from './find-concerned.ts';
import type { WaitingDossier } from './find-concerned.ts';
import { claimHandOver, noteHandedOver, noteSettled } from './hand-over-work.ts';
import type { FollowMoved, HandOverWork, SettledDossier } from './hand-over-work.ts';
import { pathsAfter } from './paths-after.ts';
import { planHandOver } from './plan-hand-over.ts';
import type { Plan } from './plan-hand-over.ts';
import { OUTCOME_OF_PROCESS } from './preview-hand-over.ts';
import { ProcessInForce } from './process-in-force.ts';
import type { NextProcess } from './process-in-force.ts';

const PAGE = 100;
/** A dossier that others change at the same moment is looked at again so often. */
const TRIES = 5;
const MOVED_ON: ReadonlySet<string> = new Set(['dossier.stale', 'dossier.contended']);

type Move = Extract<Plan, { kind: 'move' }>;

@Injectable()
export class CarryOutHandOver {
  private readonly log = new Logger(CarryOutHandOver.name);
  #followMoved: FollowMoved | null = null;

  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
    private readonly directory: OrganizationDirectory,
    private readonly processes: ProcessInForce,
    private readonly clock: Clock,
  ) {}

  /** Names who lists what is open of a dossier under its new holder; this room knows no alert. */
  followedBy(follow: FollowMoved): void {
    this.#followMoved = follow;
  }

  /**
   * Carries on with every decision whose day has come. What it concerns is noted before anything is moved, and a
   * dossier whose journal names the decision is left alone, so that a crash in the middle, or two services, move
   * nothing twice.
   *
   * @param goOn asked between pages
   * @returns dossiers that were settled
   */
  async run(goOn: () => boolean = () => true): Promise<number> {
    let settled = 0;
    for (
      let work = await claimHandOver(this.database, this.clock.now());
      work !== null && goOn();
      work = await claimHandOver(this.database, this.clock.now())
    )
      settled += await this.#walk(work, goOn);
    return settled;
  }

  async #walk(work: HandOverWork, goOn: () => boolean): Promise<number> {
    const unitIds = unitsUnder(await this.directory.reload(), work.rules);
    if (this.#followMoved === null) throw new Error('nobody follows the dossiers that are handed over');
    let settled = 0;
    await noteConcerned(this.database, work.id, unitIds);
    while (goOn()) {
      const page = await findWaiting(this.database, work.id, PAGE);
      if (page.length === 0) {
        // Logged with the old unit while the others were moved.
        const noted = await noteConcerned(this.database, work.id, unitIds);
        if (noted > 0) continue;
        await noteHandedOver(this.database, work.id, this.clock.now());
        return settled;
      }
      const organization = await this.directory.current();
      const outcomes = await Promise.all(page.map((dossier) => this.#settle(work, dossier, organization)));
      await noteSettled(this.database, work.id, outcomes, this.clock.now(), this.#followMoved);
      settled += outcomes.length;
    }
    return settled;
  }

  async #settle(
    work: HandOverWork,
    seen: WaitingDossier,
    organization: Organization,
  ): Promise<SettledDossier> {
    let dossier = seen;
    for (let tries = 1; ; tries++)
      try {
        return await this.#tryToSettle(work, dossier, organization, this.clock.now());
      } catch (error) {
        if (!(error instanceof DomainError) || error.code === 'engine.busy') throw error;
        if (MOVED_ON.has(error.code) && tries < TRIES) {
          dossier = (await findOne(this.database, work.id, dossier)) ?? dossier;
          continue;
        }
        this.log.error(`hand-over ${work.id} of dossier ${dossier.id}: ${error.code}`);
        return { dossier, outcome: 'failed', detail: error.code, receivingTo: null, competentTo: null };
      }
  }

  async #tryToSettle(
    work: HandOverWork,
    dossier: WaitingDossier,
    organization: Organization,
    at: Instant,
  ): Promise<SettledDossier> {
    const stays = { dossier, detail: null, receivingTo: null, competentTo: null };
    if (dossier.moved) return { ...stays, outcome: 'moved', competentTo: dossier.units.competent[0] ?? null };
    if (dossier.closed) return { ...stays, outcome: 'closed' };
    const plan = planHandOver(
      work.rules,
      dossier,
      fitnessAt(organization, at),
      pathsAfter(organization, [], at),
    );
    if (plan.kind !== 'move') return { ...stays, outcome: plan.kind };
    const process = await this.processes.forDossier(dossier, work.newProcessFields, at);
    await this.#send(work, dossier, plan, process, organization, at);
    return {
      dossier,
      outcome: OUTCOME_OF_PROCESS[process.kind],
      detail: process.kind === 'kept' ? process.detail : null,
      receivingTo: plan.receiving,
      competentTo: plan.competent,
    };
  }

  async #send(
    { id, decisionNumber, decidedOn }: HandOverWork,
    { homeAgencyId, id: dossierId, version, units, officer, officers }: WaitingDossier,
    plan: Move,
    process: NextProcess,
    organization: Organization,
    at: Instant,
  ): Promise<void> {
    const pathTo = (role: 'receiving' | 'competent' | 'provinceOffice') => {
      const to = plan[role];
      return to === null ? units[role] : organization.pathOf(to, at);
    };
    const movedTo = {
      ...units,
      receiving: pathTo('receiving'),
      competent: pathTo('competent'),
      provinceOffice: pathTo('provinceOffice'),
    };
    const people = [...(officer === null ? [] : [officer]), ...Object.values(officers ?? {})];
    await this.engine.send(DOSSIER, {
      kind: 'event',
      key: { homeAgencyId, id: dossierId },
      at,
      command: {
        type: 'handOver',
        units: movedTo,
        stays: whoGoesOn(organization, people, movedTo, at),
        decision: `${decisionNumber}, ${decidedOn}`,
        handOverId: id,
        ...(plan.competent !== null && { calendarName: organization.unit(plan.competent)!.calendarName }),
      },
      sender: SYSTEM_SENDER,
      ifVersion: version,
      ...(process.kind === 'new' && { repin: process.pinned }),
    });
  }
}
