// Plans one sample dossier of a given kind, relative to now: its lodging and every act up to now. Pure.
import type { CaseDefinition, Channel } from '../domain/process/procedure-definition.ts';
import { dueOf } from '../domain/time/due.ts';
import { dayOf, HOUR_MS } from '../domain/time/instant.ts';
import type { Day, Instant } from '../domain/time/instant.ts';
import type { WorkingCalendar } from '../domain/time/working-calendar.ts';
import {
  handOver,
  officersTurn,
  planCourse,
  stretched,
  withReassignment,
  withSendBack,
} from './plan-course.ts';
import type { Act, CourseWish } from './plan-course.ts';
import type { StoryKind } from './sample-services.ts';
import type { SeededRandom } from './seeded-random.ts';
import { acceptanceDayFor, workingTimeBefore } from './working-back.ts';

/** How far back dossiers go, in working days. */
const HISTORY_DAYS = 62;
const DAY_OF_WORK_MS = 8 * HOUR_MS;

export interface StoryWish {
  readonly kind: StoryKind;
  readonly definition: CaseDefinition;
  readonly calendar: WorkingCalendar;
  readonly random: SeededRandom;
  readonly now: Instant;
}

export interface PlannedStory {
  readonly channel: Channel;
  readonly acts: readonly Act[];
}

/** Acts that would lie after now are left out, so every dossier stands where it would stand. */
export function planStory(wish: StoryWish): PlannedStory {
  const channel = channelOf(wish);
  const acts = actsOf(wish, { ...wish, channel, pace: wish.random.between(0.35, 0.8) });
  return {
    channel,
    acts: acts
      .map((act) => ({ ...act, at: Math.floor(act.at / 1000) * 1000 }))
      .filter(({ at }) => at <= wish.now),
  };
}

function channelOf({ kind, definition, random }: StoryWish): Channel {
  if (kind === 'onlineUnanswered' || kind === 'withdrawnBefore') return 'online';
  if (kind === 'refusedAtIntake' || kind === 'intakeSupplement') return 'counter';
  const offered = definition.channels ?? ['counter', 'online', 'post'];
  const drawn = random.next();
  const channel = drawn < 0.55 ? 'counter' : drawn < 0.92 ? 'online' : 'post';
  return offered.includes(channel) ? channel : offered[0]!;
}

function actsOf(wish: StoryWish, course: CourseWish): Act[] {
  const { kind, random, now, calendar, definition } = wish;
  switch (kind) {
    case 'resolvedEarly':
    case 'resolvedOnTime':
    case 'resolvedLate':
      return resolved(wish, course);
    case 'inProgress':
      return underWay(anyMorning(wish, 0, Math.max(1, lengthOf(wish) - 2)), { ...course, pace: 0.9 });
    case 'dueSoon':
      return stuck(wish, course, [0, 1, 1, 1]);
    case 'lateNow':
      return stuck(wish, course, [-1, -1, -2, -3, -5, -8]);
    case 'lateUnassigned':
      return unassigned(stuck(wish, course, [-1, -2, -4]));
    case 'untransferred':
      return intake(workingTimeBefore(now, random.between(0.1, 5) * HOUR_MS, calendar), course);
    case 'onlineUnanswered':
      return [{ at: workingTimeBefore(now, random.between(0.2, 11) * HOUR_MS, calendar), type: 'lodge' }];
    case 'withdrawnBefore': {
      const at = anyMorning(wish, 2, 40);
      return [{ at, type: 'lodge' }, ended(calendar.addWorkingTime(at, 3 * HOUR_MS))];
    }
    case 'refusedAtIntake':
      return [atOnce(anyMorning(wish, 1, 50), 'refuse', 'Hồ sơ không thuộc thẩm quyền giải quyết')];
    case 'intakeSupplement':
      return [
        atOnce(anyMorning(wish, 1, 7), 'requestSupplement', 'Thành phần hồ sơ chưa đầy đủ', definition),
      ];
    case 'waitingSupplement':
    case 'supplemented':
    case 'lapsed':
      return supplement(wish, course);
    case 'financialDuty':
      return cutAtOfficer(underWay(anyMorning(wish, 3, 9), course), (at) =>
        definition.fees.length === 0
          ? []
          : [{ at, type: 'startFinancialDuty', reason: 'Chờ người nộp hồ sơ thực hiện nghĩa vụ tài chính' }],
      );
    case 'endedAtRequest':
      return cutAtOfficer(underWay(anyMorning(wish, 5, 45), course), (at) => [ended(at)]);
    case 'refused':
      return refusedAfterAppraisal(underWay(anyMorning(wish, 25, HISTORY_DAYS), course), course);
  }
}

