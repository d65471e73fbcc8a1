// How the engine runs late cases.
import { makesFinding } from '../../../workflows/late-case/run-late-case.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Kind } from '../../engine/kind.ts';
import type { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Database } from '../../platform/database.ts';
import { carryOutLateCase } from './carry-out-late-case.ts';
import { unknownLateCase } from './find-late-case.ts';
import { evidenceGiven } from './evidence.ts';
import type { LateCaseTypes } from './late-case.ts';
import { insertLateCases, LATE_CASE_ROWS, readLateCases } from './late-case-rows.ts';
import type { MeasureLateTime } from './measure-late-time.ts';
import { VERIFIED_LATE_CASES } from './verifying-late-cases.ts';

export function lateCaseKind(
  database: Database,
  directory: OrganizationDirectory,
  measuring: MeasureLateTime,
): Kind<LateCaseTypes> {
  return {
    ...VERIFIED_LATE_CASES,
    begins: 'open',
    refusal: (what, { id }) =>
      what === 'unknown'
        ? unknownLateCase(id)
        : new DomainError('lateCase.contended', 'The case is being changed by others', {}),
    read: readLateCases,
    factsOf: async (order, before) => {
      if (order.kind !== 'event' || before === null) return null;
      const { row } = before;
      const { type } = order.body;
      return {
        organization: await directory.current(),
        measured: makesFinding(type, row.state) ? (await measuring.run(row, order.at)).late : NOTHING,
        files: type === 'explain' ? await evidenceGiven(database, row) : [],
      };
    },
    decide: (order, before, { facts, recordedAt }) => carryOutLateCase(order, before, facts, recordedAt),
    answerOf: ({ after: { homeAgencyId, id, version, row } }) => ({
      homeAgencyId,
      id,
      version,
      state: row.state,
      answerDueAt: row.answer_due_at?.getTime() ?? null,
      overdue: row.overdue,
    }),
    begin: insertLateCases,
    rows: LATE_CASE_ROWS,
  };
}

const NOTHING = { department: 0, partner: 0, citizen: 0, other: 0 };
