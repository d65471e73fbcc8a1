// Drops a kept list of one's own.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';
import { SavedViewTable } from './saved-view.table.ts';

@Injectable()
export class DropView {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `view.unknown` for a colleague's too */
  async run(id: string, actor: Actor): Promise<void> {
    const { affected } = await this.database
      .repository(SavedViewTable)
      .delete({ id, staff_id: actor.staffId });
    if (affected !== 1) throw new DomainError('view.unknown', 'You have no such list');
  }
}
