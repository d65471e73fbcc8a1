// Reads the log of administration, newest first.
import { Injectable } from '@nestjs/common';
import { DAY_MS, formatInstant, parseDay, startOfDay } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { OrganizationDirectory } from '../organization-directory.ts';
import { unitsNamed } from '../units-named.ts';
import type {
  AdministrationLogFilter,
  AdministrationLogPage,
  AdministrationLogQuery,
} from './administration-log-bodies.ts';
import type { AdministrationLineView } from './administration-log-bodies.ts';

type Row = Omit<AdministrationLineView, 'at' | 'units'> & { readonly at: Date };

/** A question as it is put to the table: who, what kind, from and until when. */
export interface LogQuestion {
  readonly personId: string | null;
  readonly kind: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

const ASKED = `
  where ($1::uuid is null or l.staff_id = $1 or l.on_behalf_of = $1 or l.subject_id = $1::text)
    and ($2::text is null or l.action like $2 || '.%')
    and ($3::timestamptz is null or l.at >= $3) and ($4::timestamptz is null or l.at < $4)`;
const PAGE = `
  select l.id, l.at, l.action, l.staff_id as "staffId", s.full_name as "staffName", o.full_name as "onBehalfOfName",
    l.subject_id as "subjectId", l.subject_name as "subjectName", l.before, l.after, l.raises,
    l.request_id as "requestId", l.network
  from administration_log l
  left join staff s on s.id = l.staff_id
  left join staff o on o.id = l.on_behalf_of
  ${ASKED}
    and ($5::uuid is null or (l.at, l.id) < (select c.at, c.id from administration_log c where c.id = $5))
  order by l.at desc, l.id desc limit $6`;

@Injectable()
export class ReadAdministrationLog {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @throws DomainError `day.invalid` */
  run({ limit, cursor, ...query }: AdministrationLogQuery): Promise<AdministrationLogPage> {
    return this.page(questionOf(query), cursor ?? null, limit);
  }

  /** @param cursor the last line of the page before; null for the newest */
  async page(question: LogQuestion, cursor: string | null, limit: number): Promise<AdministrationLogPage> {
    const { rows } = await this.database.query<Row>({
      text: PAGE,
      values: [...valuesOf(question), cursor, limit + 1],
    });
    const organization = await this.directory.current();
    const items = rows.slice(0, limit).map((row) => ({
      ...row,
      at: formatInstant(row.at.getTime()),
      units: unitsNamed(organization, [row.before, row.after], row.at.getTime()),
    }));
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  async count(question: LogQuestion): Promise<number> {
    const { rows } = await this.database.query<{ lines: number }>({
      text: `select count(*)::int as lines from administration_log l ${ASKED}`,
      values: [...valuesOf(question)],
    });
    return rows[0]!.lines;
  }
}

/** @throws DomainError `day.invalid` */
export function questionOf({ personId, kind, from, to }: AdministrationLogFilter): LogQuestion {
  return {
    personId: personId ?? null,
    kind: kind ?? null,
    from: from === undefined ? null : formatInstant(startOfDay(parseDay(from))),
    until: to === undefined ? null : formatInstant(startOfDay(parseDay(to)) + DAY_MS),
  };
}

function valuesOf({ personId, kind, from, until }: LogQuestion): readonly unknown[] {
  return [personId, kind, from, until];
}
