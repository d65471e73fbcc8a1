// Which HTTP status a stable refusal code is answered with: the whole table, in one place.

/** Exact codes first, then `area.*`, then `*.name`; a rule of the domain without a line here is 422. */
export const STATUS_OF_CODE: Readonly<Record<string, number>> = Object.freeze({
  'alert.closed': 409,
  'supplement.headOnly': 403,
  'applicants.throttled': 429,
  'auth.throttled': 429,
  'absence.overlaps': 409,
  'draft.stale': 412,
  'attachment.closed': 409,
  'attachment.deleted': 410,
  'attachment.notScanned': 409,
  'attachment.rangeUnmet': 416,
  'attachment.tooLarge': 413,
  'attachment.tooMany': 409,
  'auth.csrf': 403,
  'auth.passwordChangeRequired': 403,
  'auth.*': 401,
  'apology.onlyOnce': 409,
  'batch.notReady': 409,
  'calendar.changedMeanwhile': 409,
  'clock.notSettable': 403,
  'database.unavailable': 503,
  'consultation.alreadyAsked': 409,
  'consultation.open': 409,
  'delivery.notResendable': 409,
  'dossier.contended': 409,
  'dossier.stale': 412,
  'engine.busy': 503,
  'event.notPossible': 409,
  'export.notPrinted': 422,
  'export.notReady': 409,
  'export.tooMany': 429,
  'facts.missing': 422,
  'inspection.ended': 409,
  'inspection.foundOutside': 422,
  'inspection.otherUnit': 422,
  'leg.open': 409,
  'form.fileRefused': 415,
  'form.notALetter': 409,
  'form.notFiled': 404,
  'handOver.decisionExists': 409,
  'handOver.begun': 409,
  'fee.outstanding': 409,
  'fee.voided': 409,
  'idempotency.inFlight': 409,
  'idempotency.mismatch': 422,
  'lateCase.exists': 409,
  'lateCase.stale': 412,
  'lookUp.throttled': 429,
  'unit.outsideScope': 403,
  'ifMatch.required': 428,
  'ifMatch.stale': 412,
  'ifMatch.weak': 412,
  'papers.closed': 409,
  'papers.stale': 412,
  'position.held': 409,
  'print.nothingToPrint': 409,
  'procedure.limitExists': 409,
  'request.headersTooLarge': 431,
  'request.invalid': 422,
  'request.malformed': 400,
  'request.mediaType': 415,
  'request.methodNotAllowed': 405,
  'request.throttled': 429,
  'request.timeout': 408,
  'request.tooLarge': 413,
  'request.urlTooLong': 414,
  'right.missing': 403,
  'session.locked': 423,
  'staff.accountTaken': 409,
  'task.eventNotPossible': 409,
  'task.stale': 412,
  'unit.codeTaken': 409,
  'unit.changeInForce': 409,
  'unit.changedByDecision': 409,
  'unit.changesLater': 409,
  'upload.offset': 409,
  'upload.locked': 423,
  'upload.protocol': 412,
  'view.nameTaken': 409,
  internal: 500,
  '*.unknown': 404,
  '*.unavailable': 503,
});

const RULE_NOT_MET = 422;

/** The status a refusal `code` is answered with. */
export function statusOfCode(code: string): number {
  const area = code.split('.', 1)[0] ?? code;
  const name = code.slice(code.lastIndexOf('.') + 1);
  return STATUS_OF_CODE[code] ?? STATUS_OF_CODE[`${area}.*`] ?? STATUS_OF_CODE[`*.${name}`] ?? RULE_NOT_MET;
}

/** The code of an answer of which only the HTTP status is known: a refusal by Fastify or by Nest itself. */
export function codeOfStatus(status: number): string {
  if (status >= 500) return status === 503 ? 'service.unavailable' : 'internal';
  return CODE_OF_STATUS[status] ?? 'request.malformed';
}

const CODE_OF_STATUS: Readonly<Record<number, string>> = Object.freeze({
  401: 'auth.required',
  403: 'right.missing',
  404: 'route.unknown',
  405: 'request.methodNotAllowed',
  408: 'request.timeout',
  413: 'request.tooLarge',
  414: 'request.urlTooLong',
  415: 'request.mediaType',
  422: 'request.invalid',
  429: 'request.throttled',
  431: 'request.headersTooLarge',
});
