// The units and procedures that generated dossiers name.
import { randomUUID } from 'node:crypto';
import type { Database } from '../src/platform/database.ts';

export interface GeneratedPlaces {
  readonly receptions: readonly { readonly home: string; readonly unit: string }[];
  readonly departments: readonly string[];
}

export const PROCEDURES = ['9.100001', '9.100002', '9.100003', '9.100004', '9.100005', '9.100006'];

/** Writes a province with eight agencies, each with its reception and its department, and the procedures. */
export async function generatePlaces(database: Database): Promise<GeneratedPlaces> {
  const unit = async (
    code: string,
    kind: string,
    level: string,
    isAgency: boolean,
    parent: string | null,
  ) => {
    const id = randomUUID();
    await database.query({
      text: `with unit as (insert into agency_unit (id) values ($1))
        insert into unit_fact (unit_id, code, name, kind, is_agency, level, parent_id, valid_from) values ($1, $2, $3, $4, $5, $6, $7, '2000-01-01')`,
      values: [id, code, `Đơn vị ${code}`, kind, isAgency, level, parent],
    });
    return id;
  };
  const province = await unit('G99', 'province', 'province', true, null);
  const receptions = [];
  const departments = [];
  for (let i = 0; i < 8; i++) {
    const level = i < 4 ? 'province' : 'commune';
    const home = await unit(
      `G99.${i + 10}`,
      level === 'commune' ? 'commune' : 'agency',
      level,
      true,
      province,
    );
    receptions.push({ home, unit: await unit(`G99.${i + 10}.01`, 'oneStop', level, false, home) });
    departments.push(await unit(`G99.${i + 10}.02`, 'department', level, false, home));
  }
  for (const [index, code] of PROCEDURES.entries())
    await database.query({
      text: `insert into procedure (code, name, field, levels, results, in_use, updated_at)
        values ($1, $2, $3, '{province}', '[]', true, now())`,
      values: [code, `Thủ tục ${code}`, `Lĩnh vực ${'ABC'[index % 3]}`],
    });
  return { receptions, departments };
}