/** An acceptance some working days ago, within office hours and mostly in the morning. */
function anyMorning({ random, calendar, now }: StoryWish, fewest: number, most: number): Instant {
  const day = calendar.addWorkingDays(dayOf(now), -random.whole(fewest, Math.max(fewest, most)));
  return inMorning(calendar.previousWorkingDay(day), random, calendar, now);
}

function inMorning(day: Day, random: SeededRandom, calendar: WorkingCalendar, now: Instant): Instant {
  const at = calendar.addWorkingTime(calendar.openOf(day), random.between(0.1, 5.5) * HOUR_MS);
  return at < now ? at : workingTimeBefore(now, random.between(0.1, 2) * HOUR_MS, calendar);
}

/** Working days from acceptance to due day. */
function lengthOf({ definition, calendar, now }: StoryWish): number {
  if (definition.limit === null) return 0;
  const from = calendar.openOf(calendar.previousWorkingDay(dayOf(now)));
  const due = dueOf({ from, limit: definition.limit, calendar });
  return calendar.workingDaysIn(dayOf(from), dayOf(due.dueAt));
}

/** Lodging and acceptance: one act at the counter, two when it came online or by post. */
function intake(accepted: Instant, { channel, calendar, random }: CourseWish): Act[] {
  if (channel === 'counter') return [{ at: accepted, type: 'lodge', decision: 'accept' }];
  const lodged = workingTimeBefore(accepted, random.between(0.3, 7.5) * HOUR_MS, calendar);
  return [
    { at: lodged, type: 'lodge' },
    { at: accepted, type: 'accept' },
  ];
}

function underWay(accepted: Instant, course: CourseWish): Act[] {
  return [...intake(accepted, course), ...planCourse(accepted, course)];
}

function resolved(wish: StoryWish, course: CourseWish): Act[] {
  const { kind, random, calendar, definition } = wish;
  const accepted = anyMorning(wish, Math.min(lengthOf(wish) + 3, HISTORY_DAYS - 5), HISTORY_DAYS);
  let acts = planCourse(accepted, course);
  if (random.chance(0.12)) acts = withSendBack(acts, calendar);
  else if (random.chance(0.1)) acts = withReassignment(acts, calendar);
  const due = dueOf({ from: accepted, limit: definition.limit!, calendar });
  const dueDay = dayOf(due.dueAt);
  const stall = random.whole(1, acts.length - 1);
  if (kind === 'resolvedOnTime') {
    const end = Math.min(calendar.openOf(dueDay) + random.between(0.5, 3.5) * HOUR_MS, due.dueAt);
    acts = stretched(acts, stall, end, calendar);
  }
  if (kind === 'resolvedLate') {
    const day = calendar.addWorkingDays(dueDay, random.whole(1, 6));
    const slow = stretched(acts, stall, calendar.openOf(day) + random.between(0.5, 4) * HOUR_MS, calendar);
    acts = random.chance(0.35) ? apologised(slow, accepted, wish) : slow;
  }
  const end = acts.at(-1)!.at;
  return [...intake(accepted, course), ...acts, ...(random.chance(0.86) ? [handOver(end, course)] : [])];
}

/** Stands still in one of its steps; due so many working days from today. */
function stuck(wish: StoryWish, course: CourseWish, offsets: readonly number[]): Act[] {
  const { random, calendar, definition, now } = wish;
  const today = calendar.previousWorkingDay(dayOf(now));
  const offset = random.pick(offsets);
  const due = offset === 0 ? today : calendar.addWorkingDays(dayOf(now), offset);
  const accepted = inMorning(acceptanceDayFor(due, definition.limit!, calendar), random, calendar, now);
  const acts = planCourse(accepted, course);
  const pause = acts.findIndex(({ step }) => step?.kind === 'fulfilFinancialDuty');
  const completes = acts.flatMap(({ type }, index) =>
    type === 'complete' && (pause < 0 || index < pause) ? [index] : [],
  );
  const kept = acts.slice(0, random.pick(completes));
  const all = [...intake(accepted, course), ...kept];
  return random.chance(0.3) ? apologised(all, accepted, wish) : all;
}

