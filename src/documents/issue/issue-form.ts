// Gives a form that is due its number and keeps what is printed on it: once, and without a gap in the series.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { civilOf } from '../../domain/time/civil-date.ts';
import { dayOf } from '../../domain/time/instant.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { Database } from '../../platform/database.ts';
import type { Queryable } from '../../platform/database.ts';
import type { DueEntry, FormFacts, PlacedUnit } from '../facts/form-facts.ts';
import { GatherFacts } from '../facts/gather-facts.ts';
import { seriesOf } from '../facts/form-words.ts';
import { isIssuedMeaning } from '../facts/printed-form.ts';
import type { IssuedMeaning } from '../facts/printed-form.ts';
import { setForm } from '../facts/set-form.ts';
import { readDueEntry } from './read-due-entry.ts';

/** A form that a journal entry made due. */
export interface DueForm {
  readonly homeAgencyId: string;
  readonly dossierId: string;
  readonly seq: number;
  readonly meaning: string;
}

/** Whoever takes the row away issues the form; another that wanted to waits here, and then finds it gone. */
const TAKE = `
  delete from form_due where home_agency_id = $1 and dossier_id = $2 and seq = $3 and meaning = $4 returning 1 as taken`;
/** The row stays locked until the transaction ends: a roll-back returns the number, so there is never a gap. */
const DRAW = `
  insert into form_series as s (unit_id, meaning, year, last) values ($1, $2, $3, 1)
  on conflict (unit_id, meaning, year) do update set last = s.last + 1 returning last`;
/** Another unit that had the code that year may have printed the same number. */
const PRINTED = `
  select exists (select from unit_fact f
    join issued_form i on i.unit_id = f.unit_id and i.meaning = $3 and i.year = $4 and i.number = $5
    where f.code = $1 and f.unit_id <> $2 and i.series = $6) as printed`;
const ISSUE = `
  insert into issued_form (home_agency_id, id, dossier_id, seq, meaning, form_set, unit_id, year, number, series,
    issued_at, issued_by, signed_by, facts)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, to_timestamp($11::float8 / 1000), $12, $13, $14)`;

@Injectable()
export class IssueForm {
  constructor(
    private readonly database: Database,
    private readonly facts: GatherFacts,
  ) {}

  /** Safe to run at any time, for the same form by any number of instances. @returns whether this run issued it */
  async run(due: DueForm): Promise<boolean> {
    const key: DossierKey = { homeAgencyId: due.homeAgencyId, id: due.dossierId };
    const entry = await readDueEntry(this.database, key, due.seq);
    const known = entry !== null && isIssuedMeaning(due.meaning) ? due.meaning : null;
    const facts = known === null ? null : await this.facts.run(key, known, entry!);
    return this.database.transaction(async (sql) => {
      const taken = await sql.query({
        name: 'form-take',
        text: TAKE,
        values: [due.homeAgencyId, due.dossierId, due.seq, due.meaning],
      });
      if (taken.rows.length === 0 || facts === null || known === null) return false;
      await issue(sql, key, known, entry!, facts);
      return true;
    });
  }
}

async function issue(
  sql: Queryable,
  { homeAgencyId, id }: DossierKey,
  meaning: IssuedMeaning,
  entry: DueEntry,
  facts: FormFacts,
): Promise<void> {
  const { year } = civilOf(dayOf(entry.at));
  const { number, series } = await drawNumber(sql, facts.unit, meaning, year);
  const form = setForm(meaning, facts, series);
  const { staffId } = entry.sender;
  await sql.query({
    name: 'form-issue',
    text: ISSUE,
    values: [
      homeAgencyId,
      uuidv7(),
      id,
      entry.seq,
      meaning,
      facts.formSet,
      facts.unit.id,
      year,
      number,
      series,
      entry.at,
      staffId,
      form.signer.name === null ? null : staffId,
      JSON.stringify(form),
    ],
  });
}

async function drawNumber(
  sql: Queryable,
  unit: PlacedUnit,
  meaning: IssuedMeaning,
  year: number,
): Promise<{ readonly number: number; readonly series: string }> {
  for (;;) {
    const { rows } = await sql.query<{ last: number }>({
      name: 'form-draw',
      text: DRAW,
      values: [unit.id, meaning, year],
    });
    const number = rows[0]!.last;
    const series = seriesOf(meaning, number, unit.code);
    const { rows: known } = await sql.query<{ printed: boolean }>({
      name: 'form-number-printed',
      text: PRINTED,
      values: [unit.code, unit.id, meaning, year, number, series],
    });
    if (!known[0]!.printed) return { number, series };
  }
}
