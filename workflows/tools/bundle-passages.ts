// The edges of a drawn chart: each way marked, and ways of one kind that nobody went told as one.
import { EVENT_WORDS } from './chart-words.ts';
import type { Passage } from './outline-chart.ts';

type EdgeMark = 'done' | 'next' | 'none';
/** Forward along the process, back in it, into a pause, out of a pause, or out of the process. */
type EdgePath = 'forward' | 'back' | 'pause' | 'resume' | 'exit';

export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly event: string;
  readonly label: string;
  readonly labelEn: string;
  readonly path: EdgePath;
  readonly mark: EdgeMark;
  /** How often the dossier went this way. */
  readonly times: number;
  /** Further places from which the same event leads to the same place. */
  readonly alsoFrom: readonly string[];
  /** Further places to which the same event leads from the same place. */
  readonly alsoTo: readonly string[];
}

interface Place {
  readonly id: string;
  readonly kind: string;
  readonly mark: string;
}

const FORWARD: ReadonlySet<string> = new Set(['accept', 'transfer', 'complete', 'return']);

/**
 * Ways that were gone stand alone. Of the others, sending back and coming out of a pause are one edge a place,
 * drawn to the nearest earlier step; going into a pause or out of the process is one edge for all the places it may
 * be done in, drawn from where the dossier stands, else from the first of them.
 *
 * @param places in the order of the process
 * @param walked every move of the dossier, repeated as often as it was made; one that the chart no longer has is
 *   drawn all the same where both its places are
 */
export function bundlePassages(
  places: readonly Place[],
  passages: readonly Passage[],
  walked: readonly Passage[],
  next: readonly Passage[],
): DrawnEdge[] {
  const order = new Map(places.map(({ id }, index) => [id, index]));
  const placed = ({ from, to }: Passage): boolean => order.has(from) && order.has(to);
  const times = new Map<string, number>();
  for (const passage of walked) times.set(keyOf(passage), (times.get(keyOf(passage)) ?? 0) + 1);
  const ahead = new Set(next.map(keyOf));
  const all = new Map([...passages, ...walked, ...next].filter(placed).map((one) => [keyOf(one), one]));
  const bundles = new Map<string, { path: EdgePath; mark: EdgeMark; ways: Passage[] }>();
  for (const [key, passage] of all) {
    const mark = ahead.has(key) ? 'next' : times.has(key) ? 'done' : 'none';
    const path = pathOf(passage, places[order.get(passage.from)!]!, places[order.get(passage.to)!]!);
    const bundle = `${mark} ${times.has(key) ? key : bundleOf(path, passage)}`;
    const known = bundles.get(bundle);
    if (known === undefined) bundles.set(bundle, { path, mark, ways: [passage] });
    else known.ways.push(passage);
  }
  const current = places.find(({ mark }) => mark === 'current')?.id;
  return [...bundles.values()].map(({ path, mark, ways }) => {
    const sorted = [...ways].sort(
      (a, b) => order.get(a.from)! - order.get(b.from)! || order.get(b.to)! - order.get(a.to)!,
    );
    const drawn = sorted.find(({ from }) => from === current) ?? sorted[0]!;
    const { vi, en } = EVENT_WORDS[drawn.event as keyof typeof EVENT_WORDS] ?? {
      vi: drawn.event,
      en: drawn.event,
    };
    const others = sorted.filter((way) => way !== drawn);
    return {
      ...drawn,
      label: vi,
      labelEn: en,
      path,
      mark,
      times: times.get(keyOf(drawn)) ?? 0,
      alsoFrom: others.filter(({ to }) => to === drawn.to).map(({ from }) => from),
      alsoTo: others.filter(({ from }) => from === drawn.from).map(({ to }) => to),
    };
  });
}

const keyOf = ({ from, to, event }: Passage): string => `${from} ${event} ${to}`;

function bundleOf(path: EdgePath, { from, to, event }: Passage): string {
  if (path === 'back' || path === 'resume') return `${event} from ${from}`;
  if (path === 'pause' || path === 'exit') return `${event} to ${to}`;
  return `${from} ${event} ${to}`;
}

function pathOf({ event }: Passage, from: Place, to: Place): EdgePath {
  if (FORWARD.has(event)) return 'forward';
  if (event === 'sendBack') return 'back';
  if (to.kind === 'waiting' && to.id !== 'resolved') return 'pause';
  if (from.kind === 'waiting' && (to.kind === 'step' || to.kind === 'lodging')) return 'resume';
  return 'exit';
}
