// What is drawn of a printed chart: places and the ways between them, ways of one kind told as one.
import type { AnyStateNode } from 'xstate';
import { drawChart } from '../draw-chart.ts';
import { outlineChart } from '../outline-chart.ts';
import { SAMPLE_PROCESS } from '../sample-process.ts';
import { prepareChart } from '../../one-stop/run-chart.ts';
import type { PrintedChart } from './printed-charts.ts';
import { beginsAt, pathBelow, readWays } from './read-ways.ts';

export interface SketchedPlace {
  readonly id: string;
  /** English, then Vietnamese where there is a word. */
  readonly lines: readonly string[];
  readonly kind: 'begin' | 'step' | 'waiting' | 'end';
}
export interface SketchedWay {
  readonly from: string;
  readonly to: string;
  readonly labels: readonly string[];
  readonly main: boolean;
}
export interface Sketch {
  readonly places: readonly SketchedPlace[];
  readonly ways: readonly SketchedWay[];
}

/** A region as places and ways; the course of the one-stop as the screens draw it, all its side ways bundled. */
export function sketch(chart: PrintedChart, region: PrintedChart['regions'][number]): Sketch {
  return chart.file === 'one-stop' && region.name === 'course' ? oneStopCourse() : regionOf(region);
}

function oneStopCourse(): Sketch {
  const here = outlineChart(SAMPLE_PROCESS, 'stopped', false);
  const across = outlineChart(SAMPLE_PROCESS, 'stopped', true);
  const outline = {
    places: [...new Set([...here.places.slice(0, 2), ...across.places])],
    passages: [...here.passages, ...across.passages],
  };
  const chart = prepareChart(SAMPLE_PROCESS);
  const { nodes, edges } = drawChart(chart, { process: SAMPLE_PROCESS, limit: null }, outline);
  const kinds = { lodging: 'begin', step: 'step', waiting: 'waiting', end: 'end' } as const;
  return {
    places: nodes.map(({ id, label, labelEn, kind }) => ({ id, lines: [labelEn, label], kind: kinds[kind] })),
    ways: edges.map(({ from, to, event, path, alsoFrom, alsoTo }) => ({
      from,
      to,
      labels: [
        event === 'lapse' ? 'timer lapse' : event,
        ...(alsoFrom.length > 0 ? [`and from ${alsoFrom.length} more`] : []),
        ...(alsoTo.length > 0 ? [path === 'back' ? 'or earlier' : 'to where it was left'] : []),
      ],
      main: path === 'forward',
    })),
  };
}

function regionOf({ root, nameOf }: PrintedChart['regions'][number]): Sketch {
  const { stops, ways } = readWays(root);
  const nodeAt = (path: string): AnyStateNode => {
    let node = root;
    for (const key of path === '' ? [] : path.split('.')) node = node.states[key]!;
    return node;
  };
  const leaves = stops.filter(({ path }) => path !== '' && Object.keys(nodeAt(path).states).length === 0);
  const first = pathBelow(root, beginsAt(root));
  const drawn = new Map<string, SketchedWay>();
  for (const { from, by, timer, to } of ways) {
    if (to === null) continue;
    const target = pathBelow(root, beginsAt(nodeAt(to)));
    for (const { path } of leaves) {
      if (path === target || (path !== from && !path.startsWith(`${from}.`))) continue;
      const key = `${path} ${target}`;
      const label = by === null ? 'at once' : timer ? `timer ${by}` : by;
      const labels = [...new Set([...(drawn.get(key)?.labels ?? []), label])];
      drawn.set(key, { from: path, to: target, labels, main: false });
    }
  }
  return {
    places: leaves.map(({ path, closed }) => {
      const { vi, en } = nameOf(path);
      const kind = path === first ? 'begin' : closed ? 'end' : 'step';
      return { id: path, lines: vi === '' ? [en] : [en, vi], kind };
    }),
    ways: [...drawn.values()],
  };
}
