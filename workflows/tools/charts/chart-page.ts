// A chart as a page of Markdown: its states, and every way out of them with who, only if, what it does and its article.
import type { Ground } from '../../law/ground.ts';
import { causedBy } from './printed-charts.ts';
import type { PrintedChart } from './printed-charts.ts';
import { GUARD_WORDS, TARGET_OF_GUARD, TIMER_WORDS } from './printed-words.ts';
import { readWays } from './read-ways.ts';
import type { Stop, Way } from './read-ways.ts';

/** A way as it is printed; ways that differ only in their state are one. */
export interface PrintedWay {
  readonly states: readonly string[];
  readonly event: string;
  readonly who: string;
  readonly guard: string;
  readonly to: string;
  readonly does: string;
  readonly ground: string;
}
type Region = PrintedChart['regions'][number];

export const PAGE_HEAD =
  'Made by `npm run charts` from the charts themselves. How to read it: [README](README.md).';

/** @throws Error where a guard or a timer has no words yet */
export function chartPage(chart: PrintedChart): string {
  const lines = [`# ${chart.title}`, '', PAGE_HEAD, '', chart.about];
  for (const region of chart.regions) {
    const { stops } = readWays(region.root);
    lines.push('', `## ${heading(region.name)}`, '', `![${region.name}](${drawingOf(chart, region)})`, '');
    lines.push(
      ...table(
        ['State', 'In Vietnamese', 'Entering it', 'Leaving it'],
        stops.filter(isNamed).map(stopRow(region)),
      ),
    );
    lines.push(
      '',
      ...table(
        ['State', 'Event or timer', 'Who', 'Only if', 'Leads to', 'Does', 'Stands on'],
        printedWays(chart, region).map(({ states, event, who, guard, to, does, ground }) => [
          states.join(', '),
          event,
          who,
          guard,
          to,
          does,
          ground,
        ]),
      ),
    );
  }
  return `${lines.join('\n')}\n`;
}

export const drawingOf = ({ file, regions }: PrintedChart, { name }: Region): string =>
  regions.length === 1 ? `${file}.svg` : `${file}-${name}.svg`;

/** Every way of a region, those of steps that are alike told once. */
export function printedWays(chart: PrintedChart, region: Region): PrintedWay[] {
  const { stops, ways } = readWays(region.root);
  const stopAt = new Map(stops.map((stop) => [stop.path, stop]));
  const steps = stops.filter(({ path }) => path.startsWith('processing.'));
  const rows = new Map<string, PrintedWay>();
  for (const way of ways) {
    const step = steps.findIndex(({ path }) => path === way.from);
    const own = step < 0 ? stopAt.get(way.from)! : steps[step]!;
    const told = {
      event: eventWords(chart, way),
      who: causedBy(chart, own, way).join('; ') || 'nobody',
      guard: way.guard === null ? '' : wordsOf(GUARD_WORDS, way.guard),
      to: targetWords(region, way, step < 0 ? undefined : steps[step + 1]),
      does: way.does.join('; '),
      ground: groundWords(way.ground),
    };
    const key = JSON.stringify(step < 0 ? { ...told, from: way.from } : told);
    const state = stateWords(region, way.from);
    const states = [...new Set([...(rows.get(key)?.states ?? []), state])];
    rows.set(key, { ...told, states });
  }
  const names = steps.map(({ path }) => stateWords(region, path));
  return [...rows.values()].map((row) => ({ ...row, states: stepsInShort(row.states, names) }));
}

/** Most of the steps are told by those that are not among them. */
export function stepsInShort(states: readonly string[], steps: readonly string[]): readonly string[] {
  if (states.length < 3 || !states.every((state) => steps.includes(state))) return states;
  const others = steps.filter((step) => !states.includes(step));
  if (others.length === 0) return ['every step'];
  return others.length < states.length ? [`every step but ${others.join(', ')}`] : states;
}

function eventWords(chart: PrintedChart, { by, timer }: Way): string {
  if (by === null) return '–';
  if (timer) return `timer \`${by}\`: ${wordsOf(TIMER_WORDS, by)}`;
  const words = chart.eventWords(by);
  return words === null ? `\`${by}\`` : `\`${by}\` ${words.vi}`;
}

function targetWords(region: Region, { guard, from, to, refused }: Way, next: Stop | undefined): string {
  const named = guard === null ? undefined : TARGET_OF_GUARD[guard];
  if (refused) return 'refused';
  if (named !== undefined && to !== 'lodged') return named;
  if (to === null) return 'stays';
  if (to === from) return 'the same, anew';
  return to === next?.path ? 'the next step' : stateWords(region, to);
}

function stateWords({ nameOf }: Region, path: string): string {
  return path === '' ? 'every state' : nameOf(path).en;
}

const isNamed = ({ path }: Stop): boolean => path !== '' && path !== 'processing';
const stopRow =
  ({ nameOf }: Region) =>
  ({ path, entering, leaving }: Stop): string[] => {
    const { en, vi } = nameOf(path);
    return [en, vi, entering.join('; '), leaving.join('; ')];
  };

/** A setting is marked as one: it is never shown as law. */
function groundWords(ground: Ground): string {
  return 'setting' in ground ? `_setting:_ ${ground.setting}` : ground.articles.join('<br>');
}

function wordsOf(words: Readonly<Record<string, string>>, name: string): string {
  const found = words[name];
  if (found === undefined) throw new Error(`printed charts have no words for ${name}`);
  return found;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

const heading = (name: string): string => `${name[0]!.toUpperCase()}${name.slice(1)}`;
