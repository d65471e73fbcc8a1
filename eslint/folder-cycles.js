// Folders are layers: no folder may come round to itself by the imports between folders, at any depth.
import { posix } from 'node:path';

/**
 * The rooms are looked at first, then what lies in each folder: its folders, its own files as one, and as one its modules
 * (`*.module.ts`), which put the rest together and so stand above it. An import counts where the ways to its two files part.
 *
 * @param imports pairs of paths from the root, as `src/alerts/x.ts` imports `src/engine/y.ts`
 * @returns every group of folders of which each comes round to each, with the imports between them, sorted by folder
 */
export function folderCycles(imports) {
  const byFolder = new Map();
  for (const [from, to] of imports) {
    const { folder, source, target } = whereTheyPart(from, to);
    if (source === target) continue;
    if (!byFolder.has(folder)) byFolder.set(folder, new Map());
    const arrows = byFolder.get(folder);
    if (!arrows.has(source)) arrows.set(source, new Map());
    const targets = arrows.get(source);
    targets.set(target, [...(targets.get(target) ?? []), [from, to]]);
  }
  return [...byFolder].flatMap(([folder, arrows]) =>
    roundTrips(arrows).map((members) => ({
      folder,
      members,
      imports: members.flatMap((source) =>
        members.flatMap((target) => arrows.get(source)?.get(target) ?? []),
      ),
    })),
  );
}

/** What says a cycle to a person: the fewest imports between two members come first, as the likeliest to be mended. */
export function describeCycle({ folder, members, imports }) {
  const pairs = new Map();
  for (const [from, to] of imports) {
    const { source, target } = whereTheyPart(from, to);
    const pair = `${source} → ${target}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), `    ${from} → ${to}`]);
  }
  const sorted = [...pairs].sort(([, one], [, other]) => one.length - other.length);
  return [
    `${folder === '' ? 'the rooms' : folder}: ${members.join(', ')} come round to each other`,
    ...sorted.flatMap(([pair, lines]) => [`  ${pair} (${lines.length})`, ...lines.slice(0, 3)]),
  ].join('\n');
}

/** `src` is no folder of its own: its folders are rooms, beside `workflows` and `web`, and its files stand beside them. */
function segmentsOf(path) {
  const [top, ...rest] = path.split('/');
  return top === 'src' ? [`src/${rest[0]}`, ...rest.slice(1)] : [top, ...rest];
}

function whereTheyPart(from, to) {
  const [source, target] = [segmentsOf(from), segmentsOf(to)];
  let depth = 0;
  while (depth < source.length - 1 && depth < target.length - 1 && source[depth] === target[depth]) depth++;
  return {
    folder: source.slice(0, depth).join('/'),
    source: nodeOf(source, depth),
    target: nodeOf(target, depth),
  };
}

function nodeOf(segments, depth) {
  if (depth < segments.length - 1) return segments[depth];
  return posix.basename(segments[depth]).endsWith('.module.ts') ? 'its modules' : 'its own files';
}

/** Groups of two and more that reach each other (Tarjan's strongly connected components), sorted. */
function roundTrips(arrows) {
  const order = new Map();
  const lowest = new Map();
  const path = [];
  const groups = [];
  const visit = (node) => {
    order.set(node, order.size);
    lowest.set(node, order.get(node));
    path.push(node);
    for (const next of arrows.get(node)?.keys() ?? []) {
      if (!order.has(next)) visit(next);
      if (path.includes(next)) lowest.set(node, Math.min(lowest.get(node), lowest.get(next)));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const group = path.splice(path.indexOf(node));
    if (group.length > 1) groups.push(group.sort());
  };
  for (const node of arrows.keys()) if (!order.has(node)) visit(node);
  return groups;
}
