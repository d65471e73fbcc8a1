// Logs a dossier: picks its rules, units and process version, and decides it in the same act where asked to.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import { dayOf, formatDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { NumberDraw } from '../../engine/draw-numbers.ts';
import { Engine } from '../../engine/engine.ts';
import type { Answer, DossierKey } from '../../dossier-kind/orders.ts';
import type { Sender } from '../../dossier-kind/sender.ts';
import type { Organization } from '../../organization/organization.ts';
import type { Idempotency } from '../../engine/orders.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { ProcessVersions } from '../../procedures/process-versions.ts';
import { codeFormatOn } from '../../../workflows/law/dossier-code-formats.ts';
import type { DossierCommand } from '../../../workflows/one-stop/dossier-events.ts';
import { formatDossierCode } from '../../../workflows/law/format-dossier-code.ts';
import { regimeOn } from '../../../workflows/law/regime-on.ts';
import type { Regime } from '../../../workflows/law/regime.ts';
import { chooseUnits, receptionOf } from './choose-units.ts';
import type { ChosenUnits, ProcedureFacts } from './choose-units.ts';
import type { LodgeBody } from '../dossier-bodies.ts';
import { withLegUnits } from './leg-units.ts';
import { newLookUpSecret } from '../look-up/look-up-secret.ts';
import { openOneStop } from './online-places.ts';
import { refuseMissingPapers } from './refuse-missing-papers.ts';

/** What the counter prints: the dossier and the secret it is looked up with. */
export interface Lodged extends Answer {
  readonly lookupSecret: string;
}

/** Who brought a new dossier, what it is known by, and where it is received. */
interface Received {
  readonly sender: Sender;
  readonly id: string;
  readonly lookupSecret: string;
  readonly receptionOf: (organization: Organization) => string;
}

const NOBODY: Sender = { staffId: null, holds: [] };

@Injectable()
export class LodgeDossier {
  constructor(
    private readonly engine: Engine,
    private readonly directory: OrganizationDirectory,
    private readonly versions: ProcessVersions,
    private readonly database: Database,
  ) {}

  /**
   * @throws DomainError of `receptionOf`, `chooseUnits`, `ProcessVersions.currentFor` and the engine; `facts.missing`
   *   for a decision without its reason, `papers.missing` for an acceptance without its papers or a reason
   */
  run(
    body: LodgeBody,
    actor: Pick<Actor, 'staffId' | 'holds'>,
    at: Instant,
    idempotency?: Idempotency,
  ): Promise<Lodged> {
    const received: Received = {
      sender: actor,
      id: uuidv7(),
      lookupSecret: newLookUpSecret(),
      receptionOf: (organization) => receptionOf(organization, actor, body, at),
    };
    return this.lodge(body, received, at, idempotency);
  }

  /**
   * What a citizen sends himself: it waits at the one-stop that he chose for its answer (61/2018/NĐ-CP Art. 17.2).
   *
   * @param own the id and the secret that he has been given already
   * @throws DomainError as `run`; `unit.unknown` for a unit that is no open one-stop
   */
  online(
    body: Omit<LodgeBody, 'channel' | 'decision'>,
    own: Pick<Received, 'id' | 'lookupSecret'>,
    at: Instant,
    idempotency: Idempotency,
  ): Promise<Lodged> {
    const received: Received = {
      ...own,
      sender: NOBODY,
      receptionOf: (organization) => openOneStop(organization, body.receptionUnitId ?? '', at),
    };
    return this.lodge({ ...body, channel: 'online' }, received, at, idempotency);
  }

  /** The number under which a dossier was lodged; null where there is no such dossier. */
  async lodgingNoOf({ homeAgencyId, id }: DossierKey): Promise<string | null> {
    const { rows } = await this.database.query<{ lodging_no: string | null }>({
      name: 'lodging-no',
      text: `select lodging_no from dossier where home_agency_id = $1 and id = $2`,
      values: [homeAgencyId, id],
    });
    return rows[0]?.lodging_no ?? null;
  }

