// Tells the supervising office by mail who was given the rights of an administrator or of a supervisor, and by whom.
import { Injectable } from '@nestjs/common';
import { putPlainMails } from '../../alerts/plain-mail.ts';
import type { PlainMail } from '../../alerts/plain-mail.ts';
import { instantVi } from '../../domain/time/date-words.ts';
import { DAY_MS, formatInstant } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { AdministrativeAction } from '../../organization/administration-log/administrative-acts.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Config } from '../../platform/config.ts';
import { Database } from '../../platform/database.ts';

/** How far back it looks: a line is told once, and one that nobody was there to be told of waits for some days. */
const LOOKS_BACK_MS = 7 * DAY_MS;

interface Raised {
  readonly id: string;
  readonly at: Date;
  readonly action: AdministrativeAction;
  readonly by: string | null;
  readonly whom: string | null;
  readonly after: { readonly position?: string; readonly unit?: string; readonly substitute?: string } | null;
}

interface Reader {
  readonly id: string;
  readonly email: string;
}

@Injectable()
export class TellOfRaisedRights {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly config: Config,
  ) {}

  /** @returns mails written now; a second run, or a second service, writes none again */
  async run(now: Instant): Promise<number> {
    const { rows: raised } = await this.database.query<Raised>({
      name: 'raised-rights',
      text: `select l.id, l.at, l.action, s.full_name as by, l.subject_name as whom, l.after
        from administration_log l left join staff s on s.id = l.staff_id
        where l.raises and l.at >= $1 and (l.staff_id is not null or l.action = 'staff.madeAdministrator')
        order by l.at, l.id limit 200`,
      values: [formatInstant(now - LOOKS_BACK_MS)],
    });
    if (raised.length === 0) return 0;
    const organization = await this.directory.current();
    const { rows: staff } = await this.database.query<Reader>({
      name: 'raised-rights-readers',
      text: `select id, email from staff where email is not null and disabled_at is null`,
    });
    const mails = staff.flatMap(({ id, email }): PlainMail[] => {
      const supervises = organization.holdsOf(id, now).find(({ position }) => position === 'supervisor');
      const homeAgencyId = supervises === undefined ? null : organization.agencyOf(supervises.unitId, now);
      if (homeAgencyId === null) return [];
      return raised.map((line) => ({
        homeAgencyId,
        staffId: id,
        address: email,
        dedupeKey: `raised:${line.id}:${id}`,
        ...wordsOf(line, this.config.publicUrl),
      }));
    });
    return putPlainMails(this.database, mails, now);
  }
}

const POSITION_WORDS: Readonly<Record<string, string>> = {
  administrator: 'quản trị',
  supervisor: 'giám sát',
  inspector: 'kiểm tra công vụ',
};

function wordsOf({ action, by, whom, after, at }: Raised, publicUrl: string) {
  const who = by ?? 'dòng lệnh trên máy chủ';
  const person = whom ?? '';
  const said: Partial<Record<AdministrativeAction, string>> = {
    'position.given': `${person} được giao vị trí ${POSITION_WORDS[after?.position ?? ''] ?? ''} tại ${after?.unit ?? ''}.`,
    'absence.recorded': `${after?.substitute ?? ''} làm thay ${person}, người giữ vị trí giám sát.`,
    'staff.madeAdministrator': `${person} được tạo làm quản trị viên bằng dòng lệnh trên máy chủ.`,
    'staff.passwordReset': `Mật khẩu của ${person}, người giữ vị trí giám sát hoặc quản trị, được đặt lại.`,
  };
  return {
    subject: `[Một Cửa] Thay đổi quyền giám sát, quản trị: ${person}`,
    paragraphs: [
      said[action] ?? person,
      `Người thực hiện: ${who}. Lúc: ${instantVi(at.getTime())}.`,
      `Nhật ký quản trị: ${publicUrl}/administration-log`,
      'Thư tự động gửi cơ quan giám sát, xin không trả lời.',
    ],
  };
}
