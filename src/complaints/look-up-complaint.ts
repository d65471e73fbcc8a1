// The public look-up of a complaint: by its number and the secret of the receipt, without any account.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { typedCode, typedNumber } from '../domain/text/typed-code.ts';
import { formatInstant } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { lookUpBuckets } from '../dossiers/look-up/look-up-buckets.ts';
import { isShort } from '../dossiers/look-up/look-up-secret.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import { sameSecret } from '../organization/sign-in/secret.ts';
import { Database } from '../platform/database.ts';
import { Throttle } from '../platform/throttle/throttle.ts';
import { WrongTries } from '../platform/throttle/wrong-tries.ts';
import type { ComplaintEntry } from './complaint.ts';
import type { PublicComplaintView } from './complaint-view.ts';
import { standingAnswer } from './view-complaint.ts';

interface Found {
  readonly home_agency_id: string;
  readonly id: string;
  readonly lookup_secret: string;
}

/** More agencies than one may write a number alike. */
const ALIKE = 20;

@Injectable()
export class LookUpComplaint {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly throttle: Throttle,
    private readonly wrong: WrongTries,
  ) {}

  /**
   * A wrong number and a wrong secret get the same answer. A try is counted before it is judged.
   *
   * @throws DomainError `lookUp.unknown`, `lookUp.throttled`
   */
  async run(complaintNo: string, secret: string, address: string, at: Instant): Promise<PublicComplaintView> {
    const [typed, plain] = [typedCode(complaintNo), typedNumber(secret)];
    const buckets = lookUpBuckets({ code: typed, address, isShort: isShort(plain), isNetworkKnown: false });
    await this.throttle.count(buckets, 'lookUp.throttled', at);
    const { rows } = await this.database.query<Found>({
      name: 'complaint.look-up',
      text: `select home_agency_id, id, lookup_secret from complaint where complaint_no = $1 limit ${ALIKE}`,
      values: [typed],
    });
    const right = (rows.length > 0 ? rows : [null]).filter((row) =>
      sameSecret(plain, typedNumber(row?.lookup_secret ?? '')),
    )[0];
    if (right === undefined || right === null) {
      await this.wrong.note('lookUp', at);
      throw new DomainError('lookUp.unknown', 'Number and secret do not belong together', {});
    }
    await this.throttle.takeBack(buckets);
    return this.describe(right, at);
  }

  private async describe({ home_agency_id, id }: Found, at: Instant): Promise<PublicComplaintView> {
    const { rows } = await this.database.query<Row>({
      name: 'complaint.public',
      text: `select c.complaint_no, c.title, c.state, c.received_at, c.receiver_unit_id, c.unit_id, c.due_at,
          c.late_from_at, c.answered_at, c.was_late,
          (select coalesce(json_agg(json_build_object('type', e.type, 'data', e.entry -> 'data') order by e.seq), '[]')
            from case_event e where e.home_agency_id = c.home_agency_id and e.case_id = c.id
              and e.type in ('answer', 'returnAnswer', 'passOn')) as said
        from complaint c where c.home_agency_id = $1 and c.id = $2`,
      values: [home_agency_id, id],
    });
    const row = rows[0]!;
    const organization = await this.directory.current();
    const nameOf = (unitId: string) => organization.unit(unitId)?.name ?? null;
    const passed = row.said.find(({ type }) => type === 'passOn')?.data;
    const stands = row.state === 'published' || row.state === 'closed';
    return {
      complaintNo: row.complaint_no,
      title: row.title,
      state: row.state,
      receivedAt: formatInstant(row.received_at.getTime()),
      receiverName: nameOf(row.receiver_unit_id),
      unitName: nameOf(row.unit_id),
      dueAt: formatInstant(row.due_at.getTime()),
      isLate: row.was_late || (row.answered_at === null && row.late_from_at.getTime() <= at),
      answeredAt: row.answered_at && formatInstant(row.answered_at.getTime()),
      answer: stands ? standingAnswer(row.said) : null,
      place: passed === undefined ? null : String(passed['place']),
      placeReason: passed === undefined ? null : String(passed['reason']),
    };
  }
}

interface Row {
  readonly complaint_no: string;
  readonly title: string;
  readonly state: string;
  readonly received_at: Date;
  readonly receiver_unit_id: string;
  readonly unit_id: string;
  readonly due_at: Date;
  readonly late_from_at: Date;
  readonly answered_at: Date | null;
  readonly was_late: boolean;
  readonly said: readonly Pick<ComplaintEntry, 'type' | 'data'>[];
}
