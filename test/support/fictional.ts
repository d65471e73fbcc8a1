// A fictional procedure, units and people, so that nobody argues law in a test of the machinery.
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { readCalendarCsv } from '../../src/domain/time/read-calendar-csv.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { WorkingCalendar } from '../../src/domain/time/working-calendar.ts';
import type {
  CaseDefinition,
  ConsultationRule,
  StepDefinition,
} from '../../src/domain/process/procedure-definition.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import type { PinnedProcess } from '../../src/dossier-kind/definitions.ts';
import type { Sender } from '../../src/dossier-kind/sender.ts';
import type { LodgeOrder } from '../../src/dossier-kind/orders.ts';
import { prepareChart } from '../../workflows/one-stop/run-chart.ts';
import type { DossierCommand } from '../../workflows/one-stop/dossier-events.ts';
import type { Position, StepKind, UnitRole } from '../../src/domain/process/procedure-definition.ts';

export const at = (text: string): number => parseInstant(`${text}+07:00`);

export const calendar = new WorkingCalendar(
  readCalendarCsv(readFileSync('workflows/calendars/vn.csv', 'utf8'), {
    name: 'vn',
    version: 1,
    fileName: 'vn.csv',
  }),
);

const step = (
  key: string,
  kind: StepKind,
  position: Position,
  days: number,
  unit: UnitRole = 'competent',
): StepDefinition => ({ key, kind, position, unit, budget: { amount: days, unit: 'workingDays' } });

/** Ten working days: receive 0.5, assign 0.5, appraise 7, review 0.5, sign 1, issue 0.5. */
export const KITE_LICENCE: CaseDefinition = {
  key: 'kite',
  name: 'Giấy phép thả diều',
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

export function pinned(definition: CaseDefinition = KITE_LICENCE): PinnedProcess {
  return {
    id: randomUUID(),
    procedureCode: '9.000001',
    procedureName: definition.name,
    caseKey: definition.key,
    version: 1,
    definition,
    chart: prepareChart(definition.process),
  };
}

export class FixedDefinitions extends Definitions {
  private readonly processes: ReadonlyMap<string, PinnedProcess>;

  constructor(processes: readonly PinnedProcess[]) {
    super();
    this.processes = new Map(processes.map((one) => [one.id, one]));
  }

  process(id: string): Promise<PinnedProcess> {
    return Promise.resolve(this.processes.get(id)!);
  }

  calendar(): WorkingCalendar {
    return calendar;
  }

  calendarVersion(): WorkingCalendar {
    return calendar;
  }

  shortestPause(): Promise<number> {
    return Promise.resolve(60);
  }
}

function person(position: Position, unitId: string): Sender {
  return { staffId: randomUUID(), holds: [{ position, unitId, onBehalfOf: null }] };
}

/** A one-stop, a department and the province's office, with one person a position. */
export function office() {
  const agency = randomUUID();
  const oneStop = randomUUID();
  const department = randomUUID();
  const provinceOffice = randomUUID();
  return {
    agency,
    oneStop,
    department,
    units: {
      receiving: [oneStop, agency],
      competent: [department, agency],
      provinceOffice: [provinceOffice],
    },
    reception: person('reception', oneStop),
    head: person('head', department),
    officer: person('officer', department),
    leader: person('leader', agency),
    clerk: person('clerk', agency),
  };
}

export type Office = ReturnType<typeof office>;

/** Another agency, by the path of its department, with the people who answer there. */
export function consultedAgency() {
  const unit = [randomUUID(), randomUUID()];
  const [department, agency] = unit as [string, string];
  return {
    unit,
    head: person('head', department),
    officer: person('officer', department),
    other: person('officer', department),
    leader: person('leader', agency),
  };
}

/** The kite licence, whose appraisal asks other agencies. */
export function consulting(consultation?: ConsultationRule): PinnedProcess {
  const steps = KITE_LICENCE.process.steps.map((step) =>
    step.key === 'appraise'
      ? { ...step, kind: 'consult' as const, ...(consultation && { consultation }) }
      : step,
  );
  return pinned({ ...KITE_LICENCE, process: { steps } });
}

/** An order that logs a dossier at the counter and accepts it in the same act. */
export function lodgeOrder(
  desk: Office,
  process: PinnedProcess,
  instant: number,
  then: readonly DossierCommand[] = [{ type: 'accept' }],
): LodgeOrder {
  return {
    kind: 'lodge',
    key: { homeAgencyId: desk.agency, id: randomUUID() },
    at: instant,
    sender: desk.reception,
    then,
    ...(then.some(({ type }) => type === 'accept') && {
      draw: {
        agencyId: desk.agency,
        kind: 'dossier',
        day: '2026-11-23',
        render: (n: number) => `${desk.agency.slice(0, 8)}-261123-${String(n).padStart(4, '0')}`,
      } as const,
    }),
    lodging: {
      processVersionId: process.id,
      regime: '309/2026',
      channel: 'counter',
      calendarName: 'vn',
      units: desk.units,
      lookupSecret: '314159',
      applicant: { name: 'Người Nộp Mẫu', kind: 'citizen', identityNo: '001099000001', checklist: [] },
    },
  };
}
