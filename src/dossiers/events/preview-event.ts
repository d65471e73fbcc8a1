// Tells what an event would do before it is sent: state, holder and clock, decided as if it were sent now.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import { timingOf } from '../../dossier-kind/timing.ts';
import { newWarnings } from '../../dossier-kind/warnings.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { namePlace } from '../../../workflows/tools/name-place.ts';
import { clockOf } from '../clock-of.ts';
import type { EventBody } from '../dossier-bodies.ts';
import { nameOf } from '../names.ts';
import type { ClockEffect, EventPreview, SideView } from './preview-view.ts';
import { SendEvent } from './send-event.ts';
import { shownWarnings } from '../warning-view.ts';

@Injectable()
export class PreviewEvent {
  constructor(
    private readonly sending: SendEvent,
    private readonly directory: OrganizationDirectory,
    private readonly definitions: Definitions,
  ) {}

  /**
   * @param options the version that the dossier was read at; a newer one is a refusal
   * @throws DomainError `dossier.unknown`; every other refusal is part of the answer
   */
  async run(
    ref: string,
    body: EventBody,
    actor: Actor,
    at: Instant,
    options: { readonly ifVersion?: number } = {},
  ): Promise<EventPreview> {
    try {
      const { before, after } = await this.sending.tryOut(ref, body, actor, at, options);
      const organization = await this.directory.current();
      const side = (state: DossierState) => this.side(state, organization, at);
      return {
        allowed: true,
        refusal: null,
        before: await side(before!),
        after: await side(after),
        clockEffect: effectOf(before!, after),
        missingFacts: [],
        warnings: shownWarnings(newWarnings(before, after), organization),
      };
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'dossier.unknown') throw error;
      const { code, message, details } = error;
      return {
        allowed: false,
        refusal: { code, detail: message, details },
        before: null,
        after: null,
        clockEffect: null,
        missingFacts: missingFacts(code, details),
        warnings: [],
      };
    }
  }

  private async side(state: DossierState, organization: Organization, at: Instant): Promise<SideView> {
    const { columns } = state;
    const timing = await timingOf(state, this.definitions);
    const { vi, en } = namePlace(columns.state, timing.pinned.definition.process);
    return {
      state: columns.state,
      stateName: vi,
      stateNameEn: en,
      unit: { id: columns.unitId, name: organization.unit(columns.unitId)?.name ?? null },
      officer:
        columns.officerId === null
          ? null
          : { id: columns.officerId, name: nameOf(organization, columns.officerId) },
      clock: clockOf(state, at, timing),
    };
  }
}

/** The facts that the engine's refusal names. */
/** Without its papers a dossier is accepted for a reason, which is the note of the event. */
function missingFacts(code: string, { errors }: Readonly<Record<string, unknown>>): readonly string[] {
  if (code === 'papers.missing') return ['note'];
  if (code !== 'facts.missing') return [];
  return (errors as readonly { readonly pointer: string }[]).map(({ pointer }) => pointer.slice(1));
}

/** What the clock does, by the facts that the event adds to its ledger. */
function effectOf(before: DossierState, after: DossierState): ClockEffect {
  const entries = after.ledger.slice(before.ledger.length);
  const added = new Set(entries.map(({ kind }) => kind));
  if (added.has('stop')) return added.has('start') ? 'startsAndStops' : 'stops';
  if (entries.some((entry) => entry.kind === 'restart' && entry.phase !== undefined)) return 'newPhase';
  if (added.has('restart')) return 'restarts';
  if (added.has('extend')) return 'extends';
  if (added.has('start')) return 'starts';
  if (added.has('pause')) return 'pauses';
  if (added.has('resume')) return 'resumes';
  if (added.has('promise')) return 'newAppointment';
  return after.columns.clock.startsWith('running') ? 'goesOn' : 'staysAsItIs';
}
