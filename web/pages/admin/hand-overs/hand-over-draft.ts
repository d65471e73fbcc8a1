// A decision while it is being written: its lines with keys of their own, and what is sent of it.
import type { components } from '../../../api/schema.d.ts';

export type HandOverBody = components['schemas']['HandOverBody'];
export type HandOver = components['schemas']['HandOverView'];
export type HandOverOutcome = components['schemas']['DossierOutcomeView'];

export interface RuleDraft {
  readonly key: number;
  readonly fromUnitId: string | null;
  readonly toUnitId: string | null;
  readonly place: string;
  readonly field: string;
  readonly procedureCode: string;
}

export interface ChangeDraft {
  readonly key: number;
  readonly kind: 'close' | 'rename';
  readonly unitId: string | null;
  readonly successorId: string | null;
  readonly name: string;
  readonly code: string;
}

export interface HandOverDraft {
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly signedBy: string;
  readonly reason: string;
  readonly effectiveOn: string;
  readonly rules: readonly RuleDraft[];
  readonly changes: readonly ChangeDraft[];
  /** One field a line. */
  readonly fields: string;
}

/** Lines without their units are left out; the service refuses a decision that says nothing. */
export function bodyOf(draft: HandOverDraft): HandOverBody {
  const { rules, changes, fields, ...decision } = draft;
  return {
    ...decision,
    rules: rules.flatMap(({ fromUnitId, toUnitId, place, field, procedureCode }) =>
      fromUnitId === null || toUnitId === null
        ? []
        : [
            {
              ...{ fromUnitId, toUnitId, place: place.trim() || null, field: field.trim() || null },
              procedureCode: procedureCode.trim() || null,
            },
          ],
    ),
    unitChanges: changes.flatMap<HandOverBody['unitChanges'][number]>(
      ({ kind, unitId, successorId, name, code }) => {
        if (unitId === null) return [];
        if (kind === 'close') return [{ kind, unitId, successorId }];
        return [{ kind, unitId, name: name.trim() || null, code: code.trim() || null }];
      },
    ),
    newProcessFields: fields
      .split('\n')
      .map((field) => field.trim())
      .filter((field) => field !== ''),
  };
}
