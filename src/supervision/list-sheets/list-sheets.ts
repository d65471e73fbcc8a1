// Every list that is had as a file of exactly what the screen shows: its filters, its order, its columns.
import { Injectable } from '@nestjs/common';
import { ComplaintListQuery } from '../../complaints/complaint-bodies.ts';
import { ListComplaints } from '../../complaints/list-complaints.ts';
import { BoardFilterQuery, QueueQuery } from '../../dossiers/lists/list-bodies.ts';
import { ListQueue } from '../../dossiers/lists/list-queue.ts';
import { ReadBoard } from '../../dossiers/lists/read-board.ts';
import { instantVi } from '../../domain/time/date-words.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { personAt } from '../../organization/sign-in/person-at.ts';
import { Clock } from '../../platform/clock.ts';
import type { SheetCell } from '../../platform/spreadsheet.ts';
import { ListTasks } from '../../tasks/list-tasks.ts';
import { TaskListQuery } from '../../tasks/task-bodies.ts';
import type { SheetContent } from '../exports/export-content.ts';
import { LIST_KINDS } from '../exports/report-job.table.ts';
import type { ListKind } from '../exports/report-job.table.ts';
import { LateCasesQuery } from '../late-cases/late-case-bodies.ts';
import { ListLateCases } from '../late-cases/list-late-cases.ts';
import { LateListQuery } from '../late-now/late-now-bodies.ts';
import { ListLate } from '../late-now/list-late.ts';
import { BOARD_COLUMNS, boardLines } from './board-columns.ts';
import { DOSSIER_COLUMNS, LATE_DOSSIER_COLUMNS } from './dossier-columns.ts';
import { listSheet } from './list-sheet.ts';
import type { ListSheet } from './list-sheet.ts';
import { COMPLAINT_COLUMNS, LATE_CASE_COLUMNS, TASK_COLUMNS } from './other-columns.ts';

export interface ListWish {
  readonly kind: ListKind;
  readonly staffId: string;
  /** As it was asked with, checked. */
  readonly query: object;
  readonly columns: readonly string[];
  /** What is shown, in the words of the screen. */
  readonly about: string | null;
  /** Whose rows he might read when he asked. */
  readonly unitIds: readonly string[] | 'all';
}

const PAGE = 500;

@Injectable()
export class ListSheets {
  private readonly sheets: Readonly<Record<ListKind, ListSheet>>;

  constructor(
    dossiers: ListQueue,
    late: ListLate,
    board: ReadBoard,
    lateCases: ListLateCases,
    tasks: ListTasks,
    complaints: ListComplaints,
    private readonly directory: OrganizationDirectory,
    private readonly clock: Clock,
  ) {
    this.sheets = {
      dossierList: listSheet({
        name: 'Hồ sơ',
        query: QueueQuery,
        columns: DOSSIER_COLUMNS,
        page: (query, actor, at) => dossiers.run(query, actor, at),
      }),
      lateList: listSheet({
        name: 'Quá hạn và sắp hạn',
        query: LateListQuery,
        columns: LATE_DOSSIER_COLUMNS,
        page: (query, actor, at) => late.run(query, actor, at),
      }),
      lateCaseList: listSheet({
        name: 'Giải trình quá hạn',
        query: LateCasesQuery,
        columns: LATE_CASE_COLUMNS,
        page: (query, actor, at) => lateCases.run(query, actor, at),
      }),
      board: listSheet({
        name: 'Bảng theo dõi',
        query: BoardFilterQuery,
        columns: BOARD_COLUMNS,
        page: async (query, actor, at) => ({
          rows: boardLines(await board.run(query, actor, at)),
          next: null,
        }),
      }),
      taskList: listSheet({
        name: 'Nhiệm vụ giao',
        query: TaskListQuery,
        columns: TASK_COLUMNS,
        page: (query, actor, at) => tasks.run(query, actor, at),
      }),
      complaintList: listSheet({
        name: 'Phản ánh, kiến nghị',
        query: ComplaintListQuery,
        columns: COMPLAINT_COLUMNS,
        page: (query, actor, at) => complaints.run(query, actor, at),
      }),
    };
  }

  /** Where exports find the content of each list. */
  get sources(): Readonly<Record<ListKind, (wish: ListWish) => Promise<SheetContent>>> {
    const content = (wish: ListWish) => this.content(wish);
    return Object.fromEntries(LIST_KINDS.map((kind) => [kind, content])) as Readonly<
      Record<ListKind, typeof content>
    >;
  }

  of(kind: ListKind): ListSheet {
    return this.sheets[kind];
  }

  async content(wish: ListWish): Promise<SheetContent> {
    const sheet = this.of(wish.kind);
    const organization = await this.directory.current();
    const at = this.clock.now();
    const columns = wish.columns.flatMap((column) => sheet.columns[column] ?? []);
    return {
      name: sheet.name,
      columns: [{ title: 'STT', width: 7 }, ...columns],
      preamble: [
        [sheet.name],
        ...(wish.about === null ? [] : [[wish.about]]),
        [`Lập lúc ${instantVi(at)}; người lập: ${organization.staff(wish.staffId)?.name ?? ''}`],
      ],
      total: 0,
      pages: this.rows(wish, sheet),
    };
  }

  private async *rows(
    { query, staffId, columns }: ListWish,
    sheet: ListSheet,
  ): AsyncGenerator<SheetCell[][]> {
    const at = this.clock.now();
    const actor = personAt(await this.directory.current(), staffId, at);
    const shown = columns.flatMap((column) => sheet.columns[column] ?? []);
    let number = 0;
    for (let cursor: string | undefined, more = true; more;) {
      const asked = Object.assign(new sheet.query() as object, query, { limit: PAGE, cursor });
      const { rows, next } = await sheet.page(asked as never, actor, at);
      yield rows.map((row) => [++number, ...shown.map(({ cell }) => cell(row))]);
      cursor = next ?? undefined;
      more = next !== null;
    }
  }
}
