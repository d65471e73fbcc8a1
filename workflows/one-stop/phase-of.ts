// Which phase of a process a step belongs to, and the limit of its run.
import type { CaseDefinition, PhaseDefinition } from '../../src/domain/process/procedure-definition.ts';
import type { Limit } from '../../src/domain/time/limit.ts';

/** @param step null before the first one. @returns null where the process has no phases */
export function phaseOf(
  { process }: Pick<CaseDefinition, 'process'>,
  step: string | null,
): PhaseDefinition | null {
  const { phases, steps } = process;
  if (phases === undefined) return null;
  const at = steps.findIndex(({ key }) => key === step);
  return (
    phases.findLast(({ firstStep }) => steps.findIndex(({ key }) => key === firstStep) <= at) ??
    phases[0] ??
    null
  );
}

/** The limit that a run gets which begins at a step: the phase's, where there are phases, else the case's. */
export function runLimitOf(definition: CaseDefinition, step: string | null): Limit | null {
  return phaseOf(definition, step)?.limit ?? definition.limit;
}
