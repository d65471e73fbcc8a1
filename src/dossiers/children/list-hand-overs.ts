// The hand-overs of one dossier for the control slip: who gave what to whom and when, and how the part was in time
// (Decree 61/2018 Art. 19.6: the receiver records whether it came early, on time or late).
import { Injectable } from '@nestjs/common';
import { lateness } from '../../domain/time/lateness.ts';
import { whoseTime } from '../../domain/process/whose-time.ts';
import type { HeldStay, OwedAnswer } from '../../domain/process/whose-time.ts';
import type { WorkingCalendar } from '../../domain/time/working-calendar.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import type { Organization } from '../../organization/organization.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { HandOver, HandOvers } from './child-view.ts';
import { SeeDossier } from '../access/see-dossier.ts';
import { readOwed } from '../read-owed.ts';

interface Part extends HeldStay {
  readonly subject: string;
  readonly officerId: string | null;
  readonly dueAt: number | null;
  readonly lateFromAt: number | null;
  readonly processVersionId: string;
  readonly budgetMinutes: number | null;
  /** Who sent the event that ended it. */
  readonly leftBy: string | null;
}

const ms = (column: string, name: string) => `(extract(epoch from ${column}) * 1000)::float8 as "${name}"`;

const PARTS = `
  select s.subject, s.step, s.charge, s.process_version_id as "processVersionId", s.unit_id as "unitId", s.officer_id as "officerId", ${ms('s.due_at', 'dueAt')},
    ${ms('g.late_from_at', 'lateFromAt')},
    ${ms('s.entered_at', 'enteredAt')}, ${ms('s.left_at', 'leftAt')}, s.working_minutes as "workingMinutes",
    s.budget_minutes as "budgetMinutes",
    (select e.actor_id from case_event e where e.home_agency_id = s.home_agency_id and e.case_id = s.dossier_id
      and e.occurred_at = s.left_at order by e.seq limit 1) as "leftBy"
  from stay s
  left join leg g on g.home_agency_id = s.home_agency_id and g.dossier_id = s.dossier_id and g.subject = s.subject
  where s.home_agency_id = $1 and s.dossier_id = $2 order by s.entered_at, s.seq, s.subject`;

@Injectable()
export class ListHandOvers {
  constructor(
    private readonly database: Database,
    private readonly definitions: Definitions,
    private readonly directory: OrganizationDirectory,
    private readonly dossiers: SeeDossier,
  ) {}

  /** @throws DomainError `dossier.unknown`, also when it is outside the reader's scope */
  async run(ref: string, actor: Actor): Promise<HandOvers> {
    const { key, state } = await this.dossiers.find(ref, 'course', actor);
    return { handOvers: await this.of(key, state.snapshot.context.calendarName) };
  }

  /** For whoever has seen to it that the reader may know. */
  async of(key: DossierKey, calendarName: string): Promise<readonly HandOver[]> {
    const [stays, owed, organization] = await Promise.all([
      this.parts(key),
      readOwed(this.database, [key]),
      this.directory.current(),
    ]);
    const calendar = this.definitions.calendar(calendarName);
    const parts = await this.ownTime(stays, owed.get(key.id) ?? [], calendar, organization);
    const unit = (id: string) => ({ id, name: organization.unit(id)?.name ?? null });
    const person = (id: string | null) =>
      id === null ? null : { id, name: organization.staff(id)?.name ?? null };
    const told = (at: number, given: Part, to: Part): HandOver => ({
      at,
      subject: to.subject === 'dossier' ? given.subject : to.subject,
      step: given.step,
      from: unit(given.unitId),
      giver: person(given.leftBy ?? given.officerId),
      to: unit(to.unitId),
      receiver: person(receiverIn(to, parts)),
      dueAt: given.dueAt,
      workingMinutes: minutesOf(partOf(given, parts), 'workingMinutes'),
      result: resultOf(partOf(given, parts), at, calendar),
    });
    return handOversOf(parts).map(({ at, given, to }) => told(at, given, to));
  }

  /** What another unit owed an answer is not the time of who waited for it. */
  private async ownTime(
    stays: readonly Part[],
    owed: readonly OwedAnswer[],
    calendar: WorkingCalendar,
    organization: Organization,
  ): Promise<readonly Part[]> {
    if (owed.length === 0) return stays;
    const [{ enteredAt: lodgedAt, processVersionId }] = stays as [Part];
    const { definition } = await this.definitions.process(processVersionId);
    return stays.map((stay) => {
      if (stay.subject !== 'dossier' || stay.leftAt === null) return stay;
      const shares = whoseTime(stay, owed, {
        lodgedAt,
        at: stay.leftAt,
        calendar,
        steps: definition.process.steps,
        agencyOf: organization.agencyOf.bind(organization),
      }).filter(({ subject }) => subject !== null);
      const others = shares.reduce((sum, { workingMinutes }) => sum + workingMinutes, 0);
      return { ...stay, workingMinutes: (stay.workingMinutes ?? 0) - others };
    });
  }

