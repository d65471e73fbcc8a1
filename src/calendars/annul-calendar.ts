// Annuls a calendar version as a mistake: one administrator proposes it with a reason, another agrees or does not.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { DomainError } from '../domain/domain-error.ts';
import type { CalendarRef } from '../domain/time/working-calendar.ts';
import { AdministrationLog } from '../organization/administration-log/administration-log.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { CalendarBook } from './calendar-book.ts';
import { carriesOn } from './carried-days.ts';
import { holdCalendar } from './hold-calendar.ts';
import { type Annulment, decideAnnulment, insertAnnulment, orderAnnulment } from './stored-annulments.ts';

@Injectable()
export class AnnulCalendar {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly book: CalendarBook,
    private readonly log: AdministrationLog,
  ) {}

  /**
   * @throws DomainError `calendar.unknown`; `calendar.annulled`; `calendar.annulmentOpen`; `calendar.noneInstead` of a
   *   version before which no other is in force; `calendar.carriedOn` while a newer one in force says what it changed
   */
  async propose(ref: CalendarRef, reason: string, by: string): Promise<void> {
    await this.book.refresh();
    this.insteadOf(ref);
    const annulment: Annulment = {
      ...ref,
      id: uuidv7(),
      state: 'proposed',
      reason,
      instead: null,
      proposedBy: by,
      proposedAt: this.clock.now(),
      decidedBy: null,
      decidedAt: null,
      note: null,
    };
    await this.database.transaction(async (sql) => {
      if (!(await insertAnnulment(sql, annulment)))
        throw refusal('calendar.annulmentOpen', `${named(ref)} is proposed to be annulled already`, ref);
      await this.log.write(sql, {
        action: 'calendar.annulmentProposed',
        subject: subjectOf(ref),
        after: { version: ref.version, reason },
      });
    });
    await this.book.refresh();
  }

  /**
   * From then on the version is not looked at. What was promised stays; open dossiers are counted anew behind the answer.
   *
   * @throws DomainError `calendar.noAnnulment` where none is proposed; `calendar.ownAnnulment`; and as `propose`;
   *   `calendar.changedMeanwhile` when a version was loaded or annulled at the same time
   */
  async approve(ref: CalendarRef, note: string | null, by: string): Promise<void> {
    const proposed = await this.proposedFor(ref, by);
    const standing = this.book.standing(ref.name);
    const instead = this.insteadOf(ref);
    const at = this.clock.now();
    await this.database.transaction(async (sql) => {
      await holdCalendar(sql, ref.name, standing);
      if (!(await decideAnnulment(sql, proposed.id, { state: 'approved', instead, note, by, at })))
        throw notProposed(ref);
      await orderAnnulment(sql, ref, at);
      await this.log.write(sql, {
        action: 'calendar.annulled',
        subject: subjectOf(ref),
        before: { version: ref.version },
        after: { version: instead, reason: proposed.reason, note },
      });
    });
    await this.book.refresh();
  }

  /** @throws DomainError `calendar.noAnnulment`, `calendar.ownAnnulment` */
  async reject(ref: CalendarRef, note: string | null, by: string): Promise<void> {
    const proposed = await this.proposedFor(ref, by);
    const at = this.clock.now();
    await this.database.transaction(async (sql) => {
      if (!(await decideAnnulment(sql, proposed.id, { state: 'rejected', instead: null, note, by, at })))
        throw notProposed(ref);
      await this.log.write(sql, {
        action: 'calendar.annulmentRejected',
        subject: subjectOf(ref),
        after: { version: ref.version, reason: proposed.reason, note },
      });
    });
    await this.book.refresh();
  }

  private async proposedFor(ref: CalendarRef, by: string): Promise<Annulment> {
    await this.book.refresh();
    this.book.stored(ref.name, ref.version);
    const annulment = this.book.annulmentOf(ref);
    if (annulment?.state !== 'proposed') throw notProposed(ref);
    if (annulment.proposedBy === by)
      throw refusal('calendar.ownAnnulment', 'Somebody else must decide on an annulment one proposed', ref);
    return annulment;
  }

  private insteadOf(ref: CalendarRef): number {
    const { definition } = this.book.stored(ref.name, ref.version);
    if (this.book.annulmentOf(ref)?.state === 'approved')
      throw refusal('calendar.annulled', `${named(ref)} is annulled already`, ref);
    const instead = this.book.inForceBefore(ref);
    if (instead === null)
      throw refusal('calendar.noneInstead', `No version before ${named(ref)} is in force`, ref);
    const before = this.book.stored(ref.name, instead).definition;
    const newer = this.book.inForceAfter(ref).map((stored) => stored.definition);
    const carrying = newer
      .filter((each) => carriesOn(before, definition, each))
      .map(({ version }) => version);
    if (carrying.length > 0) throw carriedOn(ref, carrying);
    return instead;
  }
}

const named = ({ name, version }: CalendarRef) => `version ${version} of calendar ${name}`;
const subjectOf = ({ name }: CalendarRef) => ({ id: name, name });

function refusal(code: string, message: string, { name, version }: CalendarRef): DomainError {
  return new DomainError(code, message, { calendar: name, version });
}

const notProposed = (ref: CalendarRef): DomainError =>
  refusal('calendar.noAnnulment', `Nobody proposes to annul ${named(ref)}`, ref);

/** @param newer versions, the newest first: in that order they can be annulled */
function carriedOn({ name, version }: CalendarRef, newer: readonly number[]): DomainError {
  return new DomainError(
    'calendar.carriedOn',
    `What ${named({ name, version })} changed is still in newer ones: annul version ${newer.join(', ')} first`,
    { calendar: name, version, newer },
  );
}
