// The lines of the board: the total, agencies, their rooms when opened, and of a room its steps and people.
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import { answerOf, api, IN_BACKGROUND } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import type { ListState } from '../../parts/list-state.ts';
import { SortMark } from '../../parts/sort-mark.tsx';
import { stateNameOf } from '../../parts/state-words.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';
import classes from './office.module.css';

type Board = components['schemas']['BoardView'];
type Agency = components['schemas']['BoardAgency'];
type Unit = components['schemas']['BoardUnit'];
type Counts = components['schemas']['TimerCounts'] & Partial<components['schemas']['BoardCounts']>;

const COUNTS = [
  'late',
  'dueSoon',
  'onTime',
  'paused',
  'notStarted',
  'resolved',
  'unassigned',
  'open',
] as const;
export const FIGURES = [...COUNTS, 'inTimeShare', 'lateOfCompetence'] as const;
type Figure = (typeof FIGURES)[number];

export function shareWords({ inTimeShare }: Counts, t: Translator): string {
  if (inTimeShare == null) return '–';
  const percent = (inTimeShare * 100).toLocaleString(t.language === 'vi' ? 'vi-VN' : 'en-GB', {
    maximumFractionDigits: 1,
  });
  return `${percent}%`;
}

interface BoardTableProps {
  readonly board: Board;
  readonly state: ListState;
  /** Whether the total is the length of a list. */
  readonly linked: boolean;
  readonly stale: boolean;
}

