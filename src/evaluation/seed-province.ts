// Writes the sample province through the same use cases that an administrator's screens call.
import { Injectable } from '@nestjs/common';
import { DAY_MS, dayOf, formatInstant, parseDay, startOfDay } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { RecordAbsence } from '../organization/absences/record-absence.ts';
import type { GiveCompetenceBody } from '../organization/competences/competence-bodies.ts';
import { GiveCompetence } from '../organization/competences/give-competence.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import { CreateStaff } from '../organization/staff/create-staff.ts';
import { GivePosition } from '../organization/staff/give-position.ts';
import { Database } from '../platform/database.ts';
import { ChangeUnit } from '../organization/units/change-unit.ts';
import { CloseUnit } from '../organization/units/close-unit.ts';
import { CreateUnit } from '../organization/units/create-unit.ts';
import { SAMPLE_COMPETENCES } from './sample-competences.ts';
import { SAMPLE_ABSENCE, SAMPLE_PASSWORD, SAMPLE_STAFF } from './sample-staff.ts';
import { SAMPLE_UNITS, TWO_TIERS_FROM } from './sample-units.ts';

/** How long the absent officer is away: from a day before the seed until this many days after it. */
const AWAY_DAYS = 4;
/** Hashing a password uses one core for some hundredths of a second. */
const HASHES_AT_ONCE = 4;

@Injectable()
export class SeedProvince {
  constructor(
    private readonly createUnit: CreateUnit,
    private readonly changeUnit: ChangeUnit,
    private readonly closeUnit: CloseUnit,
    private readonly createStaff: CreateStaff,
    private readonly givePosition: GivePosition,
    private readonly giveCompetence: GiveCompetence,
    private readonly recordAbsence: RecordAbsence,
    private readonly directory: OrganizationDirectory,
    private readonly database: Database,
  ) {}

  /**
   * Writes what is not there yet, in the same order on every machine.
   * @param at when the seed began
   * @param lost ends it between two parts
   */
  async run(at: Instant, lost: AbortSignal): Promise<void> {
    const units = await this.units(at);
    lost.throwIfAborted();
    const staff = await this.staff(at);
    lost.throwIfAborted();
    await this.positions(staff, units, at);
    await this.competences(units);
    await this.absence(staff, at);
  }

  /** @returns the id of each unit by its code */
  private async units(at: Instant): Promise<ReadonlyMap<string, string>> {
    const ids = new Map<string, string>();
    for (const unit of SAMPLE_UNITS) {
      const { code, name, phone, kind, level, isAgency, parent, supervisedBy, from, formerly } = unit;
      const known = this.directory.latest.unitByCode(code, startOfDay(parseDay(from)));
      const { id } =
        known ??
        (await this.createUnit.run({
          code,
          name: formerly?.name ?? name,
          phone,
          kind,
          level,
          isAgency,
          parentId: parent === null ? null : ids.get(parent)!,
          supervisedBy: supervisedBy === null ? null : ids.get(supervisedBy)!,
          validFrom: from,
        }));
      ids.set(code, id);
      if (formerly !== null && this.directory.latest.factsOf(id).length === 1)
        await this.changeUnit.run(null, id, 1, { on: formerly.until, name }, at);
    }
    for (const { code, successor } of SAMPLE_UNITS)
      if (successor !== null && this.directory.latest.unit(ids.get(code)!)?.validTo === null)
        await this.closeUnit.run(
          null,
          ids.get(code)!,
          1,
          { on: TWO_TIERS_FROM, successorId: ids.get(successor)! },
          at,
        );
    return ids;
  }

  /** @returns the id of each person by account */
  private async staff(at: Instant): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.database.query<{ account: string; id: string }>({
      name: 'seed-staff',
      text: 'select account, id from staff',
    });
    const ids = new Map(rows.map(({ account, id }) => [account, id]));
    const missing = SAMPLE_STAFF.filter(({ account }) => !ids.has(account));
    for (let first = 0; first < missing.length; first += HASHES_AT_ONCE)
      await Promise.all(
        missing.slice(first, first + HASHES_AT_ONCE).map(async ({ account, name }) => {
          const { id } = await this.createStaff.run({ account, name, password: SAMPLE_PASSWORD }, at);
          ids.set(account, id);
        }),
      );
    return ids;
  }

  private async positions(
    staff: ReadonlyMap<string, string>,
    units: ReadonlyMap<string, string>,
    at: Instant,
  ): Promise<void> {
    for (const { account, positions, from } of SAMPLE_STAFF)
      for (const [position, unit] of positions) {
        const [staffId, unitId] = [staff.get(account)!, units.get(unit)!];
        const held = this.directory.latest.positionsOf(staffId, startOfDay(parseDay(from)));
        if (!held.some((each) => each.position === position && each.unitId === unitId))
          await this.givePosition.give(staffId, { position, unitId, validFrom: from }, at);
      }
  }

  private async competences(units: ReadonlyMap<string, string>): Promise<void> {
    const given = new Set((await this.giveCompetence.list(null)).map(competenceKey));
    for (const { unit, from, to, ...subject } of SAMPLE_COMPETENCES) {
      const wish = { ...subject, unitId: units.get(unit)!, validFrom: from, validTo: to ?? null };
      if (!given.has(competenceKey(wish))) await this.giveCompetence.give(wish);
    }
  }

  private async absence(staff: ReadonlyMap<string, string>, at: Instant): Promise<void> {
    const organization = await this.directory.reload();
    const staffId = staff.get(SAMPLE_ABSENCE.account)!;
    if (organization.isAbsent(staffId, at)) return;
    // Told when it began: a substitute has the rights from when he is named.
    const begun = startOfDay(dayOf(at) - 1);
    await this.recordAbsence.run(
      {
        staffId,
        account: SAMPLE_ABSENCE.account,
        name: '',
        holds: organization.holdsOf(staffId, at),
        scope: organization.scopeOf(staffId, at),
        worksFor: [staffId],
        sessionId: '',
        sessionKind: 'token',
        sessionLocked: false,
      },
      {
        substituteId: staff.get(SAMPLE_ABSENCE.substitute)!,
        from: formatInstant(begun),
        to: formatInstant(at + AWAY_DAYS * DAY_MS),
        reason: 'Nghỉ phép (dữ liệu đánh giá)',
      },
      begun,
    );
  }
}

type Competence = Pick<
  GiveCompetenceBody,
  'unitId' | 'level' | 'procedureCode' | 'field' | 'territory' | 'validFrom'
>;

const competenceKey = ({ unitId, level, procedureCode, field, territory, validFrom }: Competence): string =>
  JSON.stringify([unitId, level, procedureCode ?? null, field ?? null, territory ?? null, validFrom]);
