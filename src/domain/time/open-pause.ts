// Pauses of a run that are not over: several may be open at once, and each moment is charged to one of them.
import type { ChargedPause, ClockRun, OpenPause } from './clock-run.ts';
import type { Instant } from './instant.ts';
import type { PauseEntry, ResumeEntry } from './ledger-entry.ts';
import { refuse } from './refuse-fact.ts';

/** The run with one more pause begun. @throws DomainError `pause.alreadyPaused` */
export function pauseRun(run: ClockRun, fact: PauseEntry): ClockRun {
  const { openPause } = run;
  const key = fact.key ?? '';
  const opened = { key, waitingFor: fact.waitingFor };
  if (openPause === null)
    return { ...run, openPause: { since: fact.at, charged: [], open: [opened], chargedFrom: fact.at } };
  if (openPause.open.some((one) => one.key === key))
    throw refuse('pause.alreadyPaused', 'The clock is paused already for this', fact);
  return { ...run, openPause: { ...openPause, open: [...openPause.open, opened] } };
}

/** The run with one pause over; it runs again once all are. @throws DomainError `resume.notPaused` */
export function resumeRun(run: ClockRun, fact: ResumeEntry): ClockRun {
  const { openPause } = run;
  const key = fact.key ?? '';
  if (openPause === null || !openPause.open.some((one) => one.key === key))
    throw refuse('resume.notPaused', 'The clock is not paused for this', fact);
  const left = openPause.open.filter((one) => one.key !== key);
  if (left.length === 0) return endPauses(run, fact.at);
  if (openPause.open[0]?.key !== key) return { ...run, openPause: { ...openPause, open: left } };
  const charged = chargedWith(openPause, fact.at);
  return { ...run, openPause: { ...openPause, charged, open: left, chargedFrom: fact.at } };
}

/** The run with every pause over at an instant; a running one as it is. */
export function endPauses(run: ClockRun, at: Instant): ClockRun {
  if (run.openPause === null) return run;
  return { ...run, openPause: null, pauses: [...run.pauses, ...chargedWith(run.openPause, at)] };
}

function chargedWith(openPause: OpenPause, to: Instant): readonly ChargedPause[] {
  const waitingFor = openPause.open[0]?.waitingFor ?? 'department';
  return [...openPause.charged, { from: openPause.chargedFrom, to, waitingFor }];
}
