// Which agencies a board shows, and in which order: the same for the screen and for the file. Pure.
import { foldName } from '../../domain/text/fold-name.ts';
import type { BoardAgency, BoardCounts, BoardUnit } from './board-view.ts';

const FIGURES = [
  'late',
  'lateOfCompetence',
  'dueSoon',
  'onTime',
  'paused',
  'notStarted',
  'resolved',
  'unassigned',
  'open',
  'inTimeShare',
] as const satisfies readonly (keyof BoardCounts)[];
const KEYS = ['name', ...FIGURES] as const;
type Key = (typeof KEYS)[number];
export type BoardSort = Key | `-${Key}`;
/** With a minus before it the most first. */
export const BOARD_SORTS = KEYS.flatMap((key): BoardSort[] => [key, `-${key}`]);

export interface BoardFilter {
  /** Part of the name of an agency or of one of its rooms, marks left out. */
  readonly q?: string | undefined;
  /** Only agencies that have something late. */
  readonly late?: boolean | undefined;
  readonly sort: BoardSort;
}

const ALPHABET = new Intl.Collator('vi', { numeric: true });

export function orderedBoard(agencies: readonly BoardAgency[], filter: BoardFilter): readonly BoardAgency[] {
  const words = foldName(filter.q ?? '');
  const named = ({ name }: BoardUnit) => words === '' || foldName(name ?? '').includes(words);
  const compare = comparing(filter.sort);
  return agencies
    .flatMap((agency): BoardAgency[] => {
      const units = named(agency) ? agency.units : agency.units.filter(named);
      return units.length === 0 ? [] : [{ ...agency, units: units.toSorted(compare) }];
    })
    .filter(({ counts }) => filter.late !== true || counts.late + counts.lateOfCompetence > 0)
    .toSorted(compare);
}

function comparing(sort: BoardSort): (a: BoardUnit, b: BoardUnit) => number {
  const key = sort.replace(/^-/, '') as Key;
  const way = sort.startsWith('-') ? -1 : 1;
  const byName = (a: BoardUnit, b: BoardUnit) => ALPHABET.compare(a.name ?? '', b.name ?? '');
  if (key === 'name') return (a, b) => way * byName(a, b);
  // What has no share comes last, whichever way.
  return (a, b) => {
    const [x, y] = [a.counts[key], b.counts[key]];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byName(a, b);
    return way * (x - y) || b.counts.late - a.counts.late || b.counts.open - a.counts.open || byName(a, b);
  };
}
