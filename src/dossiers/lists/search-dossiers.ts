// Finds dossiers by whatever a clerk has: part of a code, words of a name in any order, a phone, an identity number.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { typedCode } from '../../domain/text/typed-code.ts';
import { likePattern, wordsOfName } from '../like-pattern.ts';
import { readableBy, unitsToBind } from '../access/readable-sql.ts';
import { matchingRows, nameHas } from './matching-rows.ts';
import type { MatchedTable } from './matching-rows.ts';
import { Bindings } from '../../platform/lists/bindings.ts';
import { ROW_COLUMNS, ROW_JOINS, shownRows } from './list-rows.ts';
import type { StoredRow } from './list-rows.ts';
import type { ListedDossier } from './list-view.ts';

const LIMIT = 50;
const FEWEST_DIGITS = 3;
/** By what somebody is found, he may read: a code finds what lies with an agency asked, a name does not. */
const PART_OF = { dossier_applicant: 'applicant', dossier_ref: 'course' } as const;

@Injectable()
export class SearchDossiers {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly definitions: Definitions,
    private readonly accessLog: AccessLog,
  ) {}

  /** @throws DomainError `search.tooShort` below three characters */
  async run(query: string, actor: Actor, at: Instant): Promise<readonly ListedDossier[]> {
    const words = query.trim();
    if ([...words].length < 3)
      throw new DomainError('search.tooShort', 'Type at least three characters', { q: words });
    const found = await this.keys(words, unitsToBind(actor.scope));
    const { rows } = await this.database.query<StoredRow>({
      name: 'search-rows',
      text: `select ${ROW_COLUMNS} from unnest($1::uuid[], $2::uuid[]) as f (home_agency_id, dossier_id)
        join dossier d on d.home_agency_id = f.home_agency_id and d.id = f.dossier_id ${ROW_JOINS}
        order by d.closed_at is not null, d.lodged_at desc, d.id limit ${LIMIT}`,
      values: [found.map(({ homeAgencyId }) => homeAgencyId), found.map(({ id }) => id)],
    });
    for (const { homeAgencyId, id } of rows)
      this.accessLog.recordAccess({ staffId: actor.staffId, homeAgencyId, dossierId: id, what: 'search' });
    return shownRows(rows, at, this.definitions, await this.directory.current());
  }

  /** Those of the reader's scope, open ones first, newest first; of what is common the newest. */
  private async keys(words: string, scope: readonly string[] | null): Promise<readonly DossierKey[]> {
    const code = typedCode(words);
    const byName = new Bindings();
    const byCode = new Bindings();
    const found = await Promise.all([
      this.keysOf('dossier_applicant', applicantHas(words, byName), byName, scope),
      /\d/.test(code)
        ? this.keysOf('dossier_ref', `ref ilike ${byCode.bind(likePattern(code))}`, byCode, scope)
        : [],
    ]);
    return [...new Map(found.flat().map((key) => [key.id, key])).values()];
  }

  private async keysOf(
    table: MatchedTable,
    condition: string,
    to: Bindings,
    scope: readonly string[] | null,
  ): Promise<readonly DossierKey[]> {
    const { source, newestFirst } = await matchingRows(this.database, table, condition, to.values);
    const units = `${to.bind(scope)}::uuid[]`;
    const { rows } = await this.database.query<DossierKey>({
      text: `select d.home_agency_id as "homeAgencyId", d.id from ${source} f
        join dossier d on d.home_agency_id = f.home_agency_id and d.id = f.dossier_id
        where ${readableBy(PART_OF[table], units)}
        order by ${newestFirst ? 'f.dossier_id desc' : 'd.closed_at is not null, d.lodged_at desc, d.id'} limit ${LIMIT}`,
      values: to.values,
    });
    return rows;
  }
}

/** By name always, for a company may be called by a number; by what else the applicant has where it is digits. */
function applicantHas(words: string, to: Bindings): string {
  const ways = [`(${nameHas(wordsOfName(words), (word) => to.bind(word))})`];
  const plain = words.normalize('NFKC');
  if (/\d/.test(plain)) ways.push(`identity_no ilike ${to.bind(likePattern(plain))}`);
  const digits = plain.replaceAll(/\D/g, '');
  if (/^[\d +().-]+$/.test(plain) && digits.length >= FEWEST_DIGITS)
    ways.push(`phone_key(phone) like '%' || phone_key(${to.bind(digits)}) || '%'`);
  return ways.join(' or ');
}
