// The lists a person kept, and those that colleagues show to his units.
import { Injectable } from '@nestjs/common';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';
import { savedViewOf } from './saved-view.ts';
import type { SavedView } from './saved-view.ts';
import type { SavedViewRow } from './saved-view.table.ts';
import type { ViewPage } from './saved-view-bodies.ts';

const MOST_LISTED = 200;

@Injectable()
export class ListViews {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** One's own first, then by name; at most 200. @param page null is every page's */
  async run(page: ViewPage | null, actor: Actor): Promise<SavedView[]> {
    const { rows } = await this.database.query<SavedViewRow>({
      name: 'saved-view-list',
      text: `select * from saved_view
        where (staff_id = $1 or unit_id = any($2::uuid[])) and ($3::text is null or page = $3)
        order by staff_id <> $1, name collate "vi-x-icu", id limit ${MOST_LISTED}`,
      values: [actor.staffId, [...new Set(actor.holds.map(({ unitId }) => unitId))], page],
    });
    const organization = await this.directory.current();
    return rows.map((row) => savedViewOf(row, organization, actor.staffId));
  }
}
