// The words of the printed charts: what a guard asks, what a timer waits for, where a way leads that names no one state.

export const GUARD_WORDS: Readonly<Record<string, string>> = Object.freeze({
  startsHere: 'the unit that received it resolves it',
  boundaryFree: 'it was received regardless of boundary',
  immediate: 'the case may be decided at the counter',
  immediateWithReceipt: 'the case may be decided at the counter, and a receipt is asked for',
  endsStopped: 'it was accepted, and its regime has the notice of stopping',
  promiseFree: 'its re-appointment is not used',
  mayExtend: 'sector law gives an extension, not yet used',
  mayAskCorrection: 'its time has begun, and no correction waits',
  correctionAsked: 'a correction waits',
  sentTo: 'the step is named',
  takesBack: 'by whoever did it, within thirty minutes',
  acceptedAt: 'it was accepted',
  runNotLate: 'not late yet',
  runLate: 'late before',
  lateRun: 'late before',
  neverLate: 'by what is known now it was never late',
  lateMoved: 'it is late, since another instant',
  movesLater: 'the date moves later',
  changesCalendar: 'the unit that goes on has another calendar',
  verdictLate: 'the verdict is late',
  verdictEarly: 'the verdict is early',
  silenceMeansConsent: 'sector law takes silence for consent',
  alerted: 'its alert is open',
  startsAnew: 'its time is counted anew',
  resumedNeverLate: 'by the calendars known now it was never late',
  isAssignment: 'something is to be done',
  isDissemination: 'it is to be taken note of',
  alreadyLate: 'its day is over',
  nothingAsked: 'no extension waits for an answer',
  asked: 'an extension waits for an answer',
  movesDue: 'on the calendar of the unit it is given to it is due later',
  isPublished: 'it is published',
});

export const TIMER_WORDS: Readonly<Record<string, string>> = Object.freeze({
  receptionDue: 'the time to answer a lodging is over',
  transferDue: 'the time of the hand-over is over',
  takeOverDue: 'the paper must have arrived',
  stepDue: 'the time of the step is over',
  lapse: 'the time to supplement is over',
  reminder: 'the result waits to be collected',
  dueSoon: 'the end of the time comes near',
  apologyTask: 'the apology must be written',
  late: 'the first late instant',
  due: 'the time to answer is over',
  explanationDue: 'the time to explain is over',
  acceptance: 'the time to take it on is over',
});

/** Ways written once for each step: where they lead. */
export const TARGET_OF_GUARD: Readonly<Record<string, string>> = Object.freeze({
  sentTo: 'the earlier step that is named, of the same phase',
  takesBack: 'where it was before',
  acceptedAt: 'the step that it was left in',
});
