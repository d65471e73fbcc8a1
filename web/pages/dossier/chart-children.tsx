// What other agencies do within a step, drawn in the step's frame: a line each, with its state in a word.
import type { components } from '../../api/schema.d.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import classes from './course-chart.module.css';

type Node = components['schemas']['ChartNodeView'];
type Child = components['schemas']['ChartChildView'];

const LINE = 22;
const MARGIN = 8;
/** Letters that fit in a line, name and state together. */
const LONGEST = 44;

export const WITH_CHILDREN = { width: 300, margin: MARGIN } as const;

/** Room below a step for its lines; 0 for a step without. */
export function roomFor({ children = [] }: Node): number {
  return children.length === 0 ? 0 : children.length * LINE + 2 * MARGIN;
}

/** @param top where the lines begin, in the node's own measure */
export function ChartChildren({ of, top }: { readonly of: readonly Child[]; readonly top: number }) {
  const t = useT();
  return of.map((child, at) => {
    const y = top + MARGIN + at * LINE;
    const name = nameOf(child);
    const room = LONGEST - stateOf(child, t).length;
    return (
      <g key={child.subject} data-tone={toneOf(child)} className={classes['child']!}>
        <rect x={MARGIN} y={y} width={WITH_CHILDREN.width - 2 * MARGIN} height={LINE - 4} rx={3} />
        <text x={MARGIN + 6} y={y + 13}>
          {name.length > room ? `${name.slice(0, room - 1)}…` : name}
        </text>
        <text x={WITH_CHILDREN.width - MARGIN - 6} y={y + 13} textAnchor="end">
          {stateOf(child, t)}
        </text>
        <title>{[name, child.unitName, stateOf(child, t)].filter((part) => part !== null).join(' · ')}</title>
      </g>
    );
  });
}

/** The same in a sentence, for whoever does not see the drawing. */
export function childrenSentence(nodes: readonly Node[], t: Translator): string {
  return nodes
    .flatMap(({ children = [] }) => children)
    .map((child) => `${nameOf(child)}: ${stateOf(child, t)}`)
    .join('; ');
}

const nameOf = ({ name, unitName, subject }: Child): string => name ?? unitName ?? subject;

function stateOf({ state, late }: Child, t: Translator): string {
  const words = t.maybe(`child.${state}`) ?? state;
  return late && !state.endsWith('.late') ? t('child.wasLate', { state: words }) : words;
}

function toneOf({ state, late }: Child): 'late' | 'done' | 'open' | 'quiet' {
  if (late) return 'late';
  if (state === 'done' || state === 'answered') return 'done';
  return state.startsWith('open') || state.startsWith('asked') ? 'open' : 'quiet';
}
