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
import { FormDueTable } from './form-due.table.ts';
import { IssuedFormTable } from './issued-form.table.ts';
import { readDueEntry } from './read-due-entry.ts';

/** A form that a journal entry made due. */
export interface DueForm {
  readonly homeAgencyId: string;
  readonly dossierId: string;
  readonly seq: number;
  readonly meaning: string;
}

/** The row stays locked until the transaction ends: a roll-back returns the number, so there is never a gap. */
const DRAW = `
  insert into form_series as s (unit_id, meaning, year, last) values ($1, $2, $3, 1)
  on conflict (unit_id, meaning, year) do update set last = s.last + 1 returning last`;
/** Another unit that had the code that year may have printed the same number. */
const PRINTED = `
  select exists (select from unit_fact f
    join issued_form i on i.unit_id = f.unit_id and i.meaning = $3 and i.year = $4 and i.number = $5
    where f.code = $1 and f.unit_id <> $2 and i.series = $6) as printed`;

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
      const taken = await take(sql, due);
      if (!taken || facts === null || known === null) return false;
      await issue(sql, key, known, entry!, facts);
      return true;
    });
  }
}

/** Whoever takes the row away issues the form; another that wanted to waits here, and then finds it gone. */
async function take(sql: Queryable, { homeAgencyId, dossierId, seq, meaning }: DueForm): Promise<boolean> {
  const due = { home_agency_id: homeAgencyId, dossier_id: dossierId, seq, meaning };
  const { affected } = await sql.repository(FormDueTable).delete(due);
  return affected === 1;
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
  await sql.repository(IssuedFormTable).insert({
    home_agency_id: homeAgencyId,
    id: uuidv7(),
    dossier_id: id,
    seq: entry.seq,
    meaning,
    form_set: facts.formSet,
    unit_id: facts.unit.id,
    year,
    number,
    series,
    issued_at: new Date(entry.at),
    issued_by: staffId,
    signed_by: form.signer.name === null ? null : staffId,
    facts: form,
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
