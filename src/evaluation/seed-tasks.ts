// Plays the sample tasks through the same door as every other request, in the order of their instants. Every act has a
// key: what was done before a seed was cut off is answered as it was then.
import { Injectable } from '@nestjs/common';
import { CalendarBook } from '../calendars/calendar-book.ts';
import { DomainError } from '../domain/domain-error.ts';
import { dayOf, formatDay } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { OrganizationDirectory } from '../organization/organization-directory.ts';
import type { Organization } from '../organization/organization.ts';
import type { RequestKey } from '../platform/http/idempotency-key.ts';
import { GiveTasks } from '../tasks/give-tasks.ts';
import { SendTaskEvent } from '../tasks/send-task-event.ts';
import type { TaskEventBody } from '../tasks/task-bodies.ts';
import { senderOf } from './find-sender.ts';
import type { Sender } from './find-sender.ts';
import { SAMPLE_EXTENSION, SAMPLE_GIVER, SAMPLE_TASKS } from './sample-tasks.ts';
import type { SampleTask, SampleTaskAct } from './sample-tasks.ts';

@Injectable()
export class SeedTasks {
  constructor(
    private readonly give: GiveTasks,
    private readonly send: SendTaskEvent,
    private readonly directory: OrganizationDirectory,
    private readonly calendars: CalendarBook,
  ) {}

  /** @returns how many were given */
  async run(now: Instant): Promise<number> {
    const organization = await this.directory.reload();
    let given = 0;
    for (const task of SAMPLE_TASKS) given += await this.play(task, organization, now);
    return given;
  }

  private async play(task: SampleTask, organization: Organization, now: Instant): Promise<number> {
    const at = this.openingAfter(now, -task.ago);
    const leads = Object.entries(task.leads);
    const idOf = (code: string) => organization.unitByCode(code, at)!.id;
    const { tasks } = await this.give.run(
      {
        kind: task.kind,
        document: {
          number: task.document,
          day: formatDay(dayOf(at)),
          title: `Văn bản mẫu: ${task.title}`,
        },
        tasks: leads.map(([code]) => ({
          title: task.title,
          leadUnitId: idOf(code),
          partnerUnitIds: [],
          due: { limit: { amount: task.limit, unit: 'workingDays' } },
        })),
      },
      holder(organization, idOf(SAMPLE_GIVER), ['supervisor'], at),
      at,
      keyOf(task.document),
    );
    for (const [index, [code, acts]] of leads.entries()) {
      const officer = holder(organization, idOf(code), ['officer', 'head'], at);
      let version = 1;
      for (const [turn, act] of acts.entries()) {
        const when = this.openingAfter(at, act.after);
        const sender = {
          leader: () => holder(organization, idOf(code), ['leader'], when),
          officer: () => senderOf(organization, officer.staffId, when),
          giver: () => holder(organization, idOf(SAMPLE_GIVER), ['supervisor'], when),
        }[act.by]();
        const body = bodyOf(act, officer.staffId);
        const key = keyOf(task.document, code, turn);
        ({ version } = await this.send.run(tasks[index]!.id, body, sender, version, when, key));
      }
    }
    return tasks.length;
  }

  /** An hour into the working day so many working days from there. */
  private openingAfter(from: Instant, days: number): Instant {
    const calendar = this.calendars.current();
    const day = calendar.addWorkingDays(dayOf(from), days);
    return calendar.openOf(day) + 3_600_000;
  }
}

function keyOf(...parts: readonly (string | number)[]): RequestKey {
  const key = parts.join('/');
  return { owner: 'sample tasks', key, requestHash: key };
}

/** Somebody present in one of these positions, in the unit or under it. */
function holder(
  organization: Organization,
  unitId: string,
  positions: readonly Parameters<Organization['peopleOf']>[0][],
  at: Instant,
): Sender {
  for (const position of positions)
    for (const unit of [unitId, ...organization.subtree(unitId, at)]) {
      const found = organization.peopleOf(position, unit, at).find(({ absent }) => !absent);
      if (found !== undefined) return senderOf(organization, found.staffId, at);
    }
  throw new DomainError('officer.unknown', 'Nobody is there for a sample task', { unitId });
}

function bodyOf({ type, percent, words }: SampleTaskAct, officerId: string): TaskEventBody {
  switch (type) {
    case 'accept':
      return { type, officerId };
    case 'reportProgress':
      return { type, percent: percent ?? 0, note: words ?? '' };
    case 'requestExtension':
      return {
        type,
        reason: words ?? '',
        due: { limit: { amount: SAMPLE_EXTENSION, unit: 'workingDays' } },
      };
    case 'reportDone':
      return { type, result: words ?? '' };
    default:
      return { type };
  }
}
