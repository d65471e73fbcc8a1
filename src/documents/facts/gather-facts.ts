// Gathers what is known of a dossier when one of its forms is set.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { dayOf, formatDay } from '../../domain/time/instant.ts';
import { withReceived } from '../../dossiers/papers/received-papers.ts';
import { papersAsOf, readPaperChanges } from '../../dossiers/papers/read-paper-changes.ts';
import { readApplicant } from '../../dossiers/read-applicant.ts';
import { lookUpUrl } from '../../dossiers/look-up/look-up-url.ts';
import { type Appointment, isProvisional } from '../../dossiers/look-up/provisional-appointment.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { DossierColumns } from '../../dossier-kind/dossier-state.ts';
import { Engine } from '../../engine/engine.ts';
import { timingOf } from '../../dossier-kind/timing.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Organization } from '../../organization/organization.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import { formSetOn } from '../../../workflows/law/form-sets.ts';
import type { FormMeaning } from '../../../workflows/law/form-sets.ts';
import type { DueEntry, FormFacts, PlacedUnit } from './form-facts.ts';
import { placeOf } from './form-words.ts';

/** Kinds of unit whose name is a place. */
const PLACES = new Set(['commune', 'district', 'province']);

@Injectable()
export class GatherFacts {
  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
    private readonly definitions: Definitions,
    private readonly directory: OrganizationDirectory,
    private readonly config: Config,
  ) {}

  /**
   * @returns null where the form set of the day has no such form (a stop notice before TT 03/2025)
   */
  async run(key: DossierKey, meaning: FormMeaning, entry: DueEntry): Promise<FormFacts | null> {
    const state = (await this.engine.read(DOSSIER, [key])).get(key.id)!;
    const { columns } = state;
    const formSet = formSetOn(formatDay(dayOf(acceptedBy(columns, entry) ?? entry.at)));
    const official = formSet.forms[meaning];
    if (official === undefined) return null;
    const [applicant, changes, timing, secret, organization] = await Promise.all([
      readApplicant(this.database, key),
      readPaperChanges(this.database, key),
      timingOf(state, this.definitions),
      hasSecret(meaning, columns, entry) ? this.secretOf(key) : null,
      this.directory.current(),
    ]);
    const code = columns.code ?? columns.lodgingNo ?? '';
    const unit = placed(organization, issuingUnit(meaning, columns, entry), entry.at);
    const { staffId } = entry.sender;
    return {
      entry,
      official,
      formSet: formSet.id,
      applicant: {
        ...applicant,
        // The receipt of a supplement lists it, whether or not it has been written among the papers by now.
        checklist: withReceived(
          papersAsOf(applicant.checklist, changes, entry.at),
          entry.received ?? [],
          timing.pinned.definition.checklist,
          entry.sender.kind === 'citizen' ? 'files' : 'papers',
        ),
      },
      process: timing.pinned,
      code,
      channel: columns.channel,
      lodgedAt: columns.lodgedAt,
      secret,
      provisional: isProvisional(given(entry), timing),
      unit,
      ...standing(organization, unit.id, entry.at),
      desk: placed(organization, columns.receptionUnitId, entry.at),
      signerName: staffId === null ? null : (organization.staff(staffId)?.name ?? null),
      lookUpUrl: lookUpUrl(this.config.publicUrl, code),
      lookUpPage: `${this.config.publicUrl}/tra-cuu`,
    };
  }

  private async secretOf({ homeAgencyId, id }: DossierKey): Promise<string> {
    const { rows } = await this.database.query<{ lookup_secret: string }>({
      name: 'secret-to-print',
      text: `select lookup_secret from dossier where home_agency_id = $1 and id = $2`,
      values: [homeAgencyId, id],
    });
    return rows[0]!.lookup_secret;
  }
}

/** The applicant looks his dossier up with the receipt; before there is one, with the desk's request for a supplement. */
function hasSecret(meaning: FormMeaning, columns: DossierColumns, entry: DueEntry): boolean {
  return meaning === 'receipt' || (meaning === 'supplementRequest' && acceptedBy(columns, entry) === null);
}

/** The appointment in force once the entry was written. */
const given = ({ ledger, at, promisedDueAt, formerDueAt }: DueEntry): Appointment => ({
  ledger,
  at,
  promisedDueAt: promisedDueAt ?? formerDueAt,
});

/** The acceptance, if it had come by then. */
function acceptedBy({ acceptedAt }: DossierColumns, entry: DueEntry): number | null {
  return acceptedAt !== null && acceptedAt <= entry.at ? acceptedAt : null;
}

const OF_THE_DESK: ReadonlySet<FormMeaning> = new Set(['receipt', 'stopNotice', 'controlSlip', 'register']);

/** The one-stop gives receipts and stops dossiers (Art. 21); the rest is the competent unit's once it was accepted. */
function issuingUnit(meaning: FormMeaning, columns: DossierColumns, entry: DueEntry): string {
  const atTheDesk = OF_THE_DESK.has(meaning) || acceptedBy(columns, entry) === null;
  return atTheDesk ? columns.receptionUnitId : columns.competentUnitId;
}

/** As it is called on the day of the form. */
function placed(organization: Organization, id: string, at: number): PlacedUnit {
  const unit = organization.unit(id, at);
  if (unit === null) return { id, code: '', name: '', address: null, phone: null };
  const { code, name, address, phone } = unit;
  return { id, code, name, address, phone };
}

/** The unit above, which stands over the issuing one in the heading, and the place in the date line. */
export function standing(
  organization: Organization,
  unitId: string,
  at: number,
): { readonly parentAgency: string | null; readonly place: string | null } {
  const seen = new Set<string>();
  let place: string | null = null;
  for (let id: string | null = unitId; id !== null && !seen.has(id);) {
    seen.add(id);
    const unit = organization.unit(id, at);
    if (unit !== null && PLACES.has(unit.kind)) place ??= placeOf(unit.name);
    id = unit?.parentId ?? null;
  }
  const [, ...above] = organization.pathOf(unitId, at);
  const parentId = above.at(-1) ?? organization.unit(unitId, at)?.parentId ?? null;
  return { parentAgency: parentId === null ? null : (organization.unit(parentId, at)?.name ?? null), place };
}