export function BoardTable({ board, state, linked, stale }: BoardTableProps) {
  const t = useT();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const shown = FIGURES.filter((figure) => !state.hidden.includes(figure));
  const agencies = board.agencies.map(({ id }) => `agency ${id}`);
  const all = agencies.every((key) => opened.has(key));
  const toggle = (key: string) =>
    setOpened((was) => {
      const next = new Set(was);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const line = { shown, board, opened, toggle };
  return (
    <div className={classes['frame']} role="region" aria-label={t('place.board')} tabIndex={0}>
      <table className={classes['board']} style={{ opacity: stale ? 0.6 : 1 }}>
        <thead>
          <tr>
            <Head id="name" state={state}>
              <Button
                size="compact-sm"
                variant="subtle"
                ml={6}
                onClick={() => setOpened(new Set(all ? [] : agencies))}
              >
                {t(all ? 'board.closeAll' : 'board.openAll')}
              </Button>
            </Head>
            {shown.map((figure) => (
              <Head key={figure} id={figure} state={state} />
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className={classes['total']}>
            <th scope="row">{t('board.total', { n: board.agencies.length })}</th>
            <Figures
              {...line}
              counts={board.total}
              query={linked ? board.query : null}
              of={t('board.total', { n: board.agencies.length })}
            />
          </tr>
          {board.agencies.map((agency) => (
            <AgencyLines key={agency.id} {...line} agency={agency} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({
  id,
  state,
  children,
}: {
  id: 'name' | Figure;
  state: ListState;
  children?: React.ReactNode;
}) {
  const t = useT();
  const sort = state.sort ?? '-late';
  const words = id === 'name' ? t('board.agency') : t(`board.${id}`);
  const way = sort === id ? 'ascending' : sort === `-${id}` ? 'descending' : 'none';
  // Of names those first that begin the alphabet, of figures the largest.
  const first = id === 'name' ? 'name' : `-${id}`;
  const other = id === 'name' ? '-name' : id;
  return (
    <th scope="col" aria-sort={way} data-figure={id === 'name' ? undefined : true}>
      <button
        type="button"
        className={classes['sort']}
        onClick={() => state.sortBy(sort === first ? other : first)}
      >
        {words}
        <SortMark way={way} />
      </button>
      {children}
    </th>
  );
}

interface LineProps {
  readonly shown: readonly Figure[];
  readonly board: Board;
  readonly opened: ReadonlySet<string>;
  readonly toggle: (key: string) => void;
}

function AgencyLines({ agency, ...line }: LineProps & { readonly agency: Agency }) {
  const key = `agency ${agency.id}`;
  return (
    <>
      <tr>
        <th scope="row">
          <Opener name={agency.name} open={line.opened.has(key)} toggle={() => line.toggle(key)} level={0} />
        </th>
        <Figures {...line} counts={agency.counts} query={agency.query} of={agency.name ?? ''} />
      </tr>
      {line.opened.has(key) &&
        agency.units.map((unit) => (
          <UnitLines key={unit.id} {...line} unit={unit} own={unit.id === agency.id} />
        ))}
    </>
  );
}

/** @param own what the agency holds itself, not one of its rooms */
function UnitLines({ unit, own, ...line }: LineProps & { readonly unit: Unit; readonly own: boolean }) {
  const t = useT();
  const name = own ? t('board.itself', { name: unit.name ?? '' }) : unit.name;
  return (
    <Fragment>
      <tr className={classes['inner']}>
        <th scope="row">
          <Opener name={name} open={line.opened.has(unit.id)} toggle={() => line.toggle(unit.id)} level={1} />
        </th>
        <Figures {...line} counts={unit.counts} query={unit.query} of={name ?? ''} />
      </tr>
      {line.opened.has(unit.id) && <Inside {...line} unit={unit} />}
    </Fragment>
  );
}

function Opener(props: {
  readonly name: string | null;
  readonly open: boolean;
  readonly toggle: () => void;
  readonly level: 0 | 1;
}) {
  const { name, open, toggle, level } = props;
  return (
    <button
      type="button"
      className={classes['opener']}
      data-level={level}
      aria-expanded={open}
      onClick={toggle}
    >
      {open ? <ChevronDown size={15} aria-hidden /> : <ChevronRight size={15} aria-hidden />}
      <span>{name}</span>
    </button>
  );
}

/** The numbers of a line, each leading to the list that it counts. */
function Figures(
  props: LineProps & { readonly counts: Counts; readonly query: string | null; readonly of: string },
) {
  const { shown, board, counts, query, of } = props;
  const t = useT();
  return shown.map((figure) => {
    const name = t(`board.${figure}`);
    if (figure === 'inTimeShare')
      return (
        <td key={figure} className={classes['count']} data-label={name}>
          {shareWords(counts, t)}
        </td>
      );
    const count = counts[figure];
    if (count === undefined) return <td key={figure} />;
    const filter = board.columns[figure];
    const relation = figure === 'lateOfCompetence' ? '' : '&relation=holding';
    const to = `/queue?tab=all${relation}${[query, filter].map((part) => (part === '' ? '' : `&${part}`)).join('')}`;
    return (
      <td
        key={figure}
        className={classes['count']}
        data-label={name}
        data-none={count === 0 || undefined}
        data-tone={count > 0 ? toneOf(figure) : undefined}
      >
        {count === 0 || query === null ? (
          count
        ) : (
          <Link to={to} aria-label={`${of}, ${name}: ${count}`}>
            {count}
          </Link>
        )}
      </td>
    );
  });
}

function toneOf(figure: Figure): string | undefined {
  if (figure === 'lateOfCompetence') return 'late';
  return figure === 'late' || figure === 'dueSoon' ? figure : undefined;
}

function Inside({ unit, ...line }: LineProps & { readonly unit: Unit }) {
  const t = useT();
  const { data } = useQuery({
    queryKey: ['board', 'inside', unit.id],
    queryFn: () =>
      answerOf(api.GET('/api/v1/board', { params: { query: { unitId: unit.id } }, headers: IN_BACKGROUND })),
  });
  if (data?.inside == null) return null;
  return (
    <>
      {data.inside.steps.map((step) => (
        <tr key={step.state} className={classes['inner']}>
          <th scope="row" className={classes['deep']}>
            {stateNameOf(step, t)}
          </th>
          <Figures {...line} counts={step.counts} query={step.query} of={stateNameOf(step, t)} />
        </tr>
      ))}
      {data.inside.officers.map((officer) => (
        <tr key={officer.id} className={classes['inner']}>
          <th scope="row" className={classes['deep']}>
            <Group gap={6}>
              <Text span size="sm" fs="italic">
                {officer.name}
              </Text>
              <Heat counts={officer.counts} />
            </Group>
          </th>
          <Figures {...line} counts={officer.counts} query={officer.query} of={officer.name ?? ''} />
        </tr>
      ))}
    </>
  );
}

/** How loaded an officer is: a bar of what is late, due soon and on time. */
function Heat({ counts }: { readonly counts: Counts }) {
  const width = 4;
  return (
    <svg width={Math.min(160, counts.open * width + 2)} height="10" aria-hidden>
      <rect width={counts.late * width} height="10" fill="#c24f4a" />
      <rect x={counts.late * width} width={counts.dueSoon * width} height="10" fill="#e0a030" />
      <rect
        x={(counts.late + counts.dueSoon) * width}
        width={counts.onTime * width}
        height="10"
        fill="#8ab4d9"
      />
    </svg>
  );
}
