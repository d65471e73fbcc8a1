// Finds who lodged before, so that nobody types a known person anew, and what a new dossier would repeat.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { DAY_MS, MINUTE_MS, type Instant } from '../../domain/time/instant.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { Throttle } from '../../platform/throttle/throttle.ts';
import type { KnownApplicantView } from './applicants-view.ts';
import { wordsOfName } from '../like-pattern.ts';
import { matchingRows, nameHas } from '../lists/matching-rows.ts';
import { Bindings } from '../../platform/lists/bindings.ts';
import { handledBy, unitsToBind } from '../access/readable-sql.ts';

export interface ApplicantWish {
  readonly idNumber?: string | undefined;
  readonly phone?: string | undefined;
  readonly name?: string | undefined;
  readonly procedureCode?: string | undefined;
}

export interface FoundApplicants {
  readonly applicants: readonly {
    readonly applicant: KnownApplicantView;
    readonly lastCode: string | null;
    readonly lastLodgedAt: number;
  }[];
  readonly possibleDuplicates:
    | readonly {
        readonly code: string | null;
        readonly state: string;
        readonly lodgedAt: number;
        readonly unitName: string | null;
      }[]
    | null;
}

interface Stored {
  readonly home_agency_id: string;
  readonly id: string;
  readonly code: string | null;
  readonly lodged_at: Date;
}

type StoredPerson = Stored & { readonly applicant: KnownApplicantView };

const PERSONS = 10;
const DUPLICATES = 20;
/** The newest dossiers of the reader's scope that persons are made of. */
const LOOKED_AT = 2000;
/** Questions of one person in ten minutes: far above a busy desk, far below what copying a register takes. */
const QUESTIONS = {
  free: 200,
  windowMs: 10 * MINUTE_MS,
  delayMs: 10 * MINUTE_MS,
  maxDelayMs: 10 * MINUTE_MS,
} as const;
const CLOSED_LATELY_MS = 30 * DAY_MS;

const inScope = (units: string) => `(${units}::uuid[] is null or ${handledBy(units)})`;

/**
 * Who has no identity number is told apart by name and phone.
 *
 * @param source rows of `dossier_applicant`
 * @param units placeholder of the reader's units or null
 */
const personsBy = (source: string, units: string): string => `
  select home_agency_id, id, code, lodged_at, applicant from (
    select distinct on (person) * from (
      select d.home_agency_id, d.id, coalesce(d.code, d.lodging_no) as code, d.lodged_at,
        coalesce(a.identity_no, a.name_key || ' ' || coalesce(phone_key(a.phone), '')) as person,
        jsonb_build_object('name', a.name, 'kind', a.kind, 'identityNo', a.identity_no, 'phone', a.phone,
          'email', a.email, 'address', a.address) as applicant
      from ${source} a join dossier d on d.home_agency_id = a.home_agency_id and d.id = a.dossier_id
      where ${inScope(units)} order by a.dossier_id desc limit ${LOOKED_AT}
    ) found order by person, lodged_at desc, id
  ) person order by lodged_at desc, id limit ${PERSONS}`;

/** `$1`: what is asked, `$2`: the reader's units or null. */
export const PERSONS_BY = {
  idNumber: personsBy('(select * from dossier_applicant where identity_no = $1)', '$2'),
  phone: personsBy('(select * from dossier_applicant where phone_key(phone) = phone_key($1))', '$2'),
} as const;
/** What is asked first is believed most. */
const WAYS = ['idNumber', 'phone', 'name'] as const;

const REPEATED = `
  select d.home_agency_id, d.id, coalesce(d.code, d.lodging_no) as code, d.lodged_at, d.state, d.unit_id
  from dossier_applicant a join dossier d on d.home_agency_id = a.home_agency_id and d.id = a.dossier_id
  where a.identity_no = $1 and ${inScope('$2')} and d.procedure_code = $3
    and (d.closed_at is null or d.closed_at >= to_timestamp($4::float8 / 1000))
  order by d.closed_at is not null, d.lodged_at desc, d.id limit ${DUPLICATES}`;

@Injectable()
export class FindApplicants {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly accessLog: AccessLog,
    private readonly throttle: Throttle,
  ) {}

  /**
   * Only dossiers that the reader may read are looked at; each person that is shown is noted in the access log.
   *
   * @throws DomainError `facts.missing` when nothing is asked by, `applicants.throttled`
   */
  async run(
    wish: ApplicantWish,
    actor: Pick<Actor, 'staffId' | 'scope'>,
    at: Instant,
  ): Promise<FoundApplicants> {
    const by = WAYS.find((way) => wish[way] !== undefined);
    if (by === undefined)
      throw new DomainError('facts.missing', 'Give an id number, a phone or a name', {
        errors: [{ pointer: '/idNumber', detail: 'one of idNumber, phone, name', code: 'required' }],
      });
    await this.count(actor.staffId, at);
    const scope = unitsToBind(actor.scope);
    const [persons, duplicates] = await Promise.all([
      by === 'name'
        ? this.named(wish.name!, scope)
        : this.database.query<StoredPerson>({
            name: `find-applicants-${by}`,
            text: PERSONS_BY[by],
            values: [wish[by]!, scope],
          }),
      this.repeated(wish, scope, at),
    ]);
    for (const { home_agency_id: homeAgencyId, id: dossierId } of persons.rows)
      this.accessLog.recordAccess({ staffId: actor.staffId, homeAgencyId, dossierId, what: 'applicant' });
    for (const { home_agency_id: homeAgencyId, id: dossierId } of duplicates ?? [])
      this.accessLog.recordAccess({ staffId: actor.staffId, homeAgencyId, dossierId, what: 'duplicate' });
    const organization = await this.directory.current();
    return {
      applicants: persons.rows.map(({ applicant, code, lodged_at }) => ({
        applicant,
        lastCode: code,
        lastLodgedAt: lodged_at.getTime(),
      })),
      possibleDuplicates:
        duplicates?.map(({ code, state, lodged_at, unit_id }) => ({
          code,
          state,
          lodgedAt: lodged_at.getTime(),
          unitName: organization.unit(unit_id)?.name ?? null,
        })) ?? null,
    };
  }

  /** The newest of those whose name has all the words. */
  private async named(name: string, scope: readonly string[] | null) {
    const to = new Bindings();
    const condition = nameHas(wordsOfName(name), (word) => to.bind(word));
    const { source } = await matchingRows(this.database, 'dossier_applicant', condition, to.values);
    const text = personsBy(source, to.bind(scope));
    return this.database.query<StoredPerson>({ text, values: to.values });
  }

  private async repeated(
    { idNumber, procedureCode }: ApplicantWish,
    scope: readonly string[] | null,
    at: Instant,
  ) {
    if (idNumber === undefined || procedureCode === undefined) return null;
    const { rows } = await this.database.query<Stored & { readonly state: string; readonly unit_id: string }>(
      {
        name: 'find-repeated',
        text: REPEATED,
        values: [idNumber, scope, procedureCode, at - CLOSED_LATELY_MS],
      },
    );
    return rows;
  }

  private async count(staffId: string, at: Instant): Promise<void> {
    await this.throttle.count([{ key: `applicants ${staffId}`, ...QUESTIONS }], 'applicants.throttled', at);
  }
}
