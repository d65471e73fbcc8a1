// Every published process runs from the desk to the hand-over, each step sent by somebody of its position.
import { readFileSync } from 'node:fs';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verify } from '../../src/engine/verify.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import type { Position, StepDefinition } from '../../src/domain/process/procedure-definition.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { ImportProcesses } from '../../src/procedures/import-processes.ts';
import { createTestApp } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { furnishOffice } from '../support/furnished-office.ts';
import type { FurnishedOffice, PersonName } from '../support/furnished-office.ts';
import { calendar } from '../support/fictional.ts';
import { requiredPapers } from '../support/required-papers.ts';

const FIXTURE = 'test/domain/process/fixtures/published-processes.json';
const HOUR = 3_600_000;

interface Case {
  readonly procedure: string;
  readonly key: string;
}

interface View {
  readonly version: number;
  readonly code: string;
  readonly state: string;
  readonly lodgedAt: string;
  readonly resolvedAt: string;
  readonly steps: readonly StepDefinition[];
  readonly stays: readonly {
    state: string;
    step: string | null;
    workingMinutes: number | null;
    leftAt: string | null;
  }[];
}

describe('published processes', () => {
  let service: TestApp;
  let office: FurnishedOffice;
  let cases: Case[];

  beforeAll(async () => {
    service = await createTestApp();
    office = await furnishOffice(service.app, service.clock.now());
    const imported = await service.app
      .get(ImportProcesses)
      .run(readFileSync(FIXTURE, 'utf8'), FIXTURE, { by: null });
    expect(imported.procedures).toBe(23);
    const { processes } = JSON.parse(readFileSync(FIXTURE, 'utf8')) as { processes: { codes: string[] }[] };
    expect(processes).toHaveLength(26);
    const codes = [...new Set(processes.flatMap((process) => process.codes))];
    const { rows } = await service.database.query<Case>({
      text: `select procedure_code as procedure, key from procedure_case where procedure_code = any($1) and in_use order by 1, 2`,
      values: [codes],
    });
    cases = rows;
  });
  afterAll(() => service.close());

  const send = async <Body>(
    person: PersonName,
    method: string,
    path: string,
    body?: object,
    version?: number,
  ) => {
    const answer = await service.http.send(method, `/api/v1${path}`, body, {
      authorization: `Bearer ${office.people[person].token}`,
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    });
    if (answer.status >= 300)
      throw new Error(`${person} ${method} ${path} ${JSON.stringify(body)}: ${answer.status} ${answer.text}`);
    return answer.json<Body>();
  };

  const personOf = (step: StepDefinition): PersonName => {
    if (step.unit === 'provinceOffice') return 'office';
    const people: Partial<Record<Position, PersonName>> = {
      reception: 'reception',
      officer: 'officer',
      head: 'head',
      leader: 'leader',
      clerk: 'clerk',
    };
    return people[step.position]!;
  };

  it('run to the hand-over over HTTP, with stays that add up', async () => {
    expect(cases.length).toBeGreaterThanOrEqual(26);
    for (const { procedure, key } of cases) {
      const logged = await send<View>('reception', 'POST', '/dossiers', {
        procedureCode: procedure,
        caseKey: key,
        channel: 'counter',
        decision: 'accept',
        applicant: { name: 'Người Nộp Mẫu', kind: 'citizen' },
        checklist: requiredPapers(procedure, key),
      });
      expect(logged.code).toMatch(/^H99\.012\.00-260\d{3}-\d{4,}$/);
      const { steps } = await send<View>('reception', 'GET', `/dossiers/${logged.code}`);
      let { version, state } = logged;
      for (const [index, step] of steps.entries()) {
        service.clock.advance(HOUR / 2);
        const event = { type: index === 0 && state === 'accepted' ? 'transfer' : 'complete' };
        const moved = await send<View>(
          personOf(step),
          'POST',
          `/dossiers/${logged.code}/events`,
          event,
          version,
        );
        ({ version, state } = moved);
      }
      expect(state).toBe('resolved');
      service.clock.advance(HOUR / 4);
      const handed = { type: 'return', how: 'desk' };
      await send('reception', 'POST', `/dossiers/${logged.code}/events`, handed, version);
      const done = await send<View>('reception', 'GET', `/dossiers/${logged.code}`);
      expect(done.state).toBe('returned');
      const spent = done.stays
        .filter((stay) => stay.state !== 'resolved')
        .reduce((sum, stay) => sum + (stay.workingMinutes ?? 0), 0);
      const [from, to] = [parseInstant(done.lodgedAt), parseInstant(done.resolvedAt)];
      expect([procedure, key, spent]).toEqual([
        procedure,
        key,
        Math.floor(calendar.workingTimeBetween(from, to) / 60_000),
      ]);
      expect(done.stays.map(({ step }) => step).filter((step) => step !== null)).toEqual(
        steps.map((step) => step.key),
      );
    }
    const report = await verify(service.database, dossierKind(service.app.get(Definitions)));
    expect(report.differences).toEqual([]);
    expect(report.cases).toBe(cases.length);
  });
});
