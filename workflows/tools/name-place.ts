// What the places of a chart are called: a published step by its kind, every other place by its own words.
import type { ProcessDefinition, StepDefinition } from '../../src/domain/process/procedure-definition.ts';
import { PLACE_WORDS, STEP_WORDS, type Words } from './chart-words.ts';
import { shapeOf } from '../one-stop/process-shape.ts';

/** The words of a state such as `processing.appraise`; its own key where the process does not know it. */
export function namePlace(place: string, process: ProcessDefinition): Words {
  return wordsOf(place, stepOf({ process }, place), shapeOf(process).steps);
}

/** The published step of a place; the leading receiving step is the place `accepted`. */
export function stepOf(
  { process }: { readonly process: ProcessDefinition },
  place: string,
): StepDefinition | null {
  const { receive, steps } = shapeOf(process);
  if (place === 'accepted') return receive;
  return steps.find(({ key }) => place === `processing.${key}`) ?? null;
}

/** A step is called by its kind; several of one kind are numbered in their order. */
function wordsOf(place: string, step: StepDefinition | null, steps: readonly StepDefinition[]): Words {
  if (step === null || place === 'accepted') return PLACE_WORDS[place] ?? { vi: place, en: place };
  const { vi, en } = STEP_WORDS[step.kind];
  const alike = steps.filter(({ kind }) => kind === step.kind);
  if (alike.length === 1) return { vi, en };
  const number = alike.indexOf(step) + 1;
  return { vi: `${vi} ${number}`, en: `${en} ${number}` };
}