  private async parts(key: DossierKey): Promise<readonly Part[]> {
    const { rows } = await this.database.query<Part>({
      name: 'parts-of-dossier',
      text: PARTS,
      values: [key.homeAgencyId, key.id],
    });
    return rows;
  }
}

interface Given {
  readonly at: number;
  readonly given: Part;
  readonly to: Part;
}

/** Where the unit changes: along the dossier's own stays, to each leg, and from each leg back to the step's holder. */
function handOversOf(parts: readonly Part[]): readonly Given[] {
  const own = parts.filter(({ subject }) => subject === 'dossier');
  const holding = (instant: number) =>
    own.filter(({ enteredAt, leftAt }) => enteredAt <= instant && (leftAt ?? Infinity) >= instant);
  const along = own.flatMap((to, index): Ranked[] => {
    const given = own[index - 1];
    return given === undefined ? [] : [{ at: to.enteredAt, given, to, rank: 1 }];
  });
  const legs = new Set(parts.map(({ subject }) => subject));
  legs.delete('dossier');
  const ofLegs = [...legs].flatMap((subject): Ranked[] => {
    const stays = parts.filter((part) => part.subject === subject);
    const first = stays[0]!;
    const last = stays.at(-1)!;
    // A leg that begins when another ends is handed over by that one's agency, else by the step's holder.
    const before =
      parts.find(
        ({ subject: other, leftAt }) => legs.has(other) && other !== subject && leftAt === first.enteredAt,
      ) ?? holding(first.enteredAt).at(-1);
    const home = last.leftAt === null ? undefined : holding(last.leftAt)[0];
    return [
      ...(before === undefined ? [] : [{ at: first.enteredAt, given: before, to: first, rank: 2 }]),
      ...(home === undefined ? [] : [{ at: last.leftAt!, given: last, to: home, rank: 0 }]),
    ];
  });
  return [...along, ...ofLegs]
    .filter(({ given, to }) => given.unitId !== to.unitId)
    .sort((a, b) => a.at - b.at || a.rank - b.rank);
}

/** At one instant a leg comes back before the dossier goes on, and goes out after the dossier has come. */
interface Ranked extends Given {
  readonly rank: number;
}

/** All that a unit did one after the other until it gave the dossier on. */
function partOf(given: Part, parts: readonly Part[]): readonly [...Part[], Part] {
  const own = parts.filter(({ subject }) => subject === given.subject);
  let first = own.indexOf(given);
  while (first > 0 && own[first - 1]!.unitId === given.unitId) first -= 1;
  return [...own.slice(first, own.indexOf(given)), given];
}

/**
 * A unit is judged by all its steps together: one that ended late may be made good by the others, and none is made good
 * by a last step that was quick.
 */
function resultOf(part: readonly [...Part[], Part], at: number, calendar: WorkingCalendar): string | null {
  const last = part.at(-1)!;
  const ended = part.map((step) => resultOfStep(step, step === last ? at : (step.leftAt ?? at), calendar));
  if (!ended.includes('late')) return ended.at(-1)!;
  const [used, share] = [minutesOf(part, 'workingMinutes'), minutesOf(part, 'budgetMinutes')];
  return used !== null && share !== null && used <= share ? 'onTime' : 'late';
}

/** Null where one of the steps has none. */
function minutesOf(part: readonly Part[], of: 'workingMinutes' | 'budgetMinutes'): number | null {
  return part.reduce<number | null>(
    (sum, { [of]: minutes }) => (sum === null || minutes === null ? null : sum + minutes),
    0,
  );
}

/** Who took it on in the unit that it came to: the first who was named there. */
function receiverIn(to: Part, parts: readonly Part[]): string | null {
  const own = parts.filter(({ subject }) => subject === to.subject);
  const there = own.slice(own.indexOf(to));
  const gone = there.findIndex(({ unitId }) => unitId !== to.unitId);
  return (
    there.slice(0, gone === -1 ? undefined : gone).find(({ officerId }) => officerId !== null)?.officerId ??
    null
  );
}

function resultOfStep(
  { dueAt, lateFromAt, enteredAt }: Part,
  at: number,
  calendar: WorkingCalendar,
): string | null {
  if (dueAt === null) return null;
  const { verdict } = lateness(
    {
      state: 'stopped',
      statutoryDueAt: dueAt,
      lateFromAt: lateFromAt ?? dueAt,
      dueSoonAt: null,
      pausedSince: null,
      stoppedAt: at,
      wasLate: false,
      calendar,
    },
    Math.max(at, enteredAt),
  );
  return RESULTS[verdict] ?? null;
}

const RESULTS: Readonly<Record<string, string>> = {
  stoppedEarly: 'early',
  stoppedOnTime: 'onTime',
  stoppedLate: 'late',
};
