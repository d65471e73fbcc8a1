// Which units are competent for a procedure: the closest rule wins.
import type { AuthorityLevel } from '../domain/process/procedure-definition.ts';
import type { Day } from '../domain/time/instant.ts';
import { coversDay } from './organization-facts.ts';
import type { CompetenceFact } from './organization-facts.ts';

export interface CompetenceQuestion {
  readonly procedureCode: string;
  readonly field: string;
  readonly level: AuthorityLevel;
  /** Dotted identifier of the place, e.g. `H55.31.04`; null when the procedure is not bound to one. */
  readonly territory: string | null;
}

/**
 * The units of the closest rules: one that names the procedure before its field before all, and among those the
 * narrowest place. Several: the clerk chooses; none: acceptance is refused.
 *
 * @param places every identifier under which rules may name the question's place; none when it is bound to none
 */
export function competentUnits(
  competences: readonly CompetenceFact[],
  question: Omit<CompetenceQuestion, 'territory'>,
  places: readonly string[],
  day: Day,
): readonly string[] {
  let best = -1;
  let found: string[] = [];
  for (const competence of competences) {
    if (!coversDay(competence, day) || competence.level !== question.level) continue;
    const subject = subjectCloseness(competence, question);
    const place = placeCloseness(competence.territory, places);
    if (subject === null || place === null) continue;
    const closeness = subject * 1000 + place;
    if (closeness > best) {
      best = closeness;
      found = [];
    }
    if (closeness === best && !found.includes(competence.unitId)) found.push(competence.unitId);
  }
  return found;
}

function subjectCloseness(
  competence: CompetenceFact,
  question: Omit<CompetenceQuestion, 'territory'>,
): number | null {
  if (competence.procedureCode !== null)
    return competence.procedureCode === question.procedureCode ? 2 : null;
  if (competence.field !== null) return competence.field === question.field ? 1 : null;
  return 0;
}

function placeCloseness(ruled: string | null, places: readonly string[]): number | null {
  if (ruled === null) return 0;
  return places.some((asked) => asked === ruled || asked.startsWith(`${ruled}.`)) ? ruled.length : null;
}
