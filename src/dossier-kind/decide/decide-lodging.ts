// Decides the first entry of a dossier. Pure.
import { startChart } from '../../../workflows/one-stop/run-chart.ts';
import { ONE_STOP_VERSION } from '../../../workflows/one-stop/one-stop.machine.ts';
import { receptionDueAt } from '../../../workflows/law/deadlines.ts';
import { holdFor } from '../../../workflows/one-stop/rights.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Sender } from '../sender.ts';
import { decidedBy } from '../decided.ts';
import type { Decided } from '../decided.ts';
import { SYSTEM } from '../dossier-state.ts';
import type { DossierColumns, SenderIdentity } from '../dossier-state.ts';
import type { Timing } from '../facts.ts';
import type { JournalEntry } from '../journal.ts';
import type { DossierKey, Lodging } from '../orders.ts';
import { heldBy, openStay, timersOf } from './record-entry.ts';

/**
 * @param lodgingNo number of an online or postal lodging; null at the counter, where the code is enough.
 * @throws DomainError `right.missing` when a member of staff is not of the receiving one-stop.
 */
export function decideLodging(
  key: DossierKey,
  lodging: Lodging,
  sender: Sender,
  lodgingNo: string | null,
  at: number,
  recordedAt: number,
  timing: Timing,
): Decided {
  const { pinned } = timing;
  const step = startChart(pinned.chart, {
    at,
    units: lodging.units,
    requestEnds: timing.regime.requestEnds.value,
    calendarName: lodging.calendarName,
    receptionDueAt: receptionDueAt(at, timing.regime, timing.calendar),
    boundaryFree: lodging.boundaryFree ?? false,
    immediate: pinned.definition.immediate ?? false,
    reappointments: timing.regime.reappointments.value,
  });
  const { context, value } = step.state;
  const columns: DossierColumns = {
    code: null,
    lodgingNo,
    procedureCode: pinned.procedureCode,
    caseKey: pinned.caseKey,
    processVersionId: pinned.id,
    chartVersion: ONE_STOP_VERSION,
    regime: lodging.regime,
    channel: lodging.channel,
    state: step.course,
    clock: step.clock,
    unitId: heldBy(step, context, pinned.chart.metaOf)!,
    officerId: null,
    receptionUnitId: lodging.units.receiving[0]!,
    competentUnitId: lodging.units.competent[0]!,
    lodgedAt: at,
    acceptedAt: null,
    statutoryDueAt: null,
    lateFromAt: null,
    promisedDueAt: null,
    dueSoonAt: null,
    stepDueAt: null,
    resolvedAt: null,
    closedAt: null,
    outcome: null,
    verdict: null,
    wasLate: false,
    receptionLate: false,
    boundaryFree: context.boundaryFree,
  };
  const entry: JournalEntry = {
    seq: 1,
    type: 'lodge',
    at,
    recordedAt,
    sender: lodger(sender, lodging, context),
    data: { channel: lodging.channel },
    value,
    context,
    columns,
    armed: timersOf(step),
    openedStay: openStay(1, columns, context, timing),
  };
  return decidedBy(null, entry, key);
}

function lodger(sender: Sender, lodging: Lodging, context: Parameters<typeof holdFor>[1]): SenderIdentity {
  if (sender.staffId === null)
    return { ...SYSTEM, kind: lodging.channel === 'online' ? 'citizen' : 'system' };
  const hold = holdFor([{ position: 'reception', unit: 'receiving' }], context, sender.staffId, sender.holds);
  if (hold === null)
    throw new DomainError('right.missing', 'Only the receiving one-stop may log a dossier', {
      event: 'lodge',
    });
  return {
    kind: 'staff',
    staffId: sender.staffId,
    position: hold.position,
    unitId: hold.unitId,
    ...(hold.onBehalfOf !== null && { onBehalfOf: hold.onBehalfOf }),
  };
}
