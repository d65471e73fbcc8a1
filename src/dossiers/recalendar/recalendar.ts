// Takes a new calendar to the dossiers whose due date it changes, and to those that ended late and never were by it, through the same door as any other event.
import { Injectable, Logger } from '@nestjs/common';
import { claimWork, noteEnd, notePage, noteTotal } from '../../calendars/calendar-change-work.ts';
import type { ChangeWork, Tally } from '../../calendars/calendar-change-work.ts';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { CalendarRef, WorkingCalendar } from '../../domain/time/working-calendar.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import {
  annulmentEffect,
  type AnnulmentEffect,
} from '../../dossier-kind/calendar-changes/annulment-effect.ts';
import { calendarEffect, type LedgerEffect } from '../../dossier-kind/calendar-changes/calendar-effect.ts';
import { SYSTEM_SENDER } from '../../dossier-kind/sender.ts';
import { Definitions } from '../../dossier-kind/definitions.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import { Engine } from '../../engine/engine.ts';
import { countTouched, findTouched } from './find-touched.ts';
import type { TouchedDossier } from './find-touched.ts';
import { someChildMoves } from '../../dossier-kind/children/move-children.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { timingOf } from '../../dossier-kind/timing.ts';

const PAGE = 200;
/** A dossier that others change at the same moment is looked at again so often. */
const TRIES = 5;

type Seen = Pick<DossierState, 'ledger' | 'version'> & Pick<TouchedDossier, 'awaits' | 'clock'>;
/**
 * `children`: its own date stays, that of a consultation or a leg moves. `held`: it was paused before a paused clock said
 * whether it can become late, and says so from now on.
 */
type Fate = LedgerEffect['kind'] | AnnulmentEffect | 'children' | 'held' | 'failed';

@Injectable()
export class Recalendar {
  private readonly log = new Logger(Recalendar.name);

  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
    private readonly definitions: Definitions,
    private readonly clock: Clock,
  ) {}

  /**
   * Carries on with what is left to do. A dossier that has heard of the calendar is left alone, so that a crash in
   * the middle, or two services at once, do nothing twice.
   *
   * @param goOn asked between pages
   * @returns dossiers that were sent the event
   */
  async run(goOn: () => boolean = () => true): Promise<number> {
    let sent = 0;
    for (
      let work = await claimWork(this.database, this.clock.now());
      work !== null && goOn();
      work = await claimWork(this.database, this.clock.now())
    )
      sent += await this.walk(work, goOn);
    return sent;
  }

  private async walk(work: ChangeWork, goOn: () => boolean): Promise<number> {
    const calendar = this.definitions.calendar(work.name);
    // Not noticed by this process yet: the lease ends and it is tried again.
    const noticed = work.annuls ? this.definitions.annulled(work) !== null : calendar.version >= work.version;
    if (!noticed) return 0;
    if (work.total === null)
      await noteTotal(this.database, work, await countTouched(this.database, work.firstDay));
    let sent = 0;
    for (let left: ChangeWork | null = work; left !== null && goOn();) {
      const page = await findTouched(this.database, left.firstDay, left.after, PAGE);
      const last = page.at(-1);
      if (last === undefined) {
        await noteEnd(this.database, left, this.clock.now());
        return sent;
      }
      const fates = await Promise.all(page.map((dossier) => this.bring(dossier, calendar, dossier)));
      sent += sentOf(fates);
      const place = { lateFromAt: last.lateFromAt, id: last.id };
      left = await notePage(this.database, left, place, tallyOf(fates), this.clock.now());
    }
    return sent;
  }

  /** @param seen the dossier as the page had it; it is read again where others have changed it since */
  private async bring(key: DossierKey, calendar: WorkingCalendar, seen?: Seen): Promise<Fate> {
    for (let tries = 1; ; tries++)
      try {
        return await this.tryToBring(key, calendar, tries === 1 ? seen : undefined);
      } catch (error) {
        const moved = error instanceof DomainError && MOVED_ON.has(error.code);
        if (moved && tries < TRIES) continue;
        if (!(error instanceof DomainError) || error.code === 'engine.busy') throw error;
        this.log.error(`calendar ${calendar.name} v${calendar.version} of dossier ${key.id}: ${error.code}`);
        return 'failed';
      }
  }

  private async tryToBring(key: DossierKey, calendar: WorkingCalendar, seen?: Seen): Promise<Fate> {
    const at = this.clock.now();
    const read = seen?.awaits === false ? undefined : (await this.engine.read(DOSSIER, [key])).get(key.id);
    const dossier = read ?? seen;
    if (dossier === undefined) return 'none';
    const effect = this.effectOn(dossier, calendar, at);
    const annulment = annulmentEffect(dossier.ledger, this.calendars, at);
    const annulled = annulment !== 'none' && (effect === null || effect.kind === 'none');
    if (effect === null && !annulled) return 'none';
    const kind = annulled ? annulment : await this.fateOf(effect!, dossier, read);
    if (kind === 'none') return 'none';
    await this.engine.send(DOSSIER, {
      kind: 'event',
      key: { homeAgencyId: key.homeAgencyId, id: key.id },
      at,
      command: {
        type: 'recalendar',
        reason: `${calendar.name} v${calendar.version}`,
        ...(annulled ? { annulled } : {}),
      },
      sender: SYSTEM_SENDER,
      ifVersion: dossier.version,
    });
    return kind;
  }

  private async fateOf(
    { kind }: LedgerEffect,
    dossier: Pick<Seen, 'clock'> | DossierState,
    read: DossierState | undefined,
  ): Promise<Fate> {
    if (kind !== 'none') return kind;
    const clock = 'columns' in dossier ? dossier.columns.clock : dossier.clock;
    if (clock === 'paused') return 'held';
    return (await this.movesChildren(read)) ? 'children' : 'none';
  }

  private async movesChildren(dossier: DossierState | undefined): Promise<boolean> {
    if (dossier?.snapshot.context.children === undefined) return false;
    return someChildMoves(dossier, await timingOf(dossier, this.definitions));
  }

  private readonly calendars = {
    annulled: (ref: CalendarRef) => this.definitions.annulled(ref),
    calendarsAfter: (ref: CalendarRef) => this.definitions.calendarsAfter(ref),
    calendarVersion: (name: string, version: number) => this.definitions.calendarVersion(name, version),
  };

  private effectOn({ ledger }: Pick<Seen, 'ledger'>, calendar: WorkingCalendar, at: Instant) {
    return calendarEffect(ledger, calendar, this.calendars.calendarVersion, at);
  }
}

const SENT: ReadonlySet<Fate> = new Set([
  'later',
  'earlier',
  'settled',
  'withdrawn',
  'children',
  'held',
  'moved',
  'noted',
]);
const sentOf = (fates: readonly Fate[]) => fates.filter((fate) => SENT.has(fate)).length;

const MOVED_ON: ReadonlySet<string> = new Set(['dossier.stale', 'dossier.contended']);

function tallyOf(fates: readonly Fate[]): Tally {
  const count = (fate: Fate) => fates.filter((one) => one === fate).length;
  return {
    examined: fates.length,
    later: count('later') + count('withdrawn') + count('moved'),
    earlier: count('earlier'),
    failed: count('failed'),
  };
}
