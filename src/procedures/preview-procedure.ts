// What publishing a procedure would mean, without publishing it: findings, states, and times worked through. Pure.
import type {
  CaseDefinition,
  NationalStatus,
  ProcedureDefinition,
} from '../domain/process/procedure-definition.ts';
import type { Finding } from '../domain/process/finding.ts';
import { dueOf } from '../domain/time/due.ts';
import { dayOf, formatDay, formatInstant, type Instant } from '../domain/time/instant.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';
import { atomicStates } from '../../workflows/tools/check-chart.ts';
import { type Drawing, drawChart } from '../../workflows/tools/draw-chart.ts';
import { outlineChart } from '../../workflows/tools/outline-chart.ts';
import { regimeOn } from '../../workflows/law/regime-on.ts';
import { type Chart, prepareChart } from '../../workflows/one-stop/run-chart.ts';
import { type DuePreview, duePreview } from './due-preview.ts';

interface PreviewedState {
  /** Dotted path, e.g. `processing.appraise`. */
  readonly state: string;
  readonly status: NationalStatus | null;
  readonly closed: boolean;
}

/** When a step would end if each used its whole budget; null for a step without time of its own. */
interface SimulatedStep {
  readonly step: string;
  readonly ends: string | null;
}

interface PreviewedCase {
  readonly key: string;
  readonly states: readonly PreviewedState[];
  readonly due: DuePreview | null;
  readonly steps: readonly SimulatedStep[];
  /** The chart that its dossiers would follow. */
  readonly chart: Drawing;
}

export interface ProcedurePreview {
  readonly publishable: boolean;
  readonly receivedAt: string;
  readonly findings: readonly Finding[];
  readonly cases: readonly PreviewedCase[];
}

/**
 * @param findings of `CheckBeforePublishing`
 * @param at when a dossier is received, in this sample
 */
export function previewProcedure(
  procedure: ProcedureDefinition,
  findings: readonly Finding[],
  at: Instant,
  calendar: WorkingCalendar,
): ProcedurePreview {
  const publishable = findings.every(({ level }) => level !== 'error');
  const broken = findings.some(({ level, code }) => level === 'error' && !code.startsWith('budgets.'));
  return {
    publishable,
    receivedAt: formatInstant(at),
    findings,
    cases: broken ? [] : procedure.cases.map((definition) => previewOf(definition, at, calendar)),
  };
}

function previewOf(definition: CaseDefinition, at: Instant, calendar: WorkingCalendar): PreviewedCase {
  let from: Instant = at;
  const steps = definition.process.steps.map(({ key, budget }): SimulatedStep => {
    if (budget === null) return { step: key, ends: null };
    from = dueOf({ from, limit: budget, calendar }).dueAt;
    return { step: key, ends: formatInstant(from) };
  });
  const chart = prepareChart(definition.process);
  const { requestEnds } = regimeOn(formatDay(dayOf(at)));
  return {
    key: definition.key,
    states: statesOf(chart),
    due: definition.limit === null ? null : duePreview(definition, at, calendar),
    steps,
    chart: drawChart(chart, definition, outlineChart(definition.process, requestEnds.value, false)),
  };
}

function statesOf(chart: Chart): PreviewedState[] {
  return atomicStates(chart, 'course').map((state) => ({
    state,
    status: chart.metaOf.get(state)?.status ?? null,
    closed: chart.closed.has(state),
  }));
}
