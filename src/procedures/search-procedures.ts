// Finds procedures by name, with or without diacritics, by code or part of one, by field and by level.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { NAME_NOT_PUBLISHED } from '../domain/process/import-processes.ts';
import type { AuthorityLevel } from '../domain/process/procedure-definition.ts';
import { Database } from '../platform/database.ts';
import type { LodgingAt } from './lodging-place.ts';

export interface ProcedureQuery {
  /** Words in any order, each whole or in part; or a code or part of one. */
  readonly q?: string;
  readonly field?: string;
  readonly level?: AuthorityLevel;
  /** Only what may be accepted there: its name known, a case in force with a limit, a unit competent for the place. */
  readonly lodgeable?: LodgingAt;
  /** Opaque; from the page before. */
  readonly cursor?: string;
  /** At most 100, 20 if left out. */
  readonly limit?: number;
}

interface FoundProcedure {
  readonly code: string;
  readonly name: string;
  readonly field: string;
  readonly levels: readonly AuthorityLevel[];
  /** Cases in use, and how many of them have a limit and may be accepted. */
  readonly cases: number;
  readonly acceptable: number;
}

export interface ProcedurePage {
  readonly procedures: readonly FoundProcedure[];
  /** Null on the last page. */
  readonly next: string | null;
}

/** As an acceptance asks it: a unit whose competence covers the procedure and the place, at a level of the day's decree. */
const COMPETENT = `exists (
  select from unit_competence k
  where k.level = any(p.levels) and k.level = any($10::text[]) and coalesce(k.procedure_code = p.code, true) and coalesce(k.field = p.field, true)
    and (k.territory is null or exists (
      select from unnest($8::text[]) place where place = k.territory or starts_with(place, k.territory || '.')))
    and k.valid_from <= $9::date and (k.valid_to is null or k.valid_to > $9::date))`;

/** A case whose process is in force and has a limit, or that the plain process may be made for. */
const ACCEPTABLE = `exists (
  select from procedure_case o
  where o.procedure_code = p.code and o.in_use and o.acceptable and (o.current_version_id is null or (
    select w.definition->'limit' <> 'null' from process_version w
    where w.procedure_code = o.procedure_code and w.case_key = o.key and w.effective_from <= $9::date
    order by w.effective_from desc, w.version desc limit 1)))`;

const MAX_WORDS = 12;
const MAX_LIMIT = 100;

@Injectable()
export class SearchProcedures {
  constructor(private readonly database: Database) {}

  /**
   * Best first: the code itself, codes that begin so, names that begin so, names that hold the words as typed, names
   * that hold each word somewhere; shorter names before longer ones.
   *
   * @throws DomainError `search.invalidCursor`
   */
  async run(query: ProcedureQuery): Promise<ProcedurePage> {
    const limit = Math.min(Math.max(query.limit ?? 20, 1), MAX_LIMIT);
    const q = (query.q ?? '').normalize('NFC').trim().replace(/\s+/g, ' ');
    const words = q === '' ? [] : q.split(' ').slice(0, MAX_WORDS);
    const [afterScore, afterCode] = query.cursor === undefined ? [null, null] : readCursor(query.cursor);
    const { rows } = await this.database.query<FoundProcedure & { score: number }>({
      name: 'search-procedures',
      text: `with asked as materialized (
          select search_key($1) as phrase,
            (select coalesce(array_agg(search_pattern(w)), '{}') from unnest($2::text[]) as w) as patterns,
            search_pattern($3) as field
        ), found as (
          select p.code, p.name, p.field, p.levels,
            case
              when a.phrase = '' then 0
              when p.code = $1 then 0
              when starts_with(p.code, $1) then 100000
              when starts_with(p.search_key, a.phrase) then 200000
              when position(a.phrase in p.search_key) > 0 then 300000
              else 400000
            end + case when a.phrase = '' then 0 else least(length(p.name), 99999) end as score
          from procedure p, asked a
          where p.in_use and p.search_key like all (a.patterns)
            and (a.field is null or p.field_key like a.field)
            and ($4::text is null or p.levels @> array[$4::text])
            and ($8::text is null or (p.name <> $11 and ${COMPETENT} and ${ACCEPTABLE}))
        ), page as (
          select * from found
          where $5::integer is null or (score, code) > ($5::integer, $6::text)
          order by score, code limit $7
        )
        select f.code, f.name, f.field, f.levels, f.score,
          count(c.key)::integer as cases, (count(c.key) filter (where c.acceptable))::integer as acceptable
        from page f left join procedure_case c on c.procedure_code = f.code and c.in_use
        group by f.code, f.name, f.field, f.levels, f.score order by f.score, f.code`,
      values: [
        q,
        words,
        query.field ?? null,
        query.level ?? null,
        afterScore,
        afterCode,
        limit + 1,
        query.lodgeable?.places ?? null,
        query.lodgeable?.day ?? null,
        query.lodgeable?.levels ?? null,
        NAME_NOT_PUBLISHED,
      ],
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next = rows.length > limit && last !== undefined ? writeCursor(last.score, last.code) : null;
    return { procedures: page.map(({ score: _, ...procedure }) => procedure), next };
  }
}

function writeCursor(score: number, code: string): string {
  return Buffer.from(JSON.stringify([score, code])).toString('base64url');
}

function readCursor(cursor: string): [number, string] {
  try {
    const [score, code, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (Number.isInteger(score) && typeof code === 'string' && rest.length === 0)
      return [score as number, code];
  } catch {
    // answered below
  }
  throw new DomainError('search.invalidCursor', 'The cursor is not one that a page was given', { cursor });
}
