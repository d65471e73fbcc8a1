// Finds, by name, whose absence a person may record and who may stand in somebody's place.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import type { Organization } from '../organization.ts';
import type { Actor } from '../sign-in/actor.ts';
import type { ColleaguesQuery, ColleagueView } from './absence-bodies.ts';
import { mayRecordAbsence } from './may-record-absence.ts';

const MOST = 20;

@Injectable()
export class FindColleagues {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** At most 20, in the order of the alphabet; of somebody who serves in several units one is named. */
  async run({ whose, q = '' }: ColleaguesQuery, actor: Actor, at: Instant): Promise<ColleagueView[]> {
    const organization = await this.directory.current();
    const unitOf = new Map<string, string>();
    for (const { staffId, unitId } of organization.appointments(at, at + 1))
      if (isAskedFor(whose, staffId, unitId, actor, organization, at)) unitOf.set(staffId, unitId);
    const units = [...unitOf.values()].map((id) => organization.unit(id)?.name ?? '');
    const { rows } = await this.database.query<ColleagueView>({
      name: 'absence-colleagues',
      text: `select s.id as "staffId", s.full_name as name, p.unit as "unitName"
        from unnest($1::uuid[], $2::text[]) as p(id, unit) join staff s on s.id = p.id
        where s.disabled_at is null and not exists (
          select 1 from regexp_split_to_table($3, '\\s+') as word
          where position(search_key(word) in search_key(s.full_name || ' ' || p.unit)) = 0)
        order by s.full_name collate "vi-x-icu", s.id limit ${MOST}`,
      values: [[...unitOf.keys()], units, q.trim()],
    });
    return rows;
  }
}

function isAskedFor(
  whose: ColleaguesQuery['whose'],
  staffId: string,
  unitId: string,
  actor: Actor,
  organization: Organization,
  at: Instant,
): boolean {
  if (whose === 'absence') return mayRecordAbsence(organization, actor, staffId, at);
  return (
    organization.servesInAgencyOf(unitId, actor.staffId, at) ||
    actor.holds.some(({ position }) => position === 'administrator')
  );
}
