// A list of the screens as a file: what each of its columns is there, and where its rows come from.
import type { Instant } from '../../domain/time/instant.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import type { SheetCell, SheetColumn } from '../../platform/spreadsheet.ts';

interface ListColumn<Row> extends SheetColumn {
  readonly cell: (row: Row) => SheetCell;
}

interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

export interface ListSheet<Query = never, Row = never> {
  readonly name: string;
  /** What the screen asks with; checked as the screen's question is. */
  readonly query: new () => Query;
  /** By the column of the screen, in its order; a column there may be several here. */
  readonly columns: Readonly<Record<string, readonly ListColumn<Row>[]>>;
  readonly page: (query: Query, actor: Actor, at: Instant) => Promise<ListPage<Row>>;
}

/** One among lists whose questions and rows are others. */
export function listSheet<Query, Row>(sheet: ListSheet<Query, Row>): ListSheet {
  return sheet as unknown as ListSheet;
}

/** As the screens count it: a day is eight hours of work. */
const MINUTES_OF_A_DAY = 480;

export function workingDays(minutes: number | null): number | null {
  return minutes === null ? null : Math.round((minutes / MINUTES_OF_A_DAY) * 10) / 10;
}

/** An instant as it goes over the wire. */
export function atCell(instant: string | null): SheetCell {
  return instant === null ? null : { at: Date.parse(instant) };
}
