// Keeps what citizens type of dossiers that they lodge online, for whoever has the link and its check number.
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { ApplicantsFiles } from '../../attachments/applicants-files.ts';
import type { Attachment } from '../../attachments/attachment-rows.ts';
import { DomainError } from '../../domain/domain-error.ts';
import { typedNumber } from '../../domain/text/typed-code.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/time/instant.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { lookUpBuckets } from '../../dossiers/look-up/look-up-buckets.ts';
import { isShort, newLookUpSecret } from '../../dossiers/look-up/look-up-secret.ts';
import { LodgeDossier } from '../../dossiers/lodging/lodge-dossier.ts';
import { onlinePlaces, type OnlinePlace } from '../../dossiers/lodging/online-places.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { hashSecret } from '../../organization/sign-in/secret.ts';
import { Database } from '../../platform/database.ts';
import { networksOf } from '../../platform/networks.ts';
import { Throttle } from '../../platform/throttle/throttle.ts';
import { WrongTries } from '../../platform/throttle/wrong-tries.ts';
import { type OnlineCase, OfferedOnline } from '../../procedures/offered-online.ts';
import { type OnlineLodgingRow, OnlineLodgingTable } from './online-lodging.table.ts';
import type { Typed } from './typed-form.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Of one address: a family, an internet café, and no flood; of the networks around it more. */
const BEGUN_FREE = [20, 120, 240] as const;
const BEGUN = { windowMs: DAY_MS, delayMs: HOUR_MS, maxDelayMs: DAY_MS } as const;

export interface Opened {
  readonly key: DossierKey;
  readonly row: OnlineLodgingRow;
  /** The check number as it was given out, which the dossier is looked up with once it is sent. */
  readonly secret: string;
  readonly service: OnlineCase;
  readonly place: string;
}

@Injectable()
export class KeepLodgings {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly offered: OfferedOnline,
    private readonly lodging: LodgeDossier,
    private readonly files: ApplicantsFiles,
    private readonly throttle: Throttle,
    private readonly wrong: WrongTries,
  ) {}

  /** The one-stops that take a case. @throws DomainError `online.notOffered` */
  async places(code: string, caseKey: string, at: Instant): Promise<[OnlineCase, readonly OnlinePlace[]]> {
    const service = await this.offered.one(code, caseKey, at);
    if (service === null) throw notOnline();
    return [service, onlinePlaces(await this.directory.current(), service, at)];
  }

  /**
   * @param place the one-stop and the competent unit, as `unitId/unitId`
   * @throws DomainError `online.notOffered`, `unit.unknown`, `online.throttled`
   */
  async begin(code: string, caseKey: string, place: string, address: string, at: Instant): Promise<Opened> {
    const [, places] = await this.places(code, caseKey, at);
    const [receptionId, competentId] = place.split('/');
    const found = places.find(({ unitId }) => unitId === receptionId);
    const competent = found?.competent.find(({ unitId }) => unitId === competentId);
    if (found === undefined || competent === undefined)
      throw new DomainError('unit.unknown', 'There is no such place', {});
    const buckets = networksOf(address).map((network, width) => ({
      key: `online ${network}`,
      free: BEGUN_FREE[width] ?? BEGUN_FREE[2],
      ...BEGUN,
    }));
    await this.throttle.count(buckets, 'online.throttled', at);
    const secret = newLookUpSecret();
    const now = new Date(at);
    const row: OnlineLodgingRow = {
      home_agency_id: (await this.directory.current()).agencyOf(found.unitId, at) ?? found.unitId,
      id: uuidv7(),
      check_hash: hashSecret(typedNumber(secret)),
      procedure_code: code,
      case_key: caseKey,
      reception_unit_id: found.unitId,
      competent_unit_id: competent.unitId,
      typed: {},
      begun_at: now,
      changed_at: now,
      sent_at: null,
      declared: null,
    };
    await this.database.repository(OnlineLodgingTable).insert(row);
    return this.opened(row, secret, at);
  }

  /**
   * A wrong number and an id that nobody was given get the same answer; tries are counted as at the look-up.
   *
   * @throws DomainError `lookUp.unknown`, `lookUp.throttled`, `online.notOffered` once the case is no longer offered
   */
  async open(id: string, typedSecret: string, address: string, at: Instant): Promise<Opened> {
    if (!UUID.test(id)) throw notTogether();
    const plain = typedNumber(typedSecret);
    const buckets = lookUpBuckets({ code: id, address, isShort: isShort(plain), isNetworkKnown: false });
    await this.throttle.count(buckets, 'lookUp.throttled', at);
    const where = { id, check_hash: hashSecret(plain) };
    const row = await this.database.repository(OnlineLodgingTable).findOneBy(where);
    if (row === null) {
      await this.wrong.note('lookUp', at);
      throw notTogether();
    }
    await this.throttle.takeBack(buckets);
    // Who comes back to it has not left it.
    if (row.sent_at === null && at - row.changed_at.getTime() > DAY_MS)
      await this.unsent(row, { changed_at: new Date(at) });
    return this.opened(row, `${plain.slice(0, 5)}-${plain.slice(5)}`, at);
  }

  /** What stands in the form takes the place of what stood there. */
  async save({ key, row }: Opened, typed: Typed, at: Instant): Promise<void> {
    row.typed = typed;
    await this.database
      .repository(OnlineLodgingTable)
      .update({ ...rowOf(key), sent_at: IsNull() }, { typed, changed_at: new Date(at) });
  }

  filesOf({ key, row }: Opened): Promise<readonly Attachment[]> {
    return this.files.list(key, row.begun_at.getTime());
  }

  /**
   * Forgets one that was not opened or changed since, with its files; one that became a dossier, and was only not noted as
   * sent, is that dossier's.
   */
  async forget(key: DossierKey, before: Instant, at: Instant): Promise<void> {
    if ((await this.lodging.lodgingNoOf(key)) !== null) {
      await this.database
        .repository(OnlineLodgingTable)
        .update(rowOf(key), { typed: {}, sent_at: new Date(at) });
      return;
    }
    const { affected } = await this.database
      .repository(OnlineLodgingTable)
      .delete({ ...rowOf(key), sent_at: IsNull(), changed_at: LessThan(new Date(before)) });
    if (affected === 1) await this.files.forget(key, at);
  }

  private unsent({ home_agency_id, id }: OnlineLodgingRow, changed: Pick<OnlineLodgingRow, 'changed_at'>) {
    const where = { home_agency_id, id, sent_at: IsNull() };
    return this.database.repository(OnlineLodgingTable).update(where, changed);
  }

  private async opened(row: OnlineLodgingRow, secret: string, at: Instant): Promise<Opened> {
    const service = await this.offered.one(row.procedure_code, row.case_key, at);
    if (service === null) throw notOnline();
    const organization = await this.directory.current();
    const place = organization.unit(row.reception_unit_id)?.name ?? '';
    return { key: { homeAgencyId: row.home_agency_id, id: row.id }, row, secret, service, place };
  }
}

export const rowOf = ({ homeAgencyId, id }: DossierKey) => ({ home_agency_id: homeAgencyId, id });

const notTogether = (): DomainError =>
  new DomainError('lookUp.unknown', 'Link and check number do not belong together', {});
const notOnline = (): DomainError =>
  new DomainError('online.notOffered', 'The procedure is not lodged here online', {});
