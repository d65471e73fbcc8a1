// The calendars at hand: every version loaded once and kept, new ones noticed within seconds.
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { dayOf } from '../domain/time/instant.ts';
import { WorkingCalendar } from '../domain/time/working-calendar.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { type CalendarEnd, calendarEnds, endingCalendars } from './calendar-end.ts';
import { loadCalendars, type StoredCalendar } from './stored-calendars.ts';

/** The calendar that is counted on where none is named. */
export const USUAL_CALENDAR = 'vn';
const REFRESH_EVERY_MS = 3_000;

interface Entry {
  readonly stored: StoredCalendar;
  built?: WorkingCalendar;
}

/** Answers at once from memory. `refresh` reads what other instances have imported; it also runs by itself. */
@Injectable()
export class CalendarBook implements OnModuleDestroy {
  readonly #logger = new Logger(CalendarBook.name);
  /** By name, versions rising from 1. */
  readonly #versions = new Map<string, Entry[]>();
  #refreshing: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Loads every version and goes on looking for new ones. Called once, when the shipped calendar is in place. */
  async open(): Promise<void> {
    await this.refresh();
    this.#timer ??= setInterval(() => {
      this.refresh().catch((error: unknown) => this.#logger.error('Calendars could not be refreshed', error));
    }, REFRESH_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  /**
   * The newest version of a calendar.
   *
   * @throws DomainError `calendar.unknown`
   */
  current(name: string = USUAL_CALENDAR): WorkingCalendar {
    return builtOf(this.#entry(name));
  }

  /**
   * One version, the same object for ever.
   *
   * @throws DomainError `calendar.unknown`
   */
  version(name: string, version: number): WorkingCalendar {
    return builtOf(this.#entry(name, version));
  }

  /**
   * A version as it was written, with who wrote it and when; the newest where none is named.
   *
   * @throws DomainError `calendar.unknown`
   */
  stored(name: string, version?: number): StoredCalendar {
    return this.#entry(name, version).stored;
  }

  /** Every version of every calendar, newest first. */
  all(): { readonly name: string; readonly versions: readonly StoredCalendar[] }[] {
    return [...this.#versions].map(([name, entries]) => ({
      name,
      versions: entries.map(({ stored }) => stored).reverse(),
    }));
  }

  /** Reads versions that are not known yet; callers at the same time share one reading. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#load().finally(() => (this.#refreshing = null));
    return this.#refreshing;
  }

  /** How long each calendar's loaded years still last. */
  ends(): CalendarEnd[] {
    return calendarEnds(this.#currents(), dayOf(this.clock.now()));
  }

  /** The calendars whose loaded years end within 120 days: administrators are to be warned. */
  ending(): CalendarEnd[] {
    return endingCalendars(this.#currents(), dayOf(this.clock.now()));
  }

  #currents(): WorkingCalendar[] {
    return [...this.#versions.keys()].map((name) => this.current(name));
  }

  #entry(name: string, version?: number): Entry {
    const entries = this.#versions.get(name);
    const entry =
      version === undefined
        ? entries?.at(-1)
        : entries?.find(({ stored }) => stored.definition.version === version);
    if (entry !== undefined) return entry;
    throw new DomainError(
      'calendar.unknown',
      version === undefined ? `There is no calendar ${name}` : `Calendar ${name} has no version ${version}`,
      { calendar: name, ...(version === undefined ? {} : { version }) },
    );
  }

  async #load(): Promise<void> {
    const known = [...this.#versions.values()].flat().map(({ stored }) => stored.definition);
    for (const stored of await loadCalendars(this.database, known)) {
      const { name } = stored.definition;
      const entries = this.#versions.get(name) ?? [];
      this.#versions.set(name, [...entries, { stored }]);
    }
  }
}

function builtOf(entry: Entry): WorkingCalendar {
  return (entry.built ??= new WorkingCalendar(entry.stored.definition));
}
