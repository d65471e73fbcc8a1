// The cases of found procedures as a reception form needs them: limit in words, papers and fees.
import { amountInEnglish, amountInVietnamese } from '../domain/process/amount-words.ts';
import type { CaseDefinition } from '../domain/process/procedure-definition.ts';
import type { Queryable } from '../platform/database.ts';
import type { OfferedCaseView } from './procedure-view.ts';
import type { CatalogueCase } from './stored-procedure.ts';

interface Row {
  readonly code: string;
  readonly acceptable: boolean;
  readonly definition: CatalogueCase | CaseDefinition;
}

/** @param day the process in force on it counts, `YYYY-MM-DD`; before the first one, the catalogue's facts */
export async function offeredCases(
  sql: Queryable,
  codes: readonly string[],
  day: string,
): Promise<ReadonlyMap<string, OfferedCaseView[]>> {
  const { rows } = await sql.query<Row>({
    name: 'offered-cases',
    text: `select c.procedure_code as code, coalesce(v.definition, c.definition) as definition,
        c.acceptable and coalesce(v.definition->'limit' <> 'null', c.current_version_id is null) as acceptable
      from procedure_case c
      left join lateral (
        select w.definition from process_version w where w.procedure_code = c.procedure_code and w.case_key = c.key
          and w.effective_from <= $2::date order by w.effective_from desc, w.version desc limit 1
      ) v on true
      where c.procedure_code = any($1) and c.in_use order by c.procedure_code, c.position, c.key`,
    values: [codes, day],
  });
  const offered = new Map(codes.map((code): [string, OfferedCaseView[]] => [code, []]));
  for (const row of rows) offered.get(row.code)?.push(offeredCase(row));
  return offered;
}

function offeredCase({ definition, acceptable }: Row): OfferedCaseView {
  const { key, name, limit, channels, checklist, fees } = definition;
  return {
    key,
    name,
    acceptable,
    limit,
    ...limitWords(limit),
    ...(channels === undefined ? {} : { channels }),
    checklist,
    fees,
  };
}

/** A limit in words of both languages; null where there is none yet. */
export function limitWords(limit: CaseDefinition['limit']) {
  return {
    limitInWords: limit && amountInVietnamese(limit),
    limitInWordsEn: limit && amountInEnglish(limit),
  };
}
