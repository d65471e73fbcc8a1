// Tries an acceptance out: the units between which one may choose, and the date that the receipt would say.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { explainLedger } from '../../domain/time/explain-ledger.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { timingOf } from '../../dossier-kind/timing.ts';
import { Engine } from '../../engine/engine.ts';
import { counterUnit } from '../../organization/counter-unit.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { competentUnits, receptionOf } from './choose-units.ts';
import { byStaff, ComposeLodging } from './compose-lodging.ts';
import type { LodgingPreviewBody } from './lodging-bodies.ts';
import type { LodgingPreview, UnitChoiceView } from './lodging-view.ts';

/** Newest lodgings of a one-stop in which the last one of a procedure is looked for. */
const LOOKED_AT = 1000;

const LAST_COMPETENT = `
  select competent_unit_id as "unitId" from (
    select competent_unit_id, procedure_code, lodged_at from dossier
    where reception_unit_id = $1 order by lodged_at desc limit ${LOOKED_AT}
  ) newest
  where procedure_code = $2 order by lodged_at desc limit 1`;

@Injectable()
export class PreviewLodging {
  constructor(
    private readonly engine: Engine,
    private readonly composing: ComposeLodging,
    private readonly definitions: Definitions,
    private readonly directory: OrganizationDirectory,
    private readonly database: Database,
  ) {}

  /** @throws DomainError `procedure.unknown` and of `counterUnit`; every other refusal is part of the answer */
  async run(
    body: LodgingPreviewBody,
    actor: Pick<Actor, 'staffId' | 'holds'>,
    at: Instant,
  ): Promise<LodgingPreview> {
    const organization = await this.directory.current();
    const procedure = await this.composing.procedureOn(body.procedureCode, at);
    const { unitId: receptionUnitId, choices } = counterUnit(organization, actor, body.receptionUnitId, at);
    const reception = choiceOf(organization, choices, receptionUnitId);
    const competentIds = competentUnits(organization, procedure, receptionUnitId, at);
    const competent = await this.competent(organization, competentIds, body, receptionUnitId);
    try {
      const order = await this.composing.run(
        {
          ...body,
          receptionUnitId,
          ...(competent.chosenId !== null && { competentUnitId: competent.chosenId }),
          applicant: { name: '', kind: 'citizen' },
          checklist: [],
          decision: 'accept',
          // Missing papers are told beside the date.
          reason: '-',
        },
        byStaff(actor, (organization) => receptionOf(organization, actor, { receptionUnitId }, at)),
        at,
      );
      const { after } = await this.engine.tryOut(DOSSIER, order);
      const { calendarVersion } = await timingOf(after, this.definitions);
      const { statutoryDueAt, promisedDueAt, boundaryFree } = after.columns;
      return {
        reception,
        competent,
        refusal: null,
        statutoryDueAt,
        promisedDueAt,
        boundaryFree,
        explain: explainLedger(after.ledger, calendarVersion, at),
      };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { code, message, details } = error;
      return {
        reception,
        competent,
        refusal: { code, detail: message, details },
        statutoryDueAt: null,
        promisedDueAt: null,
        boundaryFree: false,
        explain: [],
      };
    }
  }

  private async competent(
    organization: Organization,
    choices: readonly string[],
    { procedureCode, competentUnitId: wished }: LodgingPreviewBody,
    receptionUnitId: string,
  ): Promise<UnitChoiceView> {
    if (choices.length < 2) return choiceOf(organization, choices, choices[0] ?? null);
    if (wished !== undefined && choices.includes(wished)) return choiceOf(organization, choices, wished);
    const { rows } = await this.database.query<{ unitId: string }>({
      name: 'last-competent-unit',
      text: LAST_COMPETENT,
      values: [receptionUnitId, procedureCode],
    });
    const last = rows.map(({ unitId }) => unitId).find((unitId) => choices.includes(unitId)) ?? null;
    return { ...choiceOf(organization, choices, last), asLastTime: last !== null };
  }
}

function choiceOf(
  organization: Organization,
  choices: readonly string[],
  chosenId: string | null,
): UnitChoiceView {
  return {
    choices: choices.map((id) => ({ id, name: organization.unit(id)?.name ?? null })),
    chosenId,
    asLastTime: false,
  };
}
