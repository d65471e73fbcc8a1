// Tells the supervising office by mail who was given rights to supervise, inspect or administer, or rights in other
// agencies, and by whom: each line of the log once, none ever lost.
import { Injectable } from '@nestjs/common';
import { putPlainMails } from '../../alerts/mail/plain-mail.ts';
import type { PlainMail } from '../../alerts/mail/plain-mail.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';
import type { Queryable } from '../../platform/database.ts';
import { wordsOfMany, wordsOfOne } from './words-of-raised-rights.ts';
import type { MailWords, Raised } from './words-of-raised-rights.ts';

/** More lines than this are told in one mail. */
const ONE_BY_ONE = 10;
/** In one mail at most; what is left is told by the next. */
const AT_ONCE = 200;

/** Of two that look at once, each line is the first one's. */
const CLAIM = `
  with untold as (
    select l.id from administration_log l
    where l.raises and (l.staff_id is not null or l.action = 'staff.madeAdministrator')
      and not exists (select from raised_right_told t where t.line_id = l.id)
    order by l.at, l.id limit ${AT_ONCE}),
  told as (
    insert into raised_right_told (line_id, told_at)
    select id, to_timestamp($1::float8 / 1000) from untold order by id on conflict do nothing returning line_id)
  select l.id, l.at, l.action, s.full_name as by, l.subject_name as whom, l.after
  from told join administration_log l on l.id = told.line_id left join staff s on s.id = l.staff_id
  order by l.at, l.id`;

interface Reader {
  readonly staffId: string;
  readonly address: string;
  readonly homeAgencyId: string;
}

@Injectable()
export class TellOfRaisedRights {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly config: Config,
  ) {}

  /**
   * What nobody is there to be told of waits.
   *
   * @returns mails written now; a second run, or a second service, writes none again
   */
  async run(now: Instant): Promise<number> {
    const readers = await this.readers(now);
    if (readers.length === 0) return 0;
    let written = 0;
    for (let told = AT_ONCE; told === AT_ONCE;)
      await this.database.transaction(async (sql) => {
        const raised = await claim(sql, now);
        told = raised.length;
        written += await putPlainMails(sql, this.mailsOf(raised, readers), now);
      });
    return written;
  }

  private mailsOf(raised: readonly Raised[], readers: readonly Reader[]): readonly PlainMail[] {
    const { publicUrl } = this.config;
    const mails: (MailWords & { readonly key: string })[] =
      raised.length > ONE_BY_ONE
        ? [{ key: raised[0]!.id, ...wordsOfMany(raised, publicUrl) }]
        : raised.map((one) => ({ key: one.id, ...wordsOfOne(one, publicUrl) }));
    return readers.flatMap((reader) =>
      mails.map(({ key, ...words }) => ({
        ...reader,
        ...words,
        dedupeKey: `raised:${key}:${reader.staffId}`,
      })),
    );
  }

  private async readers(now: Instant): Promise<readonly Reader[]> {
    const organization = await this.directory.current();
    const { rows } = await this.database.query<{ id: string; email: string }>({
      name: 'raised-rights-readers',
      text: `select id, email from staff where email is not null and disabled_at is null`,
    });
    return rows.flatMap(({ id, email }): Reader[] => {
      const supervises = organization.holdsOf(id, now).find(({ position }) => position === 'supervisor');
      const homeAgencyId = supervises === undefined ? null : organization.agencyOf(supervises.unitId, now);
      return homeAgencyId === null ? [] : [{ staffId: id, address: email, homeAgencyId }];
    });
  }
}

async function claim(sql: Queryable, now: Instant): Promise<readonly Raised[]> {
  const { rows } = await sql.query<Raised>({ name: 'raised-rights-claim', text: CLAIM, values: [now] });
  return rows;
}
