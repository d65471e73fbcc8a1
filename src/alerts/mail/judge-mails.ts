// Asks mails again before they go: still true, still wanted, still theirs, where to, and not too old.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Database } from '../../platform/database.ts';
import { Settings } from '../../platform/settings/settings.ts';
import type { ApplicantMailPayload } from './compose-applicant-mail.ts';
import type { AlertMailPayload } from './compose-mail.ts';
import type { MailQuestion } from './delivery.table.ts';
import { judgeAlertMail } from './judge-alert-mail.ts';
import { type DossierNow, untrueFor } from './judge-applicant-mail.ts';
import { MAIL_AGES, type MailKind, worthUntil } from './mail-ages.ts';
import { dropped, type MailVerdict } from './mail-verdict.ts';
import type { OneTimeCodePayload } from './compose-one-time-code.ts';
import type { PlainMailPayload } from './plain-mail.ts';
import { readMatters } from '../duty/read-matters.ts';

export type MailPayload = AlertMailPayload | ApplicantMailPayload | OneTimeCodePayload | PlainMailPayload;

/** A row of the outbox, as far as it is asked again. */
export interface JudgedMail {
  readonly homeAgencyId: string;
  readonly id: string;
  readonly question: MailQuestion;
  readonly recipientId: string | null;
  readonly aboutId: string | null;
  readonly payload: MailPayload;
  readonly createdAt: Instant;
  readonly worthUntil: Instant | null;
}

interface Reader {
  readonly id: string;
  readonly email: string | null;
  readonly disabled: boolean;
  readonly mail_alerts: boolean;
  readonly daily_digest: boolean;
}

interface ApplicantRow {
  readonly id: string;
  readonly email: string | null;
  readonly state: string;
  readonly resolved_at: Date | null;
  readonly closed_at: Date | null;
  readonly statutory_due_at: Date | null;
  readonly promised_due_at: Date | null;
}

@Injectable()
export class JudgeMails {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly settings: Settings,
  ) {}

  /** One verdict a mail, in their order. Reads what each rests on as it stands now; writes nothing. */
  async run(mails: readonly JudgedMail[], now: Instant): Promise<readonly MailVerdict<MailPayload>[]> {
    const ages = await this.settings.read(MAIL_AGES);
    const [staff, applicants] = [await this.judgeStaff(mails, now), await this.judgeApplicants(mails, now)];
    return mails.map((mail) => {
      const until = mail.worthUntil ?? worthUntil(kindOf(mail), mail.createdAt, ages);
      if (now > until) return dropped('tooOld');
      return applicants.get(mail.id) ?? staff.get(mail.id) ?? dropped('noAddress');
    });
  }

  private async judgeApplicants(
    mails: readonly JudgedMail[],
    now: Instant,
  ): Promise<ReadonlyMap<string, MailVerdict<MailPayload>>> {
    const own = mails.filter(({ question }) => question === 'applicant');
    if (own.length === 0) return new Map();
    const { rows } = await this.database.query<ApplicantRow>({
      name: 'mail.applicants',
      text: `
        select dossier.id, applicant.email, dossier.state, dossier.resolved_at, dossier.closed_at,
          dossier.statutory_due_at, dossier.promised_due_at
        from unnest($1::uuid[], $2::uuid[]) as w (home, id)
        join dossier on dossier.home_agency_id = w.home and dossier.id = w.id
        join dossier_applicant applicant on applicant.home_agency_id = w.home and applicant.dossier_id = w.id`,
      values: [own.map(({ homeAgencyId }) => homeAgencyId), own.map(({ aboutId }) => aboutId)],
    });
    const found = new Map(rows.map((row) => [row.id, row]));
    return new Map<string, MailVerdict<MailPayload>>(
      own.map((mail) => {
        const row = found.get(mail.aboutId ?? '');
        const { payload } = mail;
        // A code is worth sending while it can be used; what it is for is asked where it is typed.
        const untrue =
          payload.template === 'oneTimeCode'
            ? null
            : untrueFor(payload as ApplicantMailPayload, row ? dossierOf(row) : null, now);
        if (untrue !== null) return [mail.id, dropped(untrue)];
        const address = row?.email ?? null;
        return [mail.id, address === null ? dropped('noAddress') : { is: 'worth', address, payload }];
      }),
    );
  }

  private async judgeStaff(
    mails: readonly JudgedMail[],
    now: Instant,
  ): Promise<ReadonlyMap<string, MailVerdict<MailPayload>>> {
    const own = mails.filter(({ question }) => question !== 'applicant');
    if (own.length === 0) return new Map();
    const { rows } = await this.database.query<Reader>({
      name: 'mail.readers',
      text: `select id, email, disabled_at is not null as disabled, mail_alerts, daily_digest
        from staff where id = any($1::uuid[])`,
      values: [[...new Set(own.flatMap(({ recipientId }) => recipientId ?? []))]],
    });
    const readers = new Map(rows.map((row) => [row.id, row]));
    const lines = own.flatMap(({ recipientId, payload }) =>
      payload.template === 'alerts' && recipientId !== null
        ? payload.lines.map(({ alertId }) => ({ alertId, staffId: recipientId }))
        : [],
    );
    const matters = lines.length === 0 ? [] : await readMatters(this.database, lines);
    const organization = await this.directory.current();
    return new Map<string, MailVerdict<MailPayload>>(
      own.map((mail) => {
        const reader = readers.get(mail.recipientId ?? '');
        const refused = refusedBy(reader, mail.question);
        if (refused !== null) return [mail.id, dropped(refused)];
        const { payload } = mail;
        const address = reader!.email!;
        if (payload.template !== 'alerts') return [mail.id, { is: 'worth', address, payload }];
        const his = new Map(
          matters.filter(({ staffId }) => staffId === reader!.id).map((matter) => [matter.alertId, matter]),
        );
        return [mail.id, judgeAlertMail(payload, his, address, organization, now)];
      }),
    );
  }
}

function refusedBy(
  reader: Reader | undefined,
  question: MailQuestion,
): 'accountDisabled' | 'noAddress' | 'notWanted' | null {
  if (reader === undefined || reader.disabled) return 'accountDisabled';
  if (reader.email === null) return 'noAddress';
  const wanted = { alerts: reader.mail_alerts, digest: reader.daily_digest, person: true, applicant: true };
  return wanted[question] ? null : 'notWanted';
}

function dossierOf(row: ApplicantRow): DossierNow {
  return {
    state: row.state,
    resolvedAt: row.resolved_at?.getTime() ?? null,
    closedAt: row.closed_at?.getTime() ?? null,
    statutoryDueAt: row.statutory_due_at?.getTime() ?? null,
    promisedDueAt: row.promised_due_at?.getTime() ?? null,
  };
}

function kindOf({ question, payload }: JudgedMail): MailKind {
  if (payload.template === 'applicant') return payload.kind;
  return question === 'person' || question === 'applicant' ? 'other' : question;
}
