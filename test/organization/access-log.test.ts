// Reads of personal data are written down, many at a time, never lost and never changed.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AccessLog } from '../../src/organization/access-log/access-log.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { RequestContext } from '../../src/platform/request-context.ts';
import { createTestDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { START } from './organization-app.ts';

describe('the access log', () => {
  let db: TestDatabase;
  const context = new RequestContext();
  const [staffId, homeAgencyId] = [randomUUID(), randomUUID()];
  const access = (what: string) => ({
    staffId,
    homeAgencyId,
    dossierId: randomUUID(),
    what,
    purpose: 'appraisal',
  });
  const count = async () => {
    const { rows } = await db.database.query<{ n: number }>({
      text: `select count(*)::int n from access_log`,
    });
    return rows[0]!.n;
  };
  beforeAll(async () => {
    db = await createTestDatabase();
  });
  afterAll(() => db.close());

  it('writes within a moment, with the request it belongs to', async () => {
    const log = new AccessLog(db.database, new ManualClock(START), context);
    context.enter({}, { requestId: 'request-0001', network: '192.0.2.1' }, () =>
      log.recordAccess(access('identityNo')),
    );
    expect(await count()).toBe(0);
    for (let i = 0; i < 100 && (await count()) === 0; i++) await new Promise((done) => setTimeout(done, 20));
    const { rows } = await db.database.query({
      text: `select what, purpose, request_id, at from access_log`,
    });
    expect(rows).toMatchObject([{ what: 'identityNo', purpose: 'appraisal', request_id: 'request-0001' }]);
  });

  it('loses nothing when the service stops, however many and however often it is flushed', async () => {
    const before = await count();
    const log = new AccessLog(db.database, new ManualClock(START), context);
    for (let i = 0; i < 1300; i++) log.recordAccess(access('applicant'));
    const flushing = [log.flush(), log.flush()];
    for (let i = 0; i < 50; i++) log.recordAccess(access('applicant'));
    await Promise.all([...flushing, log.onModuleDestroy()]);
    log.recordAccess(access('applicant'));
    await log.onApplicationShutdown();
    expect((await count()) - before).toBe(1351);
  });

  it('takes no update or delete', async () => {
    await expect(db.database.query({ text: `update access_log set what = 'nothing'` })).rejects.toThrow(
      'no update',
    );
    await expect(db.database.query({ text: `delete from access_log` })).rejects.toThrow('no update');
  });
});
