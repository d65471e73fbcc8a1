// What is said of the appointment: honestly when it was not kept, and what was promised instead.
import { dayOf, type Instant } from '../domain/time/instant.ts';
import type { PublicDossier } from '../dossiers/look-up/describe-to-public.ts';
import { statusOf } from './course.ts';
import { date, moment, type Say } from './say.ts';

export interface AboutTime {
  /** Late, or past its appointment, and still without result. */
  readonly late: boolean;
  /** Late with no appointment ahead that could be waited for. */
  readonly promiseGone: boolean;
  readonly sentence: string | null;
  /** Since when it is late, in words; null while only its appointment has passed. */
  readonly since: string | null;
}

/** @param at now. By the day, as the law counts: the hour on the receipt is when the office closes. */
export function aboutTime(dossier: PublicDossier, at: Instant, say: Say): AboutTime {
  const {
    promisedDueAt: promised,
    statutoryDueAt: statutory,
    lateFromAt,
    apologisedAt,
    resolvedAt,
  } = dossier;
  const quiet = { late: false, promiseGone: false, since: null };
  if (promised === null || statutory === null) return { ...quiet, sentence: null };
  if (resolvedAt !== null) {
    // After an apology both may hold: late by the law, and there before the new appointment.
    const said = [
      lateFromAt !== null && say('wasLate', { due: moment(statutory) }),
      dossier.early && say(lateFromAt === null ? 'early' : 'earlyAgain', { at: moment(promised) }),
    ].filter((sentence) => sentence !== false);
    return { ...quiet, sentence: said.join(' ') || null };
  }
  const status = statusOf(dossier);
  const waiting = status === 5 || status === 6 || status >= 7 || status === 3;
  const promiseGone = !waiting && dayOf(promised) < dayOf(at);
  const late = !waiting && (lateFromAt !== null || promiseGone);
  const values = { at: moment(promised), due: moment(statutory) };
  if (!late) {
    const moved = !waiting && promised !== statutory && say('moved', values);
    return { ...quiet, sentence: moved || null };
  }
  const since = lateFromAt === null ? null : sinceWhen(lateFromAt, statutory);
  const said = say(since === null ? 'pastPromise' : 'late', { ...values, since: since ?? '' });
  return { late, promiseGone, since, sentence: `${said} ${promiseOf()}` };

  function promiseOf(): string {
    if (apologisedAt === null) return say('noApology');
    return say(promiseGone ? 'apologyPast' : 'apology', { ...values, when: date(apologisedAt) });
  }
}

/** A limit in days is late from a day on, a limit in hours from an instant. */
function sinceWhen(lateFromAt: Instant, statutory: Instant): string {
  return lateFromAt === statutory ? moment(lateFromAt) : date(lateFromAt);
}
