// A list for a whole day's work: real rows, keys j and k, columns to choose, marking for bulk work, nothing that jumps.
import { columnVisibilityFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { Fragment, memo, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { SortMark } from './sort-mark.tsx';
import { useShortcuts } from '../workstation/shortcuts.tsx';
import { useT } from '../texts/language.tsx';
import classes from './data-table.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly width?: number | string;
  /** What rows are sorted by where the heading is pressed; without it it is no button. */
  readonly sort?: string;
  /** Shown on a phone; the others are left out there. */
  readonly onPhone?: boolean;
}

interface Marking {
  readonly marked: ReadonlySet<string>;
  readonly mark: (marked: ReadonlySet<string>) => void;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** What a row is called where it is marked by a box: its code. */
  readonly nameOf?: (row: Row) => string;
  readonly open?: (row: Row) => void;
  /** The heading that a row stands under, null for none; rows of one heading come together. */
  readonly groupOf?: (row: Row) => string | null;
  readonly marking?: Marking;
  readonly hidden?: readonly string[];
  /** Newer rows are on their way: the old ones stay, dimmed. */
  readonly stale?: boolean;
  readonly dense?: boolean;
  readonly sorting?: Sorting;
}

interface Sorting {
  /** The key, a minus before it for those that come last first; null for the usual order of the list. */
  readonly sort: string | null;
  readonly sortBy: (sort: string | null) => void;
}

const features = tableFeatures({ columnVisibilityFeature });

/** The row that has the focus ring moves with `j` and `k`, opens with Enter and is marked with `x`. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    caption,
    columns,
    rows,
    keyOf,
    nameOf,
    open,
    groupOf,
    marking,
    hidden,
    stale = false,
    dense = false,
    sorting,
  } = props;
  const t = useT();
  const [chosen, setAt] = useState(0);
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const body = useRef<HTMLTableSectionElement>(null);
  const defined = useMemo(() => columns.map(({ id, header }) => ({ id, header })), [columns]);
  const visibility = useMemo(() => Object.fromEntries((hidden ?? []).map((id) => [id, false])), [hidden]);
  const table = useTable<typeof features, Row>({
    features,
    columns: defined,
    data: rows as Row[],
    getRowId: keyOf,
    state: { columnVisibility: visibility },
  });
  const shown = useMemo(() => columns.filter(({ id }) => visibility[id] !== false), [columns, visibility]);
  const go = (step: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, at + step));
    setAt(next);
    body.current?.querySelectorAll<HTMLElement>('tr[tabindex]')[next]?.focus();
  };
  const toggle = (key: string) => {
    if (marking === undefined) return;
    const marked = new Set(marking.marked);
    if (!marked.delete(key)) marked.add(key);
    marking.mark(marked);
  };
  // Rows that did not change are not drawn again, so what they call must stay the same.
  const latest = useRef({ toggle, open });
  useEffect(() => {
    latest.current = { toggle, open };
  });
  const calls = useMemo<RowCalls<Row>>(
    () => ({
      stand: setAt,
      toggle: (key) => latest.current.toggle(key),
      open: (row) => latest.current.open?.(row),
    }),
    [],
  );
  const current = rows[at];
  useShortcuts([
    { keys: 'j', label: t('list.next'), run: () => go(1) },
    { keys: 'k', label: t('list.previous'), run: () => go(-1) },
    ...(marking === undefined || current === undefined
      ? []
      : [{ keys: 'x', label: t('list.mark'), run: () => toggle(keyOf(current)) }]),
  ]);
  const look = Object.fromEntries(columns.map((column) => [column.id, column]));
  const all = marking !== undefined && rows.length > 0 && rows.every((row) => marking.marked.has(keyOf(row)));
  const some = marking !== undefined && rows.some((row) => marking.marked.has(keyOf(row)));
  const groups = rows.map((row) => groupOf?.(row) ?? null);
  const headings = groups.map((group, index) => (group === groups[index - 1] ? null : group));
  return (
    <div className={classes['frame']} role="region" aria-label={caption} tabIndex={0}>
      <table
        className={classes['table']}
        data-dense={dense || undefined}
        data-stale={stale || undefined}
        aria-busy={stale}
      >
        <caption className={classes['caption']}>{caption}</caption>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {marking !== undefined && (
                <th style={{ width: 36 }}>
                  <input
                    type="checkbox"
                    className={classes['box']}
                    aria-label={t('list.markAll')}
                    checked={all}
                    ref={(box) => {
                      if (box !== null) box.indeterminate = some && !all;
                    }}
                    onChange={() => marking.mark(all ? new Set() : new Set(rows.map(keyOf)))}
                  />
                </th>
              )}
              {group.headers.map((header) => (
                <th
                  key={header.id}
                  scope="col"
                  style={{ width: look[header.column.id]?.width }}
                  data-phone={look[header.column.id]?.onPhone || undefined}
                  aria-sort={wayOf(look[header.column.id]?.sort, sorting)}
                >
                  <Heading column={look[header.column.id]} sorting={sorting} />
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => {
            const key = keyOf(row);
            return (
              <Fragment key={key}>
                {headings[index] != null && (
                  <tr className={classes['group']}>
                    <th scope="rowgroup" colSpan={shown.length + (marking === undefined ? 0 : 1)}>
                      {headings[index]}
                    </th>
                  </tr>
                )}
                <DataRow
                  rowKey={key}
                  row={row}
                  index={index}
                  columns={shown}
                  reachable={index === at}
                  marked={marking?.marked.has(key) ?? null}
                  markLabel={marking && t('list.markRow', { name: nameOf?.(row) ?? key })}
                  calls={calls}
                />
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Heading<Row>(props: {
  readonly column: Column<Row> | undefined;
  readonly sorting: Sorting | undefined;
}) {
  const { column, sorting } = props;
  const key = column?.sort;
  if (key === undefined || sorting === undefined) return column?.header;
  const next = sorting.sort === key ? `-${key}` : sorting.sort === `-${key}` ? null : key;
  return (
    <button type="button" className={classes['sort']} onClick={() => sorting.sortBy(next)}>
      {column?.header}
      <SortMark way={wayOf(key, sorting) ?? 'none'} />
    </button>
  );
}

function wayOf(key: string | undefined, sorting: Sorting | undefined) {
  if (key === undefined || sorting === undefined) return undefined;
  if (sorting.sort === key) return 'ascending';
  return sorting.sort === `-${key}` ? 'descending' : 'none';
}

interface RowCalls<Row> {
  readonly stand: (index: number) => void;
  readonly toggle: (key: string) => void;
  readonly open: (row: Row) => void;
}

interface DataRowProps<Row> {
  readonly rowKey: string;
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column<Row>[];
  /** The one row that Tab reaches. */
  readonly reachable: boolean;
  readonly marked: boolean | null;
  readonly markLabel: string | undefined;
  readonly calls: RowCalls<Row>;
}

/** Drawn again only when something of it changed: a list of 50 is used with the arrow keys all day. */
const DataRow = memo(function DataRow<Row>(props: DataRowProps<Row>) {
  const { rowKey, row, index, columns, reachable, marked, markLabel, calls } = props;
  return (
    <tr
      tabIndex={reachable ? 0 : -1}
      className={classes['row']}
      data-marked={marked || undefined}
      onFocus={() => calls.stand(index)}
      onClick={() => calls.stand(index)}
      onDoubleClick={() => calls.open(row)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
        event.preventDefault();
        calls.open(row);
      }}
    >
      {marked !== null && (
        <td>
          <input
            type="checkbox"
            className={classes['box']}
            aria-label={markLabel}
            checked={marked}
            onChange={() => calls.toggle(rowKey)}
          />
        </td>
      )}
      {columns.map(({ id, header, onPhone, cell }) => (
        <td key={id} data-phone={onPhone || undefined} data-label={header}>
          {cell(row)}
        </td>
      ))}
    </tr>
  );
}) as <Row>(props: DataRowProps<Row>) => ReactNode;
