// Finds dossiers by whatever a clerk has: part of a code, a name with or without marks, a phone, an identity number.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Definitions } from '../engine/definitions.ts';
import { AccessLog } from '../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Actor } from '../organization/sign-in/actor.ts';
import { Database } from '../platform/database.ts';
import { ROW_COLUMNS, ROW_JOINS, shownRows } from './dossier-rows.ts';
import type { StoredRow } from './dossier-rows.ts';
import type { DossierRow } from './list-view.ts';

const LIMIT = 50;
/** Matches looked at before the scope leaves out what is not for this reader: the more, the longer the worst search. */
const LOOKED_AT = 30_000;

const CODE_LIKE = /^[A-Za-z]?[A-Za-z0-9]*[.\-\d]+[\w.-]*$/;

const NAMES = `select home_agency_id, dossier_id from dossier_applicant where name_key like '%' || search_key($1) || '%' limit ${LOOKED_AT}`;
const NUMBERS = `
  (select home_agency_id, dossier_id from dossier_applicant where identity_no like '%' || $1 || '%' limit ${LOOKED_AT})
  union
  (select home_agency_id, dossier_id from dossier_applicant
    where phone_key(phone) like '%' || phone_key($1) || '%' limit ${LOOKED_AT})
  union
  (select home_agency_id, dossier_id from dossier_ref where ref ilike '%' || $1 || '%' limit ${LOOKED_AT})`;
const CODES = `
  (select home_agency_id, dossier_id from dossier_ref where ref ilike '%' || $1 || '%' limit ${LOOKED_AT})
  union
  (select home_agency_id, dossier_id from dossier_applicant where identity_no ilike '%' || $1 || '%' limit ${LOOKED_AT})`;

@Injectable()
export class SearchDossiers {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly definitions: Definitions,
    private readonly accessLog: AccessLog,
  ) {}

  /** @throws DomainError `search.tooShort` below three characters */
  async run(query: string, actor: Actor, at: Instant): Promise<readonly DossierRow[]> {
    const words = query.trim();
    if ([...words].length < 3)
      throw new DomainError('search.tooShort', 'Type at least three characters', { q: words });
    const { unitIds } = actor.scope;
    const scope = unitIds === 'all' ? null : [...unitIds];
    const { rows } = await this.database.query<StoredRow>({
      text: `select ${ROW_COLUMNS} from (${foundBy(words)}) f
        join dossier d on d.home_agency_id = f.home_agency_id and d.id = f.dossier_id ${ROW_JOINS}
        where $2::uuid[] is null or d.unit_id = any($2) or d.reception_unit_id = any($2) or d.competent_unit_id = any($2)
        order by d.closed_at is not null, d.lodged_at desc, d.id limit ${LIMIT}`,
      values: [words.replaceAll(/[\\%_]/g, '\\$&'), scope],
    });
    for (const { homeAgencyId, id } of rows)
      this.accessLog.recordAccess({ staffId: actor.staffId, homeAgencyId, dossierId: id, what: 'search' });
    return shownRows(rows, at, this.definitions, await this.directory.current());
  }
}

function foundBy(words: string): string {
  if (/^[\d +().-]+$/.test(words) && words.replaceAll(/\D/g, '').length >= 3) return NUMBERS;
  return CODE_LIKE.test(words) && /\d/.test(words) ? CODES : NAMES;
}
