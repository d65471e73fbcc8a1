// The cases that may be lodged on the citizens' pages, as their processes in force on a day say.
import { Injectable } from '@nestjs/common';
import { dayOf, formatDay, type Instant } from '../domain/time/instant.ts';
import type { AuthorityLevel, CaseDefinition } from '../domain/process/procedure-definition.ts';
import { Database } from '../platform/database.ts';

export interface OnlineCase {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly levels: readonly AuthorityLevel[];
  readonly definition: CaseDefinition;
}

const MOST = 300;

@Injectable()
export class OfferedOnline {
  constructor(private readonly database: Database) {}

  /** By name. @param words of its name or code, in any spelling; empty for all */
  async find(words: string, at: Instant): Promise<readonly OnlineCase[]> {
    return this.read(words, null, null, at);
  }

  /** Null where the case is not, or no longer, lodged online. */
  async one(code: string, caseKey: string, at: Instant): Promise<OnlineCase | null> {
    return (await this.read('', code, caseKey, at))[0] ?? null;
  }

  private async read(words: string, code: string | null, caseKey: string | null, at: Instant) {
    const { rows } = await this.database.query<OnlineCase>({
      name: 'offered-online',
      text: `select p.code, p.name, p.field, p.levels, v.definition
        from procedure p
        join procedure_case c on c.procedure_code = p.code and c.in_use and c.acceptable
        join lateral (
          select w.definition from process_version w
          where w.procedure_code = c.procedure_code and w.case_key = c.key and w.effective_from <= $1::date
          order by w.effective_from desc, w.version desc limit 1
        ) v on v.definition ? 'online' and v.definition->'limit' <> 'null'
        where p.in_use and ($2 = '' or position(search_key($2) in search_key(p.code || ' ' || p.name)) > 0)
          and ($3::text is null or p.code = $3) and ($4::text is null or c.key = $4)
        order by p.name, p.code, c.position limit ${MOST}`,
      values: [formatDay(dayOf(at)), words, code, caseKey],
    });
    return rows;
  }
}
