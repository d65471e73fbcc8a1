// Records that somebody is away, and who stands in.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../../domain/domain-error.ts';
import { dayOf, formatInstant, parseInstant, startOfDay } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { AdministrationLog } from '../administration-log/administration-log.ts';
import { AbsenceTable } from '../absence.table.ts';
import { refusingConstraints } from '../constraint-refusals.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { lendsRaisingPositions } from '../raising-positions.ts';
import type { Actor } from '../sign-in/actor.ts';
import type { AbsenceView, RecordAbsenceBody } from './absence-bodies.ts';
import { absenceView } from './list-absences.ts';
import { requireMayRecordAbsence } from './may-record-absence.ts';

@Injectable()
export class RecordAbsence {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * A substitute gets the absent person's rights, so it must be somebody of the same agency, and nobody makes himself
   * the substitute of somebody else. What is told on the same day or the next holds from then on: nobody had the rights
   * before he was named.
   *
   * @throws DomainError `right.missing`, `absence.overlaps`, `absence.empty`, `absence.substituteUnfit`,
   * `absence.ownSubstitute`, `staff.unknown`, `instant.invalid`, `absence.toldTooLate`, `absence.over`,
   * `absence.substituteOneself`
   */
  async run(actor: Actor, wish: RecordAbsenceBody, at: Instant): Promise<AbsenceView> {
    const staffId = wish.staffId ?? actor.staffId;
    const substituteId = wish.substituteId ?? null;
    const [begun, to] = [parseInstant(wish.from), parseInstant(wish.to)];
    const from = Math.max(begun, at);
    const organization = await this.directory.reload();
    requireMayRecordAbsence(organization, actor, staffId, at);
    if (organization.staff(staffId) === null)
      throw new DomainError('staff.unknown', 'There is no such person', { staffId });
    refuseGone(begun, to, at);
    if (substituteId === actor.staffId && staffId !== actor.staffId)
      throw new DomainError('absence.substituteOneself', 'Somebody else must name you as the substitute', {
        substituteId,
      });
    if (substituteId !== null) {
      const agencies = (id: string): (string | null)[] =>
        organization.positionsOf(id, at).map((held) => organization.agencyOf(held.unitId, at));
      const own = agencies(staffId);
      if (!agencies(substituteId).some((agency) => own.includes(agency)))
        throw new DomainError('absence.substituteUnfit', 'The substitute must serve in the same agency', {
          substituteId,
        });
    }
    const id = uuidv7();
    await refusingConstraints(() =>
      this.database.transaction(async (sql) => {
        await sql.repository(AbsenceTable).insert({
          id,
          staff_id: staffId,
          substitute_id: substituteId,
          from_at: new Date(from),
          to_at: new Date(to),
          reason: wish.reason ?? null,
          recorded_by: actor.staffId,
          recorded_at: new Date(at),
        });
        const substitute = substituteId === null ? null : (organization.staff(substituteId)?.name ?? null);
        await this.log.write(sql, {
          action: 'absence.recorded',
          subject: { id: staffId, name: organization.staff(staffId)!.name },
          after: {
            ...(begun < at && { begun: formatInstant(begun) }),
            ...{ from: formatInstant(from), to: formatInstant(to), substituteId, substitute },
          },
          raises: substituteId !== null && lendsRaisingPositions(organization, staffId, from, to),
        });
      }),
    );
    return absenceView(await this.directory.reload(), { id, staffId, substituteId, from, to });
  }
}

function refuseGone(begun: Instant, to: Instant, at: Instant): void {
  const earliest = startOfDay(dayOf(at) - 1);
  if (begun < earliest)
    throw new DomainError(
      'absence.toldTooLate',
      'An absence is told by the day after it began; it holds from then on',
      {
        earliest: formatInstant(earliest),
      },
    );
  if (begun < to && to <= at) throw new DomainError('absence.over', 'The absence is over already', {});
}
