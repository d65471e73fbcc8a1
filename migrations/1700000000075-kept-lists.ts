// Lists are kept under a name on every page of lists.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PAGES = ['queue', 'board', 'late'];
const MORE = ['lateCases', 'tasks', 'complaints'];
const known = (pages: readonly string[]) => `page in (${pages.map((page) => `'${page}'`).join(', ')})`;

export class KeptLists1700000000075 implements MigrationInterface {
  readonly name = 'KeptLists1700000000075';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table saved_view drop constraint saved_view_page_known,
      add constraint saved_view_page_known check (${known([...PAGES, ...MORE])})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from saved_view where not (${known(PAGES)})`);
    await runner.query(`alter table saved_view drop constraint saved_view_page_known,
      add constraint saved_view_page_known check (${known(PAGES)})`);
  }
}
