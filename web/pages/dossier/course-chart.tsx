// The statechart of the dossier: places laid out by dagre, drawn as real text, what is done, current and next lit.
import dagre from '@dagrejs/dagre';
import { Group, Switch, Text } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { components } from '../../api/schema.d.ts';
import { formatWorkingTime } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { ChartChildren, childrenSentence, roomFor, WITH_CHILDREN } from './chart-children.tsx';
import classes from './course-chart.module.css';

type Chart = components['schemas']['ChartView'];
type Edge = Chart['edges'][number];

const WIDTH = 148;
const HEIGHT = 52;
const LINE = 21;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** @param chart without marks for a procedure, with them for a dossier */
export default function CourseChart({ chart }: { readonly chart: Chart }) {
  const t = useT();
  const [whole, showWhole] = useState(false);
  const english = t.language === 'en';
  const layout = useMemo(() => layOut(chart, whole), [chart, whole]);
  const current = chart.nodes.find(({ mark }) => mark === 'current');
  const frame = useRef<HTMLDivElement>(null);
  const currentX = layout.nodes.find(({ node }) => node.mark === 'current')?.x;
  // A long course is wider than the page: it opens where the dossier is.
  useEffect(() => {
    const { current: shown } = frame;
    if (shown !== null && currentX !== undefined) shown.scrollLeft = currentX - shown.clientWidth / 2;
  }, [currentX]);
  const name = (node: Chart['nodes'][number]) => (english ? node.labelEn : node.label);
  const done = chart.nodes.filter(({ mark }) => mark === 'done');
  const next = chart.nodes.filter(({ mark }) => mark === 'next');
  const others = childrenSentence(chart.nodes, t);
  const sentence =
    current === undefined
      ? t('course.plain', { n: chart.nodes.length })
      : t('course.sentence', {
          current: name(current),
          done: done.map(name).join(', ') || '–',
          next: next.map(name).join(', ') || '–',
        });
  const told = others === '' ? sentence : `${sentence} ${t('course.children', { others })}`;
  return (
    <div>
      <div
        ref={frame}
        className={classes['frame']}
        role="region"
        aria-label={t('dossier.course')}
        tabIndex={0}
      >
        <svg
          role="img"
          aria-label={told}
          width={layout.width}
          height={layout.height}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
        >
          <defs>
            <marker
              id="arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8z" fill="#7b8794" />
            </marker>
          </defs>
          {layout.edges.map(({ edge, points }) => (
            <path
              key={`${edge.from} ${edge.event} ${edge.to}`}
              className={classes['edge']!}
              data-path={edge.path}
              data-mark={edge.mark}
              d={pathOf(points)}
              markerEnd="url(#arrow)"
            >
              <title>{english ? edge.labelEn : edge.label}</title>
            </path>
          ))}
          {layout.nodes.map(({ node, x, y }) => (
            <g key={node.id} transform={`translate(${x - WIDTH / 2} ${y - (HEIGHT + roomFor(node)) / 2})`}>
              {roomFor(node) > 0 && (
                <g transform={`translate(${(WIDTH - WITH_CHILDREN.width) / 2} 0)`}>
                  <rect
                    className={classes['step']!}
                    y={-WITH_CHILDREN.margin}
                    width={WITH_CHILDREN.width}
                    height={HEIGHT + roomFor(node) + WITH_CHILDREN.margin}
                    rx={8}
                  />
                  <ChartChildren of={node.children ?? []} top={HEIGHT} />
                </g>
              )}
              <rect
                className={classes['node']!}
                data-mark={node.mark}
                data-kind={node.kind}
                width={WIDTH}
                height={HEIGHT}
                rx={node.kind === 'end' ? HEIGHT / 2 : 6}
              />
              {wrap(name(node)).map((line, at, lines) => (
                <text
                  key={line}
                  className={classes['name']!}
                  data-mark={node.mark}
                  x={WIDTH / 2}
                  y={
                    node.budgetMinutes === null
                      ? 30 + (at - (lines.length - 1) / 2) * 15
                      : LINE + at * 14 - (lines.length - 1) * 5
                  }
                >
                  {line}
                </text>
              ))}
              {node.budgetMinutes !== null && (
                <text className={classes['budget']!} data-mark={node.mark} x={WIDTH / 2} y={HEIGHT - 8}>
                  {formatWorkingTime(node.budgetMinutes, t)}
                  {node.visits > 1 && ` · ${t('course.visits', { n: node.visits })}`}
                </text>
              )}
              <title>{[name(node), node.actor, node.unitName].filter(Boolean).join(' · ')}</title>
            </g>
          ))}
        </svg>
      </div>
      <Group justify="space-between" mt={6}>
        <Group gap="md">
          {(['done', 'current', 'next'] as const).map((mark) => (
            <Group key={mark} gap={6}>
              <svg width="16" height="12" aria-hidden>
                <rect
                  className={classes['node']!}
                  data-mark={mark}
                  x="1"
                  y="1"
                  width="14"
                  height="10"
                  rx="2"
                />
              </svg>
              <Text size="xs">{t(`course.${mark}`)}</Text>
            </Group>
          ))}
        </Group>
        <Switch
          size="xs"
          label={t('course.whole')}
          checked={whole}
          onChange={(event) => showWhole(event.currentTarget.checked)}
        />
      </Group>
    </div>
  );
}

/** Without the side ways only what a dossier usually goes through is drawn, and what this one has been through. */
function layOut(chart: Chart, whole: boolean) {
  const edges = chart.edges.filter((edge) => whole || isMain(edge));
  const used = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const nodes = chart.nodes.filter(
    ({ id, mark }) => whole || used.has(id) || mark === 'current' || mark === 'done',
  );
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 18, ranksep: 30, marginx: 4, marginy: 6 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) {
    const room = roomFor(node);
    const width = room > 0 ? WITH_CHILDREN.width : WIDTH;
    graph.setNode(node.id, { width, height: HEIGHT + room + (room > 0 ? WITH_CHILDREN.margin : 0) });
  }
  const drawn = new Set(nodes.map(({ id }) => id));
  const kept = edges.filter(({ from, to }) => drawn.has(from) && drawn.has(to));
  for (const { from, to, event, path } of kept)
    graph.setEdge(from, to, { weight: path === 'forward' ? 8 : 1 }, event);
  dagre.layout(graph);
  const size = graph.graph() as { width?: number; height?: number };
  return {
    width: Math.ceil(size.width ?? 0),
    height: Math.ceil(size.height ?? 0),
    nodes: nodes.map((node) => ({ node, ...(graph.node(node.id) as Point) })),
    edges: kept.map((edge) => ({
      edge,
      points: (graph.edge(edge.from, edge.to, edge.event) as { points: Point[] }).points,
    })),
  };
}

function isMain({ path, mark }: Edge): boolean {
  return path === 'forward' || mark === 'done';
}

function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  return `M${first.x} ${first.y}${rest.map(({ x, y }) => `L${x} ${y}`).join('')}`;
}

/** Two lines at most; what is longer is in the title. */
function wrap(name: string): readonly string[] {
  const most = 19;
  if (name.length <= most) return [name];
  const cut = name.lastIndexOf(' ', most);
  if (cut <= 0) return [`${name.slice(0, most - 1)}…`];
  const rest = name.slice(cut + 1);
  return [name.slice(0, cut), rest.length > most ? `${rest.slice(0, most - 1)}…` : rest];
}
