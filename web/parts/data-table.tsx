// A list for a whole day's work: real rows, keys j and k, columns to choose, marking for bulk work, nothing that jumps.
import { Checkbox, Table } from '@mantine/core';
import { columnVisibilityFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { Fragment, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useShortcuts } from '../app/shortcuts.tsx';
import { useT } from '../texts/language.tsx';
import classes from './data-table.module.css';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly width?: number | string;
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
  } = props;
  const t = useT();
  const [chosen, setAt] = useState(0);
  const at = Math.min(chosen, Math.max(0, rows.length - 1));
  const body = useRef<HTMLTableSectionElement>(null);
  const defined = useMemo(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.header,
        cell: ({ row }: { row: { original: Row } }) => column.cell(row.original),
      })),
    [columns],
  );
  const visibility = useMemo(() => Object.fromEntries((hidden ?? []).map((id) => [id, false])), [hidden]);
  const table = useTable<typeof features, Row>({
    features,
    columns: defined,
    data: rows as Row[],
    getRowId: keyOf,
    state: { columnVisibility: visibility },
  });
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
      <Table
        verticalSpacing={dense ? 3 : 7}
        className={classes['table']!}
        data-stale={stale || undefined}
        aria-busy={stale}
      >
        <caption className={classes['caption']}>{caption}</caption>
        <Table.Thead>
          {table.getHeaderGroups().map((group) => (
            <Table.Tr key={group.id}>
              {marking !== undefined && (
                <Table.Th w={36}>
                  <Checkbox
                    size="xs"
                    aria-label={t('list.markAll')}
                    checked={all}
                    indeterminate={some && !all}
                    onChange={() => marking.mark(all ? new Set() : new Set(rows.map(keyOf)))}
                  />
                </Table.Th>
              )}
              {group.headers.map((header) => (
                <Table.Th
                  key={header.id}
                  scope="col"
                  w={look[header.column.id]?.width}
                  data-phone={look[header.column.id]?.onPhone || undefined}
                >
                  <table.FlexRender header={header} />
                </Table.Th>
              ))}
            </Table.Tr>
          ))}
        </Table.Thead>
        <Table.Tbody ref={body}>
          {table.getRowModel().rows.map((row, index) => (
            <Fragment key={row.id}>
              {headings[index] != null && (
                <Table.Tr className={classes['group']!}>
                  <th
                    scope="rowgroup"
                    colSpan={row.getVisibleCells().length + (marking === undefined ? 0 : 1)}
                  >
                    {headings[index]}
                  </th>
                </Table.Tr>
              )}
              <Table.Tr
                tabIndex={index === at ? 0 : -1}
                className={classes['row']!}
                data-marked={marking?.marked.has(row.id) || undefined}
                onFocus={() => setAt(index)}
                onClick={() => setAt(index)}
                onDoubleClick={() => open?.(row.original)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
                  event.preventDefault();
                  open?.(row.original);
                }}
              >
                {marking !== undefined && (
                  <Table.Td>
                    <Checkbox
                      size="xs"
                      aria-label={t('list.markRow', { name: nameOf?.(row.original) ?? row.id })}
                      checked={marking.marked.has(row.id)}
                      onChange={() => toggle(row.id)}
                    />
                  </Table.Td>
                )}
                {row.getVisibleCells().map((cell) => (
                  <Table.Td
                    key={cell.id}
                    data-phone={look[cell.column.id]?.onPhone || undefined}
                    data-label={look[cell.column.id]?.header}
                  >
                    <table.FlexRender cell={cell} />
                  </Table.Td>
                ))}
              </Table.Tr>
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