  private async lodge(
    body: LodgeBody,
    { sender, id, lookupSecret, receptionOf: receives }: Received,
    at: Instant,
    idempotency?: Idempotency,
  ): Promise<Lodged> {
    const day = formatDay(dayOf(at));
    const procedure = await this.procedureFacts(body.procedureCode);
    const organization = await this.directory.current();
    const regime = regimeOn(day);
    const levels = procedure.levels.filter((level) => regime.levels.value.includes(level));
    const chosen = chooseUnits(organization, receives(organization), { ...procedure, levels }, body, at);
    const pinned = await this.versions.currentFor(body.procedureCode, body.caseKey, dayOf(at));
    const then = decisionsOf(body);
    const accepts = then.some(({ type }) => type === 'accept' || type === 'giveResult');
    if (accepts) refuseMissingPapers(pinned.definition.checklist, body.checklist, body.reason);
    const answer = await this.engine.send(DOSSIER, {
      kind: 'lodge',
      key: { homeAgencyId: chosen.homeAgencyId, id },
      at,
      sender,
      then,
      ...(accepts ? { draw: codeDraw(numberedBy(chosen), day) } : { lodgingDraw: lodgingDraw(chosen, day) }),
      ...(idempotency && { idempotency }),
      lodging: {
        processVersionId: pinned.id,
        regime: regime.id,
        channel: body.channel,
        calendarName: chosen.calendarName,
        units: withLegUnits(
          chosen.units,
          pinned.definition.process,
          organization,
          procedure,
          chosen.agencyCode,
          at,
        ),
        boundaryFree: isBoundaryFree(chosen, regime),
        lookupSecret,
        applicant: {
          ...body.applicant,
          ...(body.subject !== undefined && { subject: body.subject }),
          checklist: body.checklist,
        },
      },
    });
    return { ...answer!, lookupSecret: await this.secretOf(answer!) };
  }

  private async procedureFacts(code: string): Promise<ProcedureFacts> {
    const { rows } = await this.database.query<ProcedureFacts>({
      name: 'procedure-facts',
      text: `select code, field, levels from procedure where code = $1`,
      values: [code],
    });
    const [row] = rows;
    if (!row)
      throw new DomainError('procedure.unknown', `There is no procedure ${code}`, { procedureCode: code });
    return row;
  }

  /** Read back, because a repeated request is answered with the dossier of the first. */
  private async secretOf({ homeAgencyId, id }: Answer): Promise<string> {
    const { rows } = await this.database.query<{ lookup_secret: string }>({
      name: 'lookup-secret',
      text: `select lookup_secret from dossier where home_agency_id = $1 and id = $2`,
      values: [homeAgencyId, id],
    });
    return rows[0]!.lookup_secret;
  }
}

/** Whether the competent unit's taking over starts the clock (118/2025/NĐ-CP Art. 17.3). */
function isBoundaryFree({ acrossBoundary }: ChosenUnits, regime: Regime): boolean {
  return acrossBoundary && regime.boundaryFree.value && regime.boundaryFreeStart.value === 'takeover';
}

function decisionsOf(body: LodgeBody): DossierCommand[] {
  const { decision, reason, items, sendTo, receipt } = body;
  switch (decision) {
    case 'accept':
      return [{ type: 'accept', ...(reason !== undefined && { note: reason }) }];
    case 'refuse':
      return [
        {
          type: 'refuse',
          reason: reason ?? '',
          ...(body.wrongAuthority !== undefined && { wrongAuthority: body.wrongAuthority }),
          ...(sendTo !== undefined && { sendTo }),
        },
      ];
    case 'giveResult':
      return [
        {
          type: 'giveResult',
          ...(receipt !== undefined && { receipt }),
          ...(reason !== undefined && { note: reason }),
        },
      ];
    case 'requestSupplement':
      return [
        {
          type: 'requestSupplement',
          reason: reason ?? '',
          items: items ?? [],
          ...(body.marks !== undefined && { marks: body.marks }),
          ...(body.legalBasis !== undefined && { legalBasis: body.legalBasis }),
        },
      ];
    default:
      return [];
  }
}

const numberedBy = ({ homeAgencyId, agencyCode }: ChosenUnits) => ({ agencyId: homeAgencyId, agencyCode });

/** The code of a dossier accepted on this day (circulars 01/2018 and 03/2025/TT-VPCP). */
export function codeDraw(
  { agencyId, agencyCode }: { readonly agencyId: string; readonly agencyCode: string },
  day: string,
): NumberDraw {
  const format = codeFormatOn(day);
  return {
    agencyId,
    kind: 'dossier',
    day,
    render: (sequence) => formatDossierCode(format, { agencyCode, day, sequence }),
  };
}

/** Before acceptance there is no code: what is lodged has a number of its own, told apart by its `L`. */
function lodgingDraw({ homeAgencyId, agencyCode }: ChosenUnits, day: string): NumberDraw {
  return {
    agencyId: homeAgencyId,
    kind: 'lodging',
    day,
    render: (sequence) =>
      `L${agencyCode}-${day.slice(2).replaceAll('-', '')}-${String(sequence).padStart(4, '0')}`,
  };
}
