// A sketch of a chart as a picture: laid out by dagre from top to bottom, its words as text, the same bytes each time.
import dagre from '@dagrejs/dagre';
import type { Sketch, SketchedPlace, SketchedWay } from '../../../workflows/tools/charts/sketch.ts';

const FONT = 13;
const SMALL = 11;
const LINE = 16;
const BOLD_WIDTH = 8.6;
const SMALL_WIDTH = 6.6;
const MARGIN = 20;
const FILL = { begin: '#e7f5ff', step: '#ffffff', waiting: '#fff9db', end: '#f1f3f5' } as const;
const STROKE = { begin: '#1864ab', step: '#495057', waiting: '#e67700', end: '#868e96' } as const;

interface Point {
  readonly x: number;
  readonly y: number;
}
interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export function drawSvg({ places, ways }: Sketch): string {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 34, edgesep: 16, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, lines } of places)
    graph.setNode(id, {
      width: Math.max(widthOf(lines.slice(0, 1), BOLD_WIDTH), widthOf(lines.slice(1), SMALL_WIDTH)) + 22,
      height: lines.length * LINE + 14,
    });
  for (const [at, { from, to, labels, main }] of ways.entries())
    graph.setEdge(
      from,
      to,
      {
        weight: main ? 12 : 1,
        minlen: 1,
        width: widthOf(labels, SMALL_WIDTH) + 4,
        height: labels.length * 14,
        labelpos: 'c',
      },
      String(at),
    );
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" font-family="Be Vietnam Pro, Segoe UI, DejaVu Sans, sans-serif">`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="#495057"/></marker></defs>',
    `<rect width="${w}" height="${h}" fill="#ffffff"/>`,
    ...ways.map((way, at) =>
      wayPath(way, (graph.edge(way.from, way.to, String(at)) as { points: Point[] }).points),
    ),
    ...places.flatMap((place) => placeBox(place, graph.node(place.id) as Box)),
    ...ways.flatMap((way, at) => wayLabel(way, graph.edge(way.from, way.to, String(at)) as unknown as Box)),
    '</svg>',
    '',
  ].join('\n');
}

function placeBox({ lines, kind }: SketchedPlace, { x, y, width, height }: Box): string[] {
  const corner = kind === 'end' ? height / 2 : 6;
  return [
    `<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${round(height)}" rx="${corner}" fill="${FILL[kind]}" stroke="${STROKE[kind]}" stroke-width="${kind === 'begin' ? 2 : 1.2}"/>`,
    ...lines.map((line, at) => text(line, x, y + at * LINE - ((lines.length - 1) * LINE) / 2 + 4, at === 0)),
  ];
}

function wayPath({ main }: SketchedWay, points: readonly Point[]): string {
  const [start, ...rest] = points.map(({ x, y }) => ({ x: round(x), y: round(y) }));
  const middle = rest.slice(0, -1).map((point, at) => {
    const next = rest[at + 1]!;
    return `Q${point.x} ${point.y} ${round((point.x + next.x) / 2)} ${round((point.y + next.y) / 2)}`;
  });
  const end = rest.at(-1)!;
  return `<path d="M${start!.x} ${start!.y} ${middle.join(' ')} L${end.x} ${end.y}" fill="none" stroke="${main ? '#1864ab' : '#868e96'}" stroke-width="${main ? 2 : 1.1}" marker-end="url(#arrow)"/>`;
}

function wayLabel({ labels }: SketchedWay, { x, y, width, height }: Box): string[] {
  return [
    `<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${round(height)}" fill="#ffffff" fill-opacity="0.85"/>`,
    ...labels.map(
      (label, at) =>
        `<text x="${round(x)}" y="${round(y - height / 2 + 11 + at * 14)}" font-size="${SMALL}" text-anchor="middle" fill="#343a40">${escaped(label)}</text>`,
    ),
  ];
}

function text(line: string, x: number, y: number, bold: boolean): string {
  const style = bold
    ? `font-size="${FONT}" font-weight="600" fill="#212529"`
    : `font-size="${SMALL}" fill="#495057"`;
  return `<text x="${round(x)}" y="${round(y)}" text-anchor="middle" ${style}>${escaped(line)}</text>`;
}

const widthOf = (lines: readonly string[], character: number): number =>
  Math.max(0, ...lines.map(({ length }) => length)) * character;
const round = (value: number): number => Math.round(value * 10) / 10;
const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
