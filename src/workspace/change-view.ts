// Changes a kept list of one's own, as a whole.
import { Injectable } from '@nestjs/common';
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

@Injectable()
export class ChangeView {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @throws DomainError `view.unknown` for a colleague's too, `view.nameTaken`, those of filters and of sharing */
  async run(id: string, body: SaveViewBody, actor: Actor, at: Instant): Promise<SavedView> {
    const filters = checkFilters(body.query);
    const unitId = unitSharedWith(actor, body);
    const { rows } = await refusingTakenName(() =>
      this.database.query<SavedViewRow>({
        name: 'saved-view-change',
        text: `update saved_view set unit_id = $3, name = $4, page = $5, query = $6, updated_at = $7
          where id = $1 and staff_id = $2 returning ${VIEW_COLUMNS}`,
        values: [id, actor.staffId, unitId, body.name, body.page, JSON.stringify(filters), formatInstant(at)],
      }),
    );
    if (rows[0] === undefined) throw new DomainError('view.unknown', 'You have no such list');
    return savedViewOf(rows[0], await this.directory.current(), actor.staffId);
  }
}
