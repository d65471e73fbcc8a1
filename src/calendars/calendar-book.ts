// The calendars at hand: every version loaded once and kept, new ones noticed within seconds.
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '../domain/domain-error.ts';
import { dayOf } from '../domain/time/instant.ts';
import { type CalendarRef, WorkingCalendar } from '../domain/time/working-calendar.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database.ts';
import { type CalendarEnd, calendarEnds, endingCalendars } from './calendar-end.ts';
import type { CalendarStanding } from './hold-calendar.ts';
import { type Annulment, loadAnnulments } from './stored-annulments.ts';
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
  /** By name and version. */
  #annulments: ReadonlyMap<string, Annulment> = new Map();
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
   * The newest version of a calendar that was not annulled.
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
   * A version as it was written, with who wrote it and when; the one in force where none is named.
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

  /** Whether a version was said to be a mistake, and what became of that; null when nobody did. */
  annulmentOf({ name, version }: CalendarRef): Annulment | null {
    return this.#annulments.get(keyOf(name, version)) ?? null;
  }

  /** The newest version before one that was not annulled; null when there is none. */
  inForceBefore({ name, version }: CalendarRef): number | null {
    const older = this.#inForce(name).filter(({ stored }) => stored.definition.version < version);
    return older.at(-1)?.stored.definition.version ?? null;
  }

  /** The versions in force that came after one, the newest first. */
  inForceAfter({ name, version }: CalendarRef): readonly StoredCalendar[] {
    const newer = this.#inForce(name).filter(({ stored }) => stored.definition.version > version);
    return newer.map(({ stored }) => stored).reverse();
  }

  /** What is known here of a calendar, to be held against the database before something is built on it. */
  standing(name: string): CalendarStanding {
    const versions = (this.#versions.get(name) ?? []).map(({ stored }) => stored.definition.version);
    return {
      newest: versions.at(-1) ?? 0,
      annulled: versions.filter(
        (version) => this.#annulments.get(keyOf(name, version))?.state === 'approved',
      ),
    };
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

  #inForce(name: string): readonly Entry[] {
    const entries = this.#versions.get(name) ?? [];
    return entries.filter(
      ({ stored }) => this.#annulments.get(keyOf(name, stored.definition.version))?.state !== 'approved',
    );
  }

  #entry(name: string, version?: number): Entry {
    const entry =
      version === undefined
        ? this.#inForce(name).at(-1)
        : this.#versions.get(name)?.find(({ stored }) => stored.definition.version === version);
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
    const annulments = await loadAnnulments(this.database);
    this.#annulments = new Map(annulments.map((one) => [keyOf(one.name, one.version), one]));
  }
}

const keyOf = (name: string, version: number) => `${name} ${version}`;

function builtOf(entry: Entry): WorkingCalendar {
  return (entry.built ??= new WorkingCalendar(entry.stored.definition));
}
