// The register of dossiers of a one-stop over a period: as rows, and as the form that is printed (06, since 2025 07).
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { DAY_MS, parseDay, startOfDay } from '../../domain/time/instant.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { mayRead } from '../../organization/reading-scope.ts';
import type { ReadingScope } from '../../organization/reading-scope.ts';
import { Database } from '../../platform/database.ts';
import { formSetOn } from '../../../workflows/law/form-sets.ts';
import { shortDay } from '../facts/form-words.ts';
import { standing } from '../facts/gather-facts.ts';
import type { RegisterForm } from '../facts/printed-form.ts';
import { dateLine } from '../facts/set-form.ts';

/** Days as `YYYY-MM-DD`, both included. */
export interface RegisterWish {
  readonly unitId: string;
  readonly from: string;
  readonly to: string;
}

export interface RegisterLine {
  readonly homeAgencyId: string;
  readonly id: string;
  readonly code: string;
  readonly procedureName: string;
  readonly applicant: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly competentUnitId: string;
  readonly acceptedAt: number;
  readonly promisedDueAt: number | null;
  readonly returnedAt: number | null;
  /** `desk`, `post` or `online`; null until it was handed over. */
  readonly how: string | null;
}

export interface PrintedRegister {
  readonly form: RegisterForm;
  /** Whose data is in it. */
  readonly lines: readonly RegisterLine[];
}

/** Lines that one print may hold; a longer period is printed in parts. */
const LONGEST_PRINT = 5_000;
const LONGEST_DAYS = 366;

const ms = (column: string, name: string) => `(extract(epoch from d.${column}) * 1000)::float8 as "${name}"`;
const LINES = `
  select d.home_agency_id as "homeAgencyId", d.id, coalesce(d.code, d.lodging_no, '') as code, p.name as "procedureName", a.name as applicant, a.address,
    a.phone, d.competent_unit_id as "competentUnitId", ${ms('accepted_at', 'acceptedAt')},
    ${ms('promised_due_at', 'promisedDueAt')},
    case when d.state = 'returned' then (extract(epoch from d.closed_at) * 1000)::float8 end as "returnedAt",
    case when d.state = 'returned' then (select e.entry->'data'->>'how' from case_event e
      where e.home_agency_id = d.home_agency_id and e.case_id = d.id and e.type = 'return'
      order by e.seq desc limit 1) end as how
  from dossier d
  join dossier_applicant a on a.home_agency_id = d.home_agency_id and a.dossier_id = d.id
  join procedure p on p.code = d.procedure_code
  where d.reception_unit_id = $1 and d.accepted_at >= to_timestamp($2::float8 / 1000)
    and d.accepted_at < to_timestamp($3::float8 / 1000)
    and ($4::float8 is null or (d.accepted_at, d.id) > (to_timestamp($4::float8 / 1000), $5::uuid))
  order by d.accepted_at, d.id limit $6`;

const HOW: Readonly<Record<string, string>> = {
  desk: 'Tại quầy',
  post: 'Bưu chính',
  online: 'Trực tuyến',
};

@Injectable()
export class ReadRegister {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly accessLog: AccessLog,
  ) {}

  /**
   * @param after place of the last line of the page before
   * @throws DomainError `period.invalid`, `day.invalid`
   */
  async lines(
    wish: RegisterWish,
    most: number,
    after: readonly [acceptedAt: number, id: string] | null = null,
  ): Promise<readonly RegisterLine[]> {
    const { from, to } = periodOf(wish);
    const { rows } = await this.database.query<RegisterLine>({
      name: 'register-lines',
      text: LINES,
      values: [wish.unitId, from, to, after?.[0] ?? null, after?.[1] ?? null, most],
    });
    return rows;
  }

  /** Names in the access log, for each dossier of these lines, who had it, and in which part of which register. */
  async note(
    { unitId, from, to }: RegisterWish,
    lines: readonly Pick<RegisterLine, 'homeAgencyId' | 'id'>[],
    staffId: string,
    what: 'register' | 'print.register',
  ): Promise<void> {
    const purpose = `${(await this.directory.current()).unit(unitId)?.code ?? unitId} ${from}..${to}`;
    for (const { homeAgencyId, id: dossierId } of lines)
      this.accessLog.recordAccess({ staffId, homeAgencyId, dossierId, what, purpose });
  }

  /** @throws DomainError `register.tooLong` */
  async print(wish: RegisterWish, at: number): Promise<PrintedRegister> {
    const lines = await this.lines(wish, LONGEST_PRINT + 1);
    if (lines.length > LONGEST_PRINT)
      throw new DomainError('register.tooLong', 'The register of this period is too long for one print', {
        most: LONGEST_PRINT,
      });
    const organization = await this.directory.current();
    const { from, to } = periodOf(wish);
    const { parentAgency, place } = standing(organization, wish.unitId, at);
    const official = formSetOn(wish.to).forms.register!;
    const form: RegisterForm = {
      meaning: 'register',
      formNumber: official.number,
      title: official.title,
      asksIdentity: false,
      parentAgency,
      unit: organization.unit(wish.unitId)?.name ?? '',
      series: null,
      dateLine: dateLine(place, at),
      code: null,
      qr: null,
      period: `Từ ngày ${shortDay(from)} đến ngày ${shortDay(to - 1)}`,
      rows: lines.map((line, place) => ({
        line: place + 1,
        code: line.code,
        procedure: line.procedureName,
        applicant: line.applicant,
        reach: [line.address, line.phone].filter((part) => part !== null).join('; '),
        competentUnit: organization.unit(line.competentUnitId)?.name ?? '',
        receivedOn: shortDay(line.acceptedAt),
        dueOn: line.promisedDueAt === null ? '' : shortDay(line.promisedDueAt),
        returnedOn: line.returnedAt === null ? '' : shortDay(line.returnedAt),
        how: HOW[line.how ?? ''] ?? '',
      })),
    };
    return { form, lines };
  }
}

/** Refuses a unit whose dossiers the reader does not read. @throws DomainError `unit.outsideScope` */
export function refuseForeignUnit(scope: ReadingScope, unitId: string): void {
  if (!mayRead(scope, [unitId]))
    throw new DomainError('unit.outsideScope', 'You do not read the dossiers of this unit', { unitId });
}

/** From the first instant of the first day up to the first one after the last. */
function periodOf({ from, to }: RegisterWish): { readonly from: number; readonly to: number } {
  const first = parseDay(from);
  const last = parseDay(to);
  if (last < first || last - first > LONGEST_DAYS)
    throw new DomainError('period.invalid', 'The period must end after it begins, within a year', {
      from,
      to,
    });
  return { from: startOfDay(first), to: startOfDay(last) + DAY_MS };
}
