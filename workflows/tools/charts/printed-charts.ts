// The charts that are printed and drawn for whoever reads them beside the decree.
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { buildAssignedTask } from '../../assigned-task/assigned-task.machine.ts';
import type { TaskMeta } from '../../assigned-task/words.ts';
import { buildComplaint } from '../../complaint/complaint.machine.ts';
import type { ComplaintMeta } from '../../complaint/words.ts';
import { CHILD_RIGHTS } from '../../children/child-rights.ts';
import { CHILD_CHARTS } from '../../children/run-child.ts';
import { lateCaseMachine } from '../../late-case/late-case.machine.ts';
import type { LateCaseMeta } from '../../late-case/late-case.machine.ts';
import { SYSTEM_EVENTS } from '../../one-stop/dossier-events.ts';
import type { Right, StateMeta } from '../../one-stop/rights.ts';
import { prepareChart } from '../../one-stop/run-chart.ts';
import { EVENT_WORDS } from '../chart-words.ts';
import type { Words } from '../chart-words.ts';
import { namePlace } from '../name-place.ts';
import { SAMPLE_PROCESS } from '../sample-process.ts';
import type { Stop, Way } from './read-ways.ts';

interface Region {
  /** Its heading; also a part of the file name of its drawing. */
  readonly name: string;
  readonly root: AnyStateNode;
  readonly nameOf: (path: string) => Words;
}

export interface PrintedChart {
  readonly file: string;
  readonly title: string;
  readonly about: string;
  readonly regions: readonly Region[];
  readonly eventWords: (event: string) => Words | null;
  /** Who sends an event in a state; empty where nobody does. */
  readonly who: (stop: Stop, event: string) => readonly string[];
  /** Whether a state says itself who may send what in it; else it is said once for the chart. */
  readonly byState: boolean;
}

const plain = (path: string): Words => {
  const words = path
    .replaceAll(/([A-Z])/g, ' $1')
    .toLowerCase()
    .split('.')
    .reverse();
  return { vi: '', en: words.length > 1 ? `${words.slice(1).join(', ')}: ${words[0]}` : words[0]! };
};
const dossierEvent = (event: string): Words | null => EVENT_WORDS[event as keyof typeof EVENT_WORDS] ?? null;
const rightWords = ({ position, unit, holder }: Right): string =>
  `${position} (${unit})${holder === true ? ', holding it' : ''}`;

const oneStop = prepareChart(SAMPLE_PROCESS).statechart.machine.root.states;
const task = (buildAssignedTask() as AnyStateMachine).root.states;
const complaint = (buildComplaint() as AnyStateMachine).root.states;

/** Whoever does a step is told as that, so that steps which differ in nothing else are one row. */
function dossierWho({ meta }: Stop, event: string): string[] {
  const { may, holder } = (meta ?? {}) as Partial<StateMeta>;
  const rights = may?.[event as keyof StateMeta['may']] ?? [];
  const told = rights.map((right) =>
    typeof holder === 'object' && right.holder === true && right.position === holder.position
      ? 'whoever holds the step'
      : rightWords(right),
  );
  return SYSTEM_EVENTS.has(event as never) ? ['the service'] : [...new Set(told)];
}

const childWho = (_: Stop, event: string): string[] => {
  const rights = (CHILD_RIGHTS as Readonly<Record<string, readonly Right[] | 'asker'>>)[event];
  if (rights === undefined) return ['follows from the dossier'];
  return rights === 'asker' ? ['whoever asked, or may ask in that step'] : rights.map(rightWords);
};

export const PRINTED_CHARTS: readonly PrintedChart[] = [
  {
    file: 'one-stop',
    title: 'A dossier at the one-stop',
    about:
      'One chart a process; this one has every kind of step. Its course says where the dossier is, its clock how its time stands. Both take each event together.',
    regions: [
      { name: 'course', root: oneStop['course']!, nameOf: (path) => namePlace(path, SAMPLE_PROCESS) },
      { name: 'clock', root: oneStop['clock']!, nameOf: plain },
    ],
    eventWords: dossierEvent,
    byState: true,
    who: dossierWho,
  },
  {
    file: 'consultation',
    title: 'A question to another agency',
    about: 'One chart a question; its step waits for it. What becomes of its dossier comes to it by itself.',
    regions: [{ name: 'consultation', root: CHILD_CHARTS.consultation.machine.root, nameOf: plain }],
    eventWords: () => null,
    byState: false,
    who: childWho,
  },
  {
    file: 'leg',
    title: 'One agency’s part of an interlinked dossier',
    about: 'One chart a part; its step waits for all of them. It pauses and ends with its dossier.',
    regions: [{ name: 'leg', root: CHILD_CHARTS.leg.machine.root, nameOf: plain }],
    eventWords: () => null,
    byState: false,
    who: childWho,
  },
  {
    file: 'assigned-task',
    title: 'A task that the People’s Committee gives to an agency',
    about: 'Its course says whose move it is, its clock how its time stands.',
    regions: [
      { name: 'course', root: task['course']!, nameOf: plain },
      { name: 'clock', root: task['clock']!, nameOf: plain },
    ],
    eventWords: () => null,
    byState: true,
    who: ({ meta }, event) =>
      ((meta as TaskMeta | undefined)?.may[event as keyof TaskMeta['may']] ?? []).map(
        ({ position, side, holder }) => `${position} (${side})${holder === true ? ', in charge of it' : ''}`,
      ),
  },
  {
    file: 'complaint',
    title: 'A complaint or reflection of a citizen',
    about: 'Its course says whose move it is, its clock how its time stands.',
    regions: [
      { name: 'course', root: complaint['course']!, nameOf: plain },
      { name: 'clock', root: complaint['clock']!, nameOf: plain },
    ],
    eventWords: () => null,
    byState: true,
    who: ({ meta }, event) =>
      ((meta as ComplaintMeta | undefined)?.may[event as keyof ComplaintMeta['may']] ?? []).map(
        ({ position, side, holder }) => `${position} (${side})${holder === true ? ', in charge of it' : ''}`,
      ),
  },
  {
    file: 'late-case',
    title: 'A late case: what the supervising office asks of whoever was late',
    about: 'One case a lateness that the office takes up.',
    regions: [
      { name: 'late case', root: (lateCaseMachine as unknown as AnyStateMachine).root, nameOf: plain },
    ],
    eventWords: () => null,
    byState: true,
    who: ({ meta }, event) => {
      const side = (meta as LateCaseMeta | undefined)?.may[event as keyof LateCaseMeta['may']];
      if (event === 'withdraw') return ['the service'];
      return side === undefined
        ? []
        : [side === 'unit' ? 'whoever answers for the unit' : 'the supervising office'];
    },
  },
];

/** In words, who or what causes a way. */
export function causedBy(
  chart: PrintedChart,
  stop: Stop,
  { by, timer, refused, from }: Way,
): readonly string[] {
  if (by === null) return ['at once'];
  if (refused) return ['nobody'];
  if (timer) return ['timer'];
  if (by.startsWith('clock.')) return ['follows from the course'];
  const who = chart.who(stop, by);
  return who.length === 0 && from === '' && chart.byState ? ['by the state: see rights'] : who;
}
