// Carries new versions of facts into the daily counts.
import type { Queryable } from '../../platform/database.ts';
import { FACTS_OF_JSON, factJson } from './report-fact-rows.ts';
import { sameFacts } from './report-facts.ts';
import { CONTRIBUTIONS, COUNT_KEYS, dayOfSql } from './rollup-contributions.ts';
import type { Change } from './rollup-versions.ts';

/** Adds what the new versions count and takes away what the old ones counted, on the day that it became known. */
export async function addCounts(sql: Queryable, changes: readonly Change[]): Promise<void> {
  const signed = changes.flatMap(({ before, after }) => {
    if (before && sameFacts(before.facts, after.facts)) return [];
    const recorded_on = dayText(after.recordedFrom);
    return [
      ...(before ? [{ ...factJson(before), sign: -1, recorded_on }] : []),
      { ...factJson(after), sign: 1, recorded_on },
    ];
  });
  if (signed.length === 0) return;
  const keys = COUNT_KEYS.join(', ');
  await sql.query({
    name: 'rollup-add',
    text: `insert into daily_count (${keys}, day, measure, recorded_on, n)
      select ${keys}, ${dayOfSql('c.at')}, c.measure, recorded_on, sum(sign)::integer
      from (${FACTS_OF_JSON}) f cross join lateral ${CONTRIBUTIONS} c(measure, at)
      where c.at is not null and c.measure is not null group by ${keys}, 8, c.measure, recorded_on having sum(sign) <> 0
      on conflict (competent_unit_id, day, measure, recorded_on, reception_unit_id, procedure_code, field, level,
        competent_agency_id, home_agency_id) do update set n = daily_count.n + excluded.n`,
    values: [JSON.stringify(signed)],
  });
}

const dayText = (instant: number): string => new Date(instant + 7 * 3_600_000).toISOString().slice(0, 10);
