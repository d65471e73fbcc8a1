// The tables of alerts as TypeORM knows them are those that the migrations make.
import { expect, test } from '@jest/globals';
import { AlertNoticeTable } from '../../src/alerts/alert-notice.table.ts';
import { AlertRungTable } from '../../src/alerts/alert-rung.table.ts';
import { AlertTable } from '../../src/alerts/alert.table.ts';
import { DeliveryTable } from '../../src/alerts/delivery.table.ts';
import { createTestDatabase } from '../support/database.ts';

test('the schema builder has nothing to do', async () => {
  const tables = [AlertTable, AlertRungTable, AlertNoticeTable, DeliveryTable];
  const home = await createTestDatabase({ tables });
  try {
    const { upQueries } = await home.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  } finally {
    await home.close();
  }
});
