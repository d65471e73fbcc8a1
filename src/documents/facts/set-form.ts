// Sets a form: from the facts of its journal entry to the words that are printed. Pure.
import { amountInVietnamese } from '../../domain/process/amount-words.ts';
import type { FormFacts } from './form-facts.ts';
import { nameItems } from '../../dossiers/look-up/name-items.ts';
import { dayInWords, momentInWords } from './form-words.ts';
import type {
  IssuedForm,
  IssuedMeaning,
  PrintedPerson,
  PrintedPrincipal,
  PrintedSigner,
} from './printed-form.ts';
import { barPicture } from './bar-picture.ts';
import type { PrintedHeading } from './printed-heading.ts';
import { qrPicture } from './qr-picture.ts';

/** How many sets a lodging has where nothing else was noted; a setting of ours, the forms only ask for a number. */
const SETS = '01';

const PROVISIONAL = 'Hạn tạm tính: lịch nghỉ của năm chưa chốt; ngày hẹn có thể lùi lại.';

const POSITIONS: Readonly<Record<string, string>> = {
  reception: 'Công chức tiếp nhận hồ sơ',
  officer: 'Chuyên viên',
  head: 'Trưởng đơn vị',
  leader: 'Lãnh đạo cơ quan',
  clerk: 'Văn thư',
};

const WITHOUT_REASON: Readonly<Record<string, string>> = {
  endAtRequest: 'Theo đề nghị của người nộp hồ sơ.',
  lapse: 'Hồ sơ không được bổ sung, hoàn thiện trong thời hạn đã thông báo.',
};

/**
 * Dates are those that the entry gave, not those in force today.
 *
 * @param series its number in the series of the unit, `12/PBS-H99.02`
 */
export function setForm(meaning: IssuedMeaning, facts: FormFacts, series: string): IssuedForm {
  const { entry, process, applicant, official, formSet } = facts;
  const newSet = formSet !== 'TT 01/2018';
  const common = {
    ...headingOf(facts, series),
    ...peopleOf(facts),
    procedure: { code: process.procedureCode, name: process.procedureName },
    subject: applicant.subject,
    desk: facts.desk.name,
    signer: signerOf(meaning, facts),
  };
  const names = new Map(process.definition.checklist.map(({ key, name }) => [key, name]));
  const reason = entry.reason ?? WITHOUT_REASON[entry.type] ?? '';
  const receivedOn = `Ngày ${dayInWords(facts.lodgedAt).slice('ngày '.length)}`;
  const words = (at: number | null) => (at === null ? null : momentInWords(at));
  switch (meaning) {
    case 'receipt':
      return {
        ...common,
        meaning,
        papers: applicant.checklist.map(({ key, originals, certifiedCopies = 0, copies, digitised }) => ({
          name: `${names.get(key) ?? key}${
            digitised && originals + certifiedCopies + copies === 0 ? ' (bản điện tử)' : ''
          }`,
          originals,
          certified: certifiedCopies,
          copies,
        })),
        sets: SETS,
        limit: process.definition.limit === null ? null : amountInVietnamese(process.definition.limit),
        receivedAt: momentInWords(entry.at),
        dueAt: words(entry.promisedDueAt ?? entry.formerDueAt),
        ...(facts.provisional ? { dueNote: PROVISIONAL } : {}),
        collectAt: [facts.desk.name, facts.desk.address].filter((part) => part !== null).join(', '),
        lookUpUrl: facts.lookUpPage,
        secret: facts.secret,
        book: null,
        bookLine: null,
      };
    case 'supplementRequest':
      return {
        ...common,
        meaning,
        items: nameItems(entry.items, entry.marks, names),
        reason,
        lapseAt: words(entry.lapseAt),
        contact: { name: facts.signerName, phone: facts.unit.phone ?? facts.desk.phone },
        lookUpUrl: facts.lookUpPage,
        secret: facts.secret,
      };
    case 'refusal':
      // For want of authority the slip says where to go (Decree 61/2018 Art. 17).
      return {
        ...common,
        meaning,
        reason:
          entry.sendTo === null
            ? reason
            : `${sentence(reason)} Đề nghị Ông/Bà nộp hồ sơ tại: ${entry.sendTo}`,
      };
    case 'apology':
      return {
        ...common,
        meaning,
        reason,
        receivedOn,
        formerDueAt: words(entry.formerDueAt),
        dueAt: words(entry.promisedDueAt),
        asksExtension: official.title.includes('gia hạn'),
      };
    case 'stopNotice':
      return { ...common, meaning, reason, receivedOn, stoppedAt: momentInWords(entry.at) };
  }
  function headingOf(given: FormFacts, number: string): PrintedHeading {
    return {
      formNumber: official.number,
      title: official.title,
      asksIdentity: newSet && meaning !== 'supplementRequest',
      parentAgency: given.parentAgency,
      unit: given.unit.name,
      series: number,
      dateLine: dateLine(given.place, entry.at),
      code: given.code,
      qr: qrPicture(given.lookUpUrl),
      bars: barPicture(given.code),
    };
  }
}

const sentence = (words: string) => `${words.replace(/[.\s]+$/, '')}.`;

/** `Mẫu, ngày 05 tháng 8 năm 2026`, with room for the place where no name is known. */
export function dateLine(place: string | null, at: number): string {
  return `${place ?? '…………'}, ${dayInWords(at)}`;
}

/** Who came: the applicant or, where somebody was authorised, that person with the applicant as principal. */
export function peopleOf({ applicant }: Pick<FormFacts, 'applicant'>): {
  readonly applicant: PrintedPerson;
  readonly principal: PrintedPrincipal | null;
} {
  const { name, identityNo, address, phone, email, representedBy } = applicant;
  const own = { name, identityNo, address, phone, email };
  if (representedBy?.['name'] === undefined) return { applicant: own, principal: null };
  const said = (fact: string) => representedBy[fact] ?? null;
  return {
    applicant: {
      name: representedBy['name'],
      identityNo: said('identityNo'),
      address: said('address'),
      phone: said('phone'),
      email: said('email'),
    },
    principal: { ...own, paper: said('paper') },
  };
}

/** The apology is signed by the head of the agency, never by whoever only drew it up (Decree 61/2018 Art. 19.9). */
function signerOf(meaning: IssuedMeaning, { entry, signerName, channel }: FormFacts): PrintedSigner {
  const { position } = entry.sender;
  const heads = position === 'head' || position === 'leader';
  const signs = entry.sender.kind === 'staff' && (meaning !== 'apology' || heads);
  return {
    name: signs ? signerName : null,
    position: signs && position !== undefined ? (POSITIONS[position] ?? null) : null,
    digital: channel === 'online',
  };
}
