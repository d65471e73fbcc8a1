// A database of its own for the benchmark, with a fictional procedure, one office and accepted dossiers.
import { randomUUID } from 'node:crypto';
import { dossierKind } from '../src/dossier-kind/kind/dossier-kind.ts';
import { DOSSIER } from '../src/dossier-kind/dossier.ts';
import { mkdtempSync, readFileSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { NOTICE_PART } from '../src/alerts/mail/notice-part.ts';
import { ALERT_PARTS } from '../src/alerts/raise/alert-parts.ts';
import { readCalendarCsv } from '../src/domain/time/read-calendar-csv.ts';
import { WorkingCalendar } from '../src/domain/time/working-calendar.ts';
import type {
  CaseDefinition,
  Position,
  StepKind,
  UnitRole,
} from '../src/domain/process/procedure-definition.ts';
import type { Sender } from '../src/dossier-kind/sender.ts';
import { Definitions } from '../src/dossier-kind/definitions.ts';
import type { PinnedProcess } from '../src/dossier-kind/definitions.ts';
import { Engine } from '../src/engine/engine.ts';
import type { DossierKey, LodgeOrder } from '../src/dossier-kind/orders.ts';
import { ManualClock } from '../src/platform/clock.ts';
import { dataSourceOf, databaseOf } from '../src/platform/data-source.ts';
import type { Database } from '../src/platform/database.ts';
import { startEmbedded } from '../src/platform/embedded-postgres.ts';
import { migrate } from '../src/platform/migrate.ts';
import { prepareChart } from '../workflows/one-stop/run-chart.ts';
import { shippedPath } from '../src/platform/shipped-files.ts';

export const calendar = new WorkingCalendar(
  readCalendarCsv(readFileSync(shippedPath('workflows', 'calendars', 'vn.csv'), 'utf8'), {
    name: 'vn',
    version: 1,
    fileName: 'vn.csv',
  }),
);

const step = (key: string, kind: StepKind, position: Position, days: number, unit: UnitRole = 'competent') =>
  ({ key, kind, position, unit, budget: { amount: days, unit: 'workingDays' } }) as const;

export const CASE: CaseDefinition = {
  key: 'bench',
  name: 'Benchmark',
  limit: { amount: 10, unit: 'workingDays' },
  checklist: [],
  fees: [],
  process: {
    steps: [
      step('receive', 'receive', 'reception', 0.5, 'receiving'),
      step('assign', 'assign', 'head', 0.5),
      step('appraise', 'appraise', 'officer', 7),
      step('review', 'review', 'head', 0.5),
      step('sign', 'sign', 'leader', 1),
      step('issue', 'issue', 'clerk', 0.5),
    ],
  },
};

export const PINNED: PinnedProcess = {
  id: randomUUID(),
  procedureCode: '9.000001',
  procedureName: 'Benchmark',
  caseKey: 'bench',
  version: 1,
  definition: CASE,
  chart: prepareChart(CASE.process),
};

class BenchDefinitions extends Definitions {
  process = () => Promise.resolve(PINNED);
  calendar = () => calendar;
  calendarVersion = () => calendar;
  shortestPause = () => Promise.resolve(60);
}

const agency = randomUUID();
const oneStop = randomUUID();
const department = randomUUID();
/** Holds every position, so that one sender can walk a dossier through its steps. */
export const EVERYBODY: Sender = {
  staffId: randomUUID(),
  holds: (['reception', 'head', 'officer', 'leader', 'clerk'] as const).flatMap((position) =>
    [oneStop, department, agency].map((unitId) => ({ position, unitId, onBehalfOf: null })),
  ),
};

export interface Fixture {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly database: Database;
  readonly definitions: Definitions;
  readonly clock: ManualClock;
  readonly engine: Engine;
  close(): Promise<void>;
}

export const NOON = Date.parse('2026-11-23T02:00:00Z');

export async function openFixture(): Promise<Fixture> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-bench-'));
  chmodSync(folder, 0o755);
  const server = await startEmbedded(folder, {
    settings: ['shared_buffers=512MB', 'max_wal_size=8GB', 'checkpoint_timeout=30min'],
  });
  const dataSource = await dataSourceOf(server.ownerUrl, 14).initialize();
  await migrate(dataSource);
  await dataSource.query(`select ensure_event_partitions('2026-01-01', 24)`);
  const database = databaseOf(dataSource);
  const definitions = new BenchDefinitions();
  const clock = new ManualClock(NOON);
  return {
    url: server.ownerUrl,
    dataSource,
    database,
    definitions,
    clock,
    engine: new Engine(database, clock)
      .borrow(ALERT_PARTS)
      .borrow(NOTICE_PART)
      .know(dossierKind(definitions)),
    close: async () => {
      await dataSource.destroy();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function lodgeOrder(at: number): LodgeOrder {
  return {
    kind: 'lodge',
    key: { homeAgencyId: agency, id: randomUUID() },
    at,
    sender: EVERYBODY,
    then: [{ type: 'accept' }],
    draw: {
      agencyId: agency,
      kind: 'dossier',
      day: '2026-11-23',
      render: (n) => `H99.12-261123-${String(n).padStart(4, '0')}`,
    },
    lodging: {
      processVersionId: PINNED.id,
      regime: '309/2026',
      channel: 'counter',
      calendarName: 'vn',
      units: { receiving: [oneStop, agency], competent: [department, agency], provinceOffice: [agency] },
      lookupSecret: '314159',
      applicant: { name: 'Người Nộp Mẫu', kind: 'citizen', checklist: [] },
    },
  };
}

/** Accepted dossiers, numbered in `bench_key` for the limit. */
export async function lodgeMany(fixture: Fixture, count: number): Promise<readonly DossierKey[]> {
  const keys: DossierKey[] = [];
  for (let done = 0; done < count; done += 1000) {
    const some = await Promise.all(
      Array.from({ length: Math.min(1000, count - done) }, () =>
        fixture.engine.send(DOSSIER, lodgeOrder(NOON)),
      ),
    );
    for (const answer of some) keys.push({ homeAgencyId: answer!.homeAgencyId, id: answer!.id });
  }
  return keys;
}
