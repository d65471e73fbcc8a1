// Whose time a stay of a dossier was: its holder's, the applicant's, or another agency's whose answer was owed meanwhile.
import type { StepDefinition } from './procedure-definition.ts';
import { MINUTE_MS } from '../time/instant.ts';
import type { Instant } from '../time/instant.ts';
import type { WorkingCalendar } from '../time/working-calendar.ts';

export const CHARGED_TO = ['department', 'partnerAgency', 'citizen'] as const;
export type ChargedTo = (typeof CHARGED_TO)[number];

/** A visit of the dossier to a state; open while `leftAt` is null. */
export interface HeldStay {
  readonly step: string | null;
  readonly unitId: string;
  /** As its state says: `department`, `partnerAgency`, `citizen` or `none`. */
  readonly charge: string;
  readonly enteredAt: Instant;
  readonly leftAt: Instant | null;
  /** Counted when it closed; null while it is open. */
  readonly workingMinutes: number | null;
}

/** An opinion or a leg that a step waits for, by the unit that has to give it. */
export interface OwedAnswer {
  readonly subject: string;
  readonly step: string;
  readonly unitId: string;
  readonly from: Instant;
  readonly until: Instant | null;
  readonly dueAt: Instant | null;
}

/** Time of one stay that is one unit's. */
export interface ChargedPart {
  readonly charge: ChargedTo;
  readonly unitId: string;
  /** Whose answer was owed; null where the holder's or the applicant's time ran. */
  readonly subject: string | null;
  readonly from: Instant;
  readonly to: Instant;
  readonly workingMinutes: number;
}

export interface TimeCount {
  readonly lodgedAt: Instant;
  /** An open stay is counted up to here. */
  readonly at: Instant;
  readonly calendar: WorkingCalendar;
  readonly steps: readonly Pick<StepDefinition, 'key' | 'kind'>[];
  readonly agencyOf: (unitId: string, at: Instant) => string | null;
}

/**
 * The parts of a stay, in order; their minutes add up to the stay's. A step cannot be completed while an answer is owed
 * (Decree 61/2018 Art. 19.5), so that time belongs to whoever owes it, and of several to the one that was due first: no
 * later act moves a minute to another. After the result nobody's time is charged.
 */
export function whoseTime(
  stay: HeldStay,
  owed: readonly OwedAnswer[],
  count: TimeCount,
): readonly ChargedPart[] {
  if (stay.charge === 'none') return [];
  const end = Math.max(stay.enteredAt, stay.leftAt ?? count.at);
  const cuts = stay.charge === 'citizen' ? [] : owed.filter((one) => overlaps(one, stay, end));
  const bounds = [stay.enteredAt, ...cuts.flatMap(({ from, until }) => [from, until ?? end]), end]
    .filter((instant) => instant >= stay.enteredAt && instant <= end)
    .sort((a, b) => a - b)
    .filter((instant, index, all) => index === 0 || instant !== all[index - 1]);
  const spans = bounds.slice(1).map((to, index) => [bounds[index]!, to] as const);
  // The last part of an open stay says whose time it is now, though none of it has passed yet.
  if (stay.leftAt === null || spans.length === 0) spans.push([end, end]);
  return counted(
    joined(spans.map(([from, to]) => ({ from, to, ...ownerAt(from, stay, cuts, count) }))),
    stay,
    count,
  );
}

const overlaps = ({ step, from, until }: OwedAnswer, stay: HeldStay, end: Instant): boolean =>
  step === stay.step &&
  (from < end || (from === end && stay.leftAt === null)) &&
  (until ?? Infinity) > stay.enteredAt;

type Owner = Pick<ChargedPart, 'charge' | 'unitId' | 'subject'>;
type Span = Owner & Pick<ChargedPart, 'from' | 'to'>;

function ownerAt(
  from: Instant,
  stay: HeldStay,
  owed: readonly OwedAnswer[],
  { steps, agencyOf }: TimeCount,
): Owner {
  const { unitId, charge } = stay;
  const first = owed
    .filter((one) => one.from <= from && (one.until ?? Infinity) > from)
    .sort(
      (a, b) =>
        (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity) || a.from - b.from || (a.subject < b.subject ? -1 : 1),
    )[0];
  if (first !== undefined) {
    const own = first.unitId === unitId || agencyOf(first.unitId, from) === agencyOf(unitId, from);
    return {
      charge: own ? 'department' : 'partnerAgency',
      unitId: first.unitId,
      subject: first.subject,
    };
  }
  const kind = steps.find(({ key }) => key === stay.step)?.kind;
  const asks = kind === 'consult' || kind === 'interlinked';
  return { charge: asks ? 'department' : (charge as ChargedTo), unitId, subject: null };
}

/** The parts as far as they lie within bounds; their minutes add up to the whole minutes from the first bound. */
export function partsWithin(
  parts: readonly ChargedPart[],
  from: Instant,
  to: Instant,
  calendar: WorkingCalendar,
): readonly ChargedPart[] {
  const start = Math.max(from, parts[0]?.from ?? from);
  const minutesAt = (instant: Instant) =>
    Math.floor(calendar.workingTimeBetween(start, Math.max(start, instant)) / MINUTE_MS);
  return parts.flatMap((part) => {
    if (part.from >= from && part.to <= to) return [part];
    const [begins, ends] = [Math.max(part.from, from), Math.min(part.to, to)];
    if (begins > ends) return [];
    return [{ ...part, from: begins, to: ends, workingMinutes: minutesAt(ends) - minutesAt(begins) }];
  });
}

/** Whole minutes since lodging are told apart, so that parts and stays add up exactly. */
function counted(spans: readonly Span[], stay: HeldStay, { lodgedAt, calendar }: TimeCount): ChargedPart[] {
  const minutesAt = (instant: Instant) =>
    Math.floor(calendar.workingTimeBetween(lodgedAt, Math.max(lodgedAt, instant)) / MINUTE_MS);
  const whole = (from: Instant, to: Instant) => Math.max(0, minutesAt(to) - minutesAt(from));
  let left = stay.workingMinutes ?? whole(stay.enteredAt, spans.at(-1)!.to);
  return spans.map((span, index) => {
    const workingMinutes = index === spans.length - 1 ? left : Math.min(left, whole(span.from, span.to));
    left -= workingMinutes;
    return { ...span, workingMinutes };
  });
}

function joined(spans: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const before = all.at(-1);
    if (before?.subject === span.subject && before.unitId === span.unitId)
      all[all.length - 1] = { ...before, to: span.to };
    else all.push(span);
  }
  return all;
}
