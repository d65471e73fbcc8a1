// Keeps a list under a name, thirty a person.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../domain/domain-error.ts';
import { formatInstant } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';
import { checkFilters } from './check-filters.ts';
import { refusingTakenName } from './refuse-taken-name.ts';
import { savedViewOf, VIEW_COLUMNS } from './saved-view.ts';
import type { SavedView } from './saved-view.ts';
import type { SavedViewRow } from './saved-view.table.ts';
import type { SaveViewBody } from './saved-view-bodies.ts';
import { unitSharedWith } from './unit-shared-with.ts';

const MOST_VIEWS = 30;

const INSERT = `
  insert into saved_view (id, staff_id, unit_id, name, page, query, updated_at)
  select $1::uuid, $2::uuid, $3::uuid, $4::text, $5::text, $6::jsonb, $7::timestamptz
  where (select count(*) from saved_view where staff_id = $2) < ${MOST_VIEWS}
  returning ${VIEW_COLUMNS}`;

@Injectable()
export class SaveView {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @throws DomainError `view.tooMany`, `view.nameTaken`, those of `checkFilters` and `unitSharedWith` */
  async run(body: SaveViewBody, actor: Actor, at: Instant): Promise<SavedView> {
    const filters = checkFilters(body.query);
    const values = [
      uuidv7(),
      actor.staffId,
      unitSharedWith(actor, body),
      body.name,
      body.page,
      JSON.stringify(filters),
      formatInstant(at),
    ];
    const [row] = await refusingTakenName(() =>
      this.database.transaction(async (sql) => {
        // One at a time for each person, so that thirty stay thirty.
        await sql.query({
          name: 'saved-view-turn',
          text: 'select id from staff where id = $1 for no key update',
          values: [actor.staffId],
        });
        return (await sql.query<SavedViewRow>({ name: 'saved-view-save', text: INSERT, values })).rows;
      }),
    );
    if (row === undefined)
      throw new DomainError('view.tooMany', 'A person keeps thirty lists at most', { most: MOST_VIEWS });
    return savedViewOf(row, await this.directory.current(), actor.staffId);
  }
}
