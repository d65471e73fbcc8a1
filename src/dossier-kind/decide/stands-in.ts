// Whether a dossier of one process version could go on under another from where it stands.
import { receiveKey, shapeOf } from '../../../workflows/one-stop/process-shape.ts';
import type { PinnedProcess } from '../definitions.ts';

/**
 * @param state dotted path of the course, e.g. `processing.appraise`
 * @param step the step that the dossier stands in or comes back to after a pause; null before acceptance
 */
export function standsIn(
  { chart, definition }: Pick<PinnedProcess, 'chart' | 'definition'>,
  state: string,
  step: string | null,
): boolean {
  if (!chart.metaOf.has(state)) return false;
  if (step === null || chart.metaOf.has(`processing.${step}`)) return true;
  return step === receiveKey(shapeOf(definition.process));
}
