// What an event must come with: its own facts, and those that the dossier's present state asks for besides.
import { DomainError } from '../../domain/domain-error.ts';
import { REQUIRED_FACTS } from '../../../workflows/one-stop/dossier-events.ts';
import type {
  ClockFacts,
  DossierCommand,
  DossierEventType,
} from '../../../workflows/one-stop/dossier-events.ts';

/** Positions that may let a supplement be asked outside the rule. */
const APPROVING: ReadonlySet<string> = new Set(['head', 'leader']);

/** Facts that must come with an event now, by name. */
export function neededFacts(
  command: { readonly type: DossierEventType } & Partial<
    Record<'leg' | 'wrongAuthority' | 'feeOpen', unknown>
  >,
  facts: ClockFacts,
): readonly string[] {
  const own: readonly string[] = REQUIRED_FACTS[command.type];
  if (command.type === 'requestSupplement' && facts.supplement(command.leg as string | undefined).breach)
    return [...own, 'headReason'];
  if (command.type === 'startFinancialDuty' && !asksForDuty(facts, command.feeOpen))
    return [...own, 'headReason'];
  if (command.type === 'refuse' && command.wrongAuthority === true) return [...own, 'sendTo'];
  return own;
}

/** @throws DomainError `facts.missing`, naming each of `needed` that is not there */
export function refuseMissingFacts(command: { readonly type: string }, needed: readonly string[]): void {
  const said = command as unknown as Record<string, unknown>;
  const missing = needed.filter((fact) => {
    const value = said[fact];
    return (
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    );
  });
  if (missing.length > 0)
    throw new DomainError('facts.missing', `${command.type} also needs ${missing.join(', ')}`, {
      event: command.type,
      errors: missing.map((fact) => ({ pointer: `/${fact}`, code: 'facts.missing', detail: 'required' })),
    });
}

/** Whether a position may send an event as it stands now; the system may. */
export function approves(
  { type, feeOpen }: { readonly type: DossierEventType; readonly feeOpen?: unknown },
  facts: ClockFacts,
  position: string | undefined,
): boolean {
  if (position === undefined || APPROVING.has(position)) return true;
  if (type === 'requestSupplement') return !facts.supplement().breach;
  return type !== 'startFinancialDuty' || asksForDuty(facts, feeOpen);
}

/**
 * Whether the process or a fee asks the applicant for something before the clock goes on.
 *
 * @param feeOpen whether a fee is unpaid; where nobody found out, whether the case names one
 */
function asksForDuty({ declaresDuty, namesFees }: ClockFacts, feeOpen: unknown = namesFees): boolean {
  return declaresDuty || feeOpen === true;
}

/**
 * Outside the rule a supplement is the head's to ask, and a pause for a duty that nothing asks for.
 *
 * @throws DomainError `supplement.headOnly`, `financialDuty.headOnly`
 */
export function refuseUnapproved(
  command: DossierCommand,
  facts: ClockFacts,
  position: string | undefined,
): void {
  if (approves(command, facts, position)) return;
  if (command.type === 'startFinancialDuty')
    throw new DomainError(
      'financialDuty.headOnly',
      'Neither the process nor an unpaid fee asks for a financial duty: only the head may let the clock wait for one',
    );
  const { round, windowEndsAt } = facts.supplement();
  throw new DomainError(
    'supplement.headOnly',
    'Outside its time, or once more in a stage, only the head may ask for a supplement',
    { round, windowEndsAt },
  );
}
