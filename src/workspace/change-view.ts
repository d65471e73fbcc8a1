// Changes a kept list of one's own, as a whole.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';
import { checkFilters } from './check-filters.ts';
import { refusingTakenName } from './refuse-taken-name.ts';
import { savedViewOf } from './saved-view.ts';
import type { SavedView } from './saved-view.ts';
import { SavedViewTable } from './saved-view.table.ts';
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
    const { name, page } = body;
    const own = { id, staff_id: actor.staffId };
    const values = { unit_id: unitId, name, page, query: filters, updated_at: new Date(at) };
    const { affected } = await refusingTakenName(() =>
      this.database.repository(SavedViewTable).update(own, values),
    );
    if (affected !== 1) throw new DomainError('view.unknown', 'You have no such list');
    return savedViewOf({ ...own, ...values }, await this.directory.current(), actor.staffId);
  }
}
