// Whether what a mail tells an applicant is still so. Pure.
import type { NoticeKind } from '../../../workflows/one-stop/dossier-context.ts';
import { type Instant, parseInstant } from '../../domain/time/instant.ts';
import type { ApplicantMailPayload } from './compose-applicant-mail.ts';
import type { DropReason } from './mail-verdict.ts';

/** The dossier as it stands now. */
export interface DossierNow {
  /** Dotted path of its state: `awaitingSupplement`, `resolved`, … */
  readonly state: string;
  readonly resolvedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly statutoryDueAt: Instant | null;
  readonly promisedDueAt: Instant | null;
}

type Question = (dossier: DossierNow, payload: ApplicantMailPayload, now: Instant) => DropReason | null;

const isIn = (dossier: DossierNow, state: string): boolean =>
  dossier.state === state || dossier.state.startsWith(`${state}.`);

const open = (dossier: DossierNow): DropReason | null =>
  dossier.closedAt !== null || dossier.resolvedAt !== null ? 'dossierOver' : null;

const same = (told: string | null, stands: Instant | null): boolean =>
  (told === null ? null : parseInstant(told)) === stands;

/** A date is told while it is the one that holds and has not passed. */
const promise: Question = (dossier, { promisedDueAt }, now) =>
  open(dossier) ??
  (same(promisedDueAt, dossier.promisedDueAt) && (dossier.promisedDueAt ?? now) >= now ? null : 'overtaken');

const limit: Question = (dossier, { statutoryDueAt }) =>
  open(dossier) ?? (same(statutoryDueAt, dossier.statutoryDueAt) ? null : 'overtaken');

const QUESTIONS: Readonly<Record<NoticeKind, Question>> = Object.freeze({
  accepted: promise,
  apology: promise,
  newAppointment: promise,
  extended: limit,
  dateMoved: limit,
  resultReady: (dossier) =>
    isIn(dossier, 'resolved') && dossier.closedAt === null ? null : 'resultCollected',
  supplementAsked: (dossier) => (isIn(dossier, 'awaitingSupplement') ? null : 'supplementOver'),
  notAccepted: (dossier) => (isIn(dossier, 'refused') ? null : 'overtaken'),
  lapsed: (dossier) => (isIn(dossier, 'stopped') ? null : 'overtaken'),
} satisfies Record<NoticeKind, Question>);

/** @returns why it is no longer true; null where it is */
export function untrueFor(
  payload: ApplicantMailPayload,
  dossier: DossierNow | null,
  now: Instant,
): DropReason | null {
  return dossier === null ? 'dossierOver' : QUESTIONS[payload.kind](dossier, payload, now);
}
