// Region `course` of the one-stop chart: where the dossier is, in the order of the decree.
import { closed, resolved } from './return.ts';
import { awaitingFinancialDuty, awaitingSupplement } from './pauses.ts';
import type { Shape } from './process-shape.ts';
import { lodged } from './reception.ts';
import { unfinishedGoOn, wrongAcceptance } from './shared.ts';
import { stepState } from './steps.ts';
import { accepted, handedOver } from './transfer.ts';
import { askCorrection, forgetCorrection, handOverTo, state } from './words.ts';

export const courseRegion = (shape: Shape) =>
  state({
    initial: 'lodged',
    // Possible in every open state, and leave it and its own timers as they are; the clock follows in its own region.
    on: {
      handOver: { actions: handOverTo, meta: unfinishedGoOn },
      askAcceptanceCorrection: { guard: 'mayAskCorrection', actions: askCorrection, meta: wrongAcceptance },
      approveAcceptanceCorrection: {
        guard: 'correctionAsked',
        actions: forgetCorrection,
        meta: wrongAcceptance,
      },
      rejectAcceptanceCorrection: {
        guard: 'correctionAsked',
        actions: forgetCorrection,
        meta: wrongAcceptance,
      },
    },
    states: {
      lodged: lodged(),
      accepted: accepted(shape),
      handedOver: handedOver(shape),
      processing: {
        initial: shape.steps[0]?.key,
        states: Object.fromEntries(shape.steps.map((step, index) => [step.key, stepState(shape, index)])),
      },
      awaitingSupplement: awaitingSupplement(shape),
      awaitingFinancialDuty: awaitingFinancialDuty(shape),
      resolved: resolved(),
      returned: closed('returned'),
      refused: closed('refused'),
      withdrawn: closed('withdrawn'),
      stopped: closed('stopped'),
    },
  });
