// The reason for which a dossier is late, as SQL on `dossier d`: the same for the figure and for the list behind it.
import type { Bindings } from '../../platform/lists/bindings.ts';
import type { LateReason } from '../../../workflows/late-case/late-reasons.ts';

/** Where nobody has named one: there is no late case yet, or its explanation has not come. */
export const NO_REASON = 'none';
export type ReasonOrNone = LateReason | typeof NO_REASON;

/**
 * As found, or else as last explained, in the dossier's late cases: that of the dossier as a whole before those of a
 * leg, step or consultation, and of several the latest. So each dossier has one reason. Served by `late_case_once`.
 */
export const LATE_REASON = `coalesce((select c.reason from late_case c
  where c.home_agency_id = d.home_agency_id and c.about_id = d.id and c.about = 'dossier' and c.reason is not null
  order by (c.subject = 'dossier') desc, c.late_since desc, c.id desc limit 1), '${NO_REASON}')`;

export function ofReason(reason: ReasonOrNone, to: Bindings): string {
  return `${LATE_REASON} = ${to.bind(reason)}`;
}
