// Composes the order that logs a dossier: picks its rules, units and process version, and what is decided in the same act.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import { dayOf, formatDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { LodgeOrder } from '../../dossier-kind/orders.ts';
import type { Sender } from '../../dossier-kind/sender.ts';
import type { NumberDraw } from '../../engine/draw-numbers.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import { Database } from '../../platform/database.ts';
import { ProcessVersions } from '../../procedures/process-versions.ts';
import { codeFormatOn } from '../../../workflows/law/dossier-code-formats.ts';
import type { DossierCommand } from '../../../workflows/one-stop/dossier-events.ts';
import { formatDossierCode } from '../../../workflows/law/format-dossier-code.ts';
import { regimeOn } from '../../../workflows/law/regime-on.ts';
import type { Regime } from '../../../workflows/law/regime.ts';
import { chooseUnits } from './choose-units.ts';
import type { ChosenUnits, ProcedureFacts } from './choose-units.ts';
import type { LodgeBody } from '../dossier-bodies.ts';
import { withLegUnits } from './leg-units.ts';
import { newLookUpSecret } from '../look-up/look-up-secret.ts';
import { refuseMissingPapers } from './refuse-missing-papers.ts';

/** Who brought a new dossier, what it is known by, and where it is received. */
export interface Received {
  readonly sender: Sender;
  readonly id: string;
  readonly lookupSecret: string;
  readonly receptionOf: (organization: Organization) => string;
}

/** What a member of staff logs. */
export function byStaff(sender: Sender, receptionOf: Received['receptionOf']): Received {
  return { sender, id: uuidv7(), lookupSecret: newLookUpSecret(), receptionOf };
}

@Injectable()
export class ComposeLodging {
  constructor(
    private readonly directory: OrganizationDirectory,
    private readonly versions: ProcessVersions,
    private readonly database: Database,
  ) {}

  /**
   * @throws DomainError of `Received.receptionOf`, `chooseUnits` and `ProcessVersions.currentFor`; `papers.missing` for an acceptance without its
   *   papers or a reason
   */
  async run(
    body: LodgeBody,
    { sender, id, lookupSecret, receptionOf }: Received,
    at: Instant,
  ): Promise<LodgeOrder> {
    const day = formatDay(dayOf(at));
    const procedure = await this.procedureOn(body.procedureCode, at);
    const organization = await this.directory.current();
    const regime = regimeOn(day);
    const chosen = chooseUnits(organization, receptionOf(organization), procedure, body, at);
    const pinned = await this.versions.currentFor(body.procedureCode, body.caseKey, dayOf(at));
    const then = decisionsOf(body);
    const accepts = then.some(({ type }) => type === 'accept' || type === 'giveResult');
    if (accepts) refuseMissingPapers(pinned.definition.checklist, body.checklist, body.reason);
    return {
      kind: 'lodge',
      key: { homeAgencyId: chosen.homeAgencyId, id },
      at,
      sender,
      then,
      ...(accepts ? { draw: codeDraw(numberedBy(chosen), day) } : { lodgingDraw: lodgingDraw(chosen, day) }),
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
    };
  }

  /** What its units are chosen by: of its levels those that the decree of that day knows. @throws DomainError `procedure.unknown` */
  async procedureOn(code: string, at: Instant): Promise<ProcedureFacts> {
    const { rows } = await this.database.query<ProcedureFacts>({
      name: 'procedure-facts',
      text: `select code, field, levels from procedure where code = $1`,
      values: [code],
    });
    const [row] = rows;
    if (!row)
      throw new DomainError('procedure.unknown', `There is no procedure ${code}`, { procedureCode: code });
    const known = regimeOn(formatDay(dayOf(at))).levels.value;
    return { ...row, levels: row.levels.filter((level) => known.includes(level)) };
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
