// Everything that is asked of a procedure before it is published: the data, and the chart of each case.
import { checkProcedure, type Finding } from '../domain/process/check-procedure.ts';
import type { ProcedureDefinition, ProcessDefinition } from '../domain/process/procedure-definition.ts';
import { checkChart, type ChartFinding } from '../../workflows/tools/check-chart.ts';

const HERE = '/process';
const SHAPES_KEPT = 1_000;

/** Charts of one shape are walked once: only the order and kind of the steps make a difference to the walk. */
export class CheckBeforePublishing {
  readonly #walked = new Map<string, readonly ChartFinding[]>();

  /** Errors first. A check that an administrator overrode, with his reason, is a warning. */
  run(procedure: ProcedureDefinition): Finding[] {
    const charts = procedure.cases.flatMap(({ process }, index) =>
      this.#chartOf(process).map((found) => ({ ...found, path: `/cases/${index}${found.path}` })),
    );
    const findings = [...checkProcedure(procedure), ...charts];
    return findings.sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  }

  #chartOf(process: ProcessDefinition): readonly ChartFinding[] {
    const shape = JSON.stringify(
      process.steps.map((step) => [step.key, step.kind, step.unit, step.nationalStatus]),
    );
    const findings = this.#walked.get(shape) ?? checkChart(process, HERE);
    if (this.#walked.size < SHAPES_KEPT) this.#walked.set(shape, findings);
    return findings;
  }
}
