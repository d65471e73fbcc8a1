// Turns a delivery's lines into a mail: one alert in full, or several as a digest.
import { instantEn, instantVi } from '../../domain/time/date-words.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import type { PlainMailPayload } from './plain-mail.ts';
import { MAIL_TEXTS, type MailLanguage, type MailTexts } from '../ladder/alert-texts.ts';

/** One alert in a mail, as it is kept in the outbox. */
export interface MailLine {
  readonly alertId: string;
  readonly kind: string;
  /** Code of the dossier; its lodging number while it has no code. Number of the task or complaint where there is one. */
  readonly code: string;
  /** The task that it is about, if it is not about a dossier. */
  readonly taskId?: string;
  /** The complaint, alike. */
  readonly complaintId?: string;
  /** The late case that it asks to explain. */
  readonly lateCaseId?: string;
  /** ISO 8601. */
  readonly dueAt: string;
  readonly rung: number;
  readonly onBehalf: boolean;
}

/** Payload of an outbox row of kind `mail`. */
export interface AlertMailPayload {
  readonly template: 'alerts';
  readonly lines: readonly MailLine[];
  /** Alerts the mail stands for. */
  readonly total: number;
}

export interface MailContent {
  readonly subject: string;
  readonly text: string;
}

/** A digest names so many alerts; the rest are counted and read on the screen. */
const NAMED_LINES = 50;

/** Writes the mail. @param publicUrl address of the screens, without a slash at the end */
export function composeMail(
  payload: AlertMailPayload | PlainMailPayload,
  language: MailLanguage,
  publicUrl: string,
): MailContent {
  if (payload.template === 'plain')
    return { subject: payload.subject, text: paragraphs(...payload.paragraphs) };
  const texts = MAIL_TEXTS[language];
  const when = (iso: string): string =>
    language === 'vi' ? instantVi(parseInstant(iso)) : instantEn(parseInstant(iso));
  const [first] = payload.lines;
  if (first !== undefined && payload.total === 1) return one(first, texts, when, publicUrl);
  const named = payload.lines.slice(0, NAMED_LINES);
  const lines = named.map(
    (line) =>
      `- ${line.code}: ${kindWords(line.kind, texts)} (${texts.due.toLowerCase()} ${when(line.dueAt)})`,
  );
  const rest = payload.total - named.length;
  return {
    subject: texts.manySubject(payload.total),
    text: paragraphs(
      texts.manyIntro(payload.total),
      [...lines, ...(rest > 0 ? [texts.more(rest)] : [])].join('\n'),
      payload.lines.some((line) => line.onBehalf) ? texts.onBehalf : '',
      `${texts.open}: ${publicUrl}/alerts`,
      texts.footer,
    ),
  };
}

function one(
  line: MailLine,
  texts: MailTexts,
  when: (iso: string) => string,
  publicUrl: string,
): MailContent {
  const kind = kindWords(line.kind, texts);
  return {
    subject: texts.oneSubject(kind, line.code),
    text: paragraphs(
      kind,
      `${namedIn(line, texts)}: ${line.code}\n${texts.due}: ${when(line.dueAt)}\n${texts.rung}: ${line.rung + 1}`,
      line.onBehalf ? texts.onBehalf : '',
      `${texts.open}: ${publicUrl}/${pageOf(line)}`,
      texts.footer,
    ),
  };
}

function namedIn({ taskId, complaintId }: MailLine, texts: MailTexts): string {
  if (complaintId !== undefined) return texts.complaintNo;
  return taskId === undefined ? texts.code : texts.taskNo;
}

function pageOf({ lateCaseId, taskId, complaintId, code }: MailLine): string {
  if (lateCaseId !== undefined) return `late-cases/${lateCaseId}`;
  if (complaintId !== undefined) return `complaints/${complaintId}`;
  return taskId === undefined ? `dossiers/${encodeURIComponent(code)}` : `tasks/${taskId}`;
}

function kindWords(kind: string, texts: MailTexts): string {
  const kinds: Readonly<Record<string, string>> = texts.kinds;
  return (Object.hasOwn(kinds, kind) ? kinds[kind] : undefined) ?? texts.unknownKind;
}

function paragraphs(...parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
