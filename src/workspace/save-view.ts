// Keeps a list under a name, thirty a person.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { StaffTable } from '../organization/staff.table.ts';
import { Database } from '../platform/database.ts';
import { checkFilters } from './check-filters.ts';
import { refusingTakenName } from './refuse-taken-name.ts';
import { savedViewOf } from './saved-view.ts';
import type { SavedView } from './saved-view.ts';
import { SavedViewTable } from './saved-view.table.ts';
import type { SavedViewRow } from './saved-view.table.ts';
import type { SaveViewBody } from './saved-view-bodies.ts';
import { unitSharedWith } from './unit-shared-with.ts';

const MOST_VIEWS = 30;

@Injectable()
export class SaveView {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @throws DomainError `view.tooMany`, `view.nameTaken`, those of `checkFilters` and `unitSharedWith` */
  async run(body: SaveViewBody, actor: Actor, at: Instant): Promise<SavedView> {
    const { staffId } = actor;
    const row: SavedViewRow = {
      id: uuidv7(),
      staff_id: staffId,
      query: checkFilters(body.query),
      unit_id: unitSharedWith(actor, body),
      name: body.name,
      page: body.page,
      updated_at: new Date(at),
    };
    await refusingTakenName(() =>
      this.database.transaction(async (sql) => {
        // One at a time for each person, so that thirty stay thirty.
        const turn = { where: { id: staffId }, lock: { mode: 'for_no_key_update' } } as const;
        await sql.repository(StaffTable).findOne(turn);
        const views = sql.repository(SavedViewTable);
        if ((await views.countBy({ staff_id: staffId })) >= MOST_VIEWS)
          throw new DomainError('view.tooMany', 'A person keeps thirty lists at most', { most: MOST_VIEWS });
        await views.insert(row);
      }),
    );
    return savedViewOf(row, await this.directory.current(), actor.staffId);
  }
}
