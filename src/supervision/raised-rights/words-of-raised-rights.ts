// What a mail to the supervising office says of rights that were given, in Vietnamese. Pure.
import { instantVi } from '../../domain/time/date-words.ts';
import type { AdministrativeAction } from '../../organization/administration-log/administrative-acts.ts';
import type { LoggedGain } from '../../organization/units/gains-within.ts';

/** A line of the log of administration that gave somebody rights. */
export interface Raised {
  readonly id: string;
  readonly at: Date;
  readonly action: AdministrativeAction;
  readonly by: string | null;
  readonly whom: string | null;
  readonly after: {
    readonly position?: string;
    readonly unit?: string;
    readonly substitute?: string;
    readonly gains?: readonly LoggedGain[];
  } | null;
}

export interface MailWords {
  readonly subject: string;
  readonly paragraphs: readonly string[];
}

const NAMED = 20;

const POSITION_WORDS: Readonly<Record<string, string>> = {
  administrator: 'quản trị',
  supervisor: 'giám sát',
  inspector: 'kiểm tra công vụ',
};

export function wordsOfOne(raised: Raised, publicUrl: string): MailWords {
  return {
    subject: `[Một Cửa] Thay đổi quyền giám sát, quản trị: ${raised.whom ?? ''}`,
    paragraphs: [said(raised), `${byAndWhen(raised)}.`, ...closing(publicUrl)],
  };
}

/** Many at once are one mail that names each. */
export function wordsOfMany(raised: readonly Raised[], publicUrl: string): MailWords {
  return {
    subject: `[Một Cửa] ${raised.length} thay đổi quyền giám sát, quản trị`,
    paragraphs: [...raised.map((one) => `${said(one)} ${byAndWhen(one)}.`), ...closing(publicUrl)],
  };
}

function byAndWhen({ by, at }: Raised): string {
  return `Người thực hiện: ${by ?? 'dòng lệnh trên máy chủ'}. Lúc: ${instantVi(at.getTime())}`;
}

function closing(publicUrl: string): readonly string[] {
  return [
    `Nhật ký quản trị: ${publicUrl}/administration-log`,
    'Thư tự động gửi cơ quan giám sát, xin không trả lời.',
  ];
}

function said({ action, whom, after }: Raised): string {
  const person = whom ?? '';
  const further = reachingFurther(after?.gains ?? []);
  const words: Partial<Record<AdministrativeAction, string>> = {
    'position.given': `${person} được giao vị trí ${POSITION_WORDS[after?.position ?? ''] ?? ''} tại ${after?.unit ?? ''}.`,
    'absence.recorded': `${after?.substitute ?? ''} làm thay ${person}, người giữ vị trí giám sát hoặc kiểm tra công vụ.`,
    'staff.madeAdministrator': `${person} được tạo làm quản trị viên bằng dòng lệnh trên máy chủ.`,
    'staff.passwordReset': `Mật khẩu của ${person}, người giữ vị trí giám sát, kiểm tra công vụ hoặc quản trị, được đặt lại.`,
    'staff.enabled': `Tài khoản của ${person}, người giữ vị trí giám sát, kiểm tra công vụ hoặc quản trị, được mở lại.`,
    'unit.changed': `Thay đổi đơn vị: ${person}. ${further}`,
    'unit.closed': `Đơn vị ngừng hoạt động: ${person}. ${further}`,
    'unit.changeWithdrawn': `Rút lại thay đổi của đơn vị: ${person}. ${further}`,
    'handOver.decided': `Quyết định thay đổi đơn vị: ${person}. ${further}`,
    'handOver.withdrawn': `Rút lại quyết định: ${person}. ${further}`,
  };
  return words[action] ?? person;
}

function reachingFurther(gains: readonly LoggedGain[]): string {
  const names = [...new Set(gains.map(({ person }) => person))];
  const more = names.length - NAMED;
  const others = more > 0 ? ` và ${more} người khác` : '';
  return `Có thêm quyền tại đơn vị ngoài cơ quan của mình: ${names.slice(0, NAMED).join(', ')}${others}.`;
}
