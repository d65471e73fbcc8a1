// Reads people with their positions, past and present.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { Database } from '../../platform/database.ts';
import { STAFF_COLUMNS } from './staff-view.ts';
import type { StaffView } from './staff-view.ts';

const PAGE = 100;

@Injectable()
export class FindStaff {
  constructor(private readonly database: Database) {}

  /**
   * At most 100 people in order of account, after one where it is given.
   * @param text part of an account, or words of a name in any order, with or without diacritics
   */
  async list(after: string | null, text: string | null): Promise<StaffView[]> {
    const { rows } = await this.database.query<StaffView>({
      name: 'staff-list',
      text: `select ${STAFF_COLUMNS} from staff s
        where ($1::text is null or s.account > $1) and ($2::text is null or
          position(lower($2) in s.account) > 0 or (select bool_and(position(search_key(word) in search_key(s.full_name)) > 0) from regexp_split_to_table($2, '\\s+') as word))
        order by s.account limit ${PAGE}`,
      values: [after, text],
    });
    return rows;
  }

  /** @throws DomainError `staff.unknown` */
  async one(id: string): Promise<StaffView> {
    const {
      rows: [person],
    } = await this.database.query<StaffView>({
      name: 'staff-one',
      text: `select ${STAFF_COLUMNS} from staff s where s.id = $1`,
      values: [id],
    });
    if (person === undefined)
      throw new DomainError('staff.unknown', 'There is no such person', { staffId: id });
    return person;
  }
}
