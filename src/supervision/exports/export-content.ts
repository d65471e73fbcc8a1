// What a spreadsheet of its own kind is made of: its head, and its rows page by page.
import type { openSheet, SheetCell } from '../../platform/spreadsheet.ts';

type SheetHead = Parameters<typeof openSheet>[2];

export interface SheetContent extends SheetHead {
  /** Rows there will be. */
  readonly total: number;
  readonly pages: AsyncIterable<readonly (readonly SheetCell[])[]>;
}
