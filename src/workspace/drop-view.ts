// Drops a kept list of one's own.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';

@Injectable()
export class DropView {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `view.unknown` for a colleague's too */
  async run(id: string, actor: Actor): Promise<void> {
    const { rows } = await this.database.query({
      name: 'saved-view-drop',
      text: `delete from saved_view where id = $1 and staff_id = $2 returning id`,
      values: [id, actor.staffId],
    });
    if (rows.length === 0) throw new DomainError('view.unknown', 'You have no such list');
  }
}