/** The officer who would have had it was never named, and nobody took it. */
function unassigned(acts: readonly Act[]): Act[] {
  const named = acts.findIndex(({ names, type }) => names !== undefined || type === 'take');
  if (named < 0) return [...acts];
  const { names: _nobody, ...bare } = acts[named]!;
  return bare.type === 'take' ? acts.slice(0, named) : [...acts.slice(0, named), bare];
}

/** A slip of apology with the one new date, two working days before the due date. */
function apologised(
  acts: readonly Act[],
  accepted: Instant,
  { definition, calendar, random }: StoryWish,
): Act[] {
  const due = dayOf(dueOf({ from: accepted, limit: definition.limit!, calendar }).dueAt);
  const at = calendar.openOf(calendar.addWorkingDays(due, -2)) + random.between(1, 3) * HOUR_MS;
  const after = acts.findIndex(({ type }) => type === 'transfer');
  const pauses = definition.process.steps.some(({ kind }) => kind === 'fulfilFinancialDuty');
  if (pauses || after < 0 || at <= acts[after]!.at) return [...acts];
  const promisedAt = calendar.closeOf(calendar.addWorkingDays(due, random.whole(3, 6)));
  const slip: Act = { at, type: 'apologise', promisedAt, reason: 'Cần thêm thời gian xác minh thực tế' };
  return [...acts.filter((act) => act.at <= at), slip, ...acts.filter((act) => act.at > at)];
}

/** Everything before the first step of an officer is completed, then something else. */
function cutAtOfficer(acts: readonly Act[], then: (at: Instant) => Act[]): Act[] {
  const index = officersTurn(acts);
  const before = acts[index - 1];
  if (index < 0 || before === undefined) return [...acts];
  return [...acts.slice(0, index), ...then(before.at + HOUR_MS / 4)];
}

function supplement(wish: StoryWish, course: CourseWish): Act[] {
  const { kind, random, calendar, definition } = wish;
  const [fewest, most] = { waitingSupplement: [3, 11], supplemented: [20, 50], lapsed: [22, 45] }[
    kind as 'waitingSupplement' | 'supplemented' | 'lapsed'
  ] as [number, number];
  const accepted = anyMorning(wish, fewest, most);
  const quick = underWay(accepted, { ...course, pace: 0.3 });
  const asked = cutAtOfficer(quick, (at) => [
    {
      at: Math.min(at, calendar.addWorkingTime(accepted, 2 * DAY_OF_WORK_MS)),
      type: 'requestSupplement',
      reason: 'Thiếu giấy tờ theo quy định, đề nghị bổ sung',
      items: itemsOf(definition),
    },
  ]);
  if (kind !== 'supplemented') return asked;
  const completed = calendar.addWorkingTime(asked.at(-1)!.at, random.between(1, 6) * DAY_OF_WORK_MS);
  const rest = quick.slice(asked.length - 1);
  const gap = calendar.workingTimeBetween(asked.at(-1)!.at, completed);
  const later = rest.map((act) => ({ ...act, at: calendar.addWorkingTime(act.at, gap + HOUR_MS) }));
  return [
    ...asked,
    { at: completed, type: 'completeSupplement' },
    ...later,
    handOver(later.at(-1)!.at, course),
  ];
}

function refusedAfterAppraisal(acts: readonly Act[], course: CourseWish): Act[] {
  const sign = acts.findIndex(({ type, step }) => type === 'complete' && step?.kind === 'sign');
  if (sign < 0) return [...acts];
  const { at } = acts[sign]!;
  const refusal: Act = { at, type: 'refuse', reason: 'Không đủ điều kiện theo quy định của pháp luật' };
  return [...acts.slice(0, sign), refusal, handOver(at, course)];
}

const ended = (at: Instant): Act => ({
  at,
  type: 'endAtRequest',
  reason: 'Người nộp hồ sơ đề nghị dừng giải quyết',
});

function atOnce(
  at: Instant,
  decision: 'refuse' | 'requestSupplement',
  reason: string,
  definition?: CaseDefinition,
): Act {
  return { at, type: 'lodge', decision, reason, ...(definition && { items: itemsOf(definition) }) };
}

function itemsOf({ checklist }: CaseDefinition): string[] {
  const item = checklist.find(({ required }) => required) ?? checklist[0];
  return [item?.name ?? 'Giấy tờ tuỳ thân'];
}
