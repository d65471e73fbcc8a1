// A furnished office on a given day, and how the tests of the law go through it over HTTP.
import { readFileSync } from 'node:fs';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { expect } from '@jest/globals';
import { momentInWords } from '../../src/documents/facts/form-words.ts';
import type { IssuedMeaning } from '../../src/documents/facts/printed-form.ts';
import { formatInstant, parseInstant } from '../../src/domain/time/instant.ts';
import { Definitions } from '../../src/dossier-kind/definitions.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { verify } from '../../src/engine/verify.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';
import type { PersonName } from '../support/furnished-office.ts';
import type { Answer } from '../support/http-client.ts';
import { VERIFIED_LATE_CASES } from '../../src/supervision/late-cases/verifying-late-cases.ts';
import { VERIFIED_TASKS } from '../../src/tasks/verifying-tasks.ts';

/** Parts of `DossierView` that the stories look at. */
export interface Shown {
  readonly version: number;
  readonly code: string | null;
  readonly regime: string;
  readonly state: string;
  readonly nationalStatus: number;
  readonly outcome: string | null;
  readonly phase: string | null;
  readonly receptionLate: boolean;
  readonly boundaryFree: boolean;
  readonly tellFirst: boolean;
  readonly apologyDueAt: string | null;
  readonly acceptedAt: string | null;
  readonly clock: {
    readonly state: string;
    readonly verdict: string;
    readonly wasLate: boolean;
    readonly statutoryDueAt: string | null;
    readonly promisedDueAt: string | null;
    readonly waitingFor: string | null;
  };
  readonly stays: readonly {
    readonly state: string;
    readonly charge: string;
    readonly budgetMinutes: number | null;
    readonly workingMinutes: number | null;
  }[];
  readonly journal: readonly { readonly type: string; readonly data: Record<string, unknown> }[];
  readonly ledger: readonly {
    readonly kind: string;
    readonly text: string;
    readonly minutes?: number;
    readonly waitingFor?: string;
  }[];
  readonly supplements: readonly {
    readonly stage: string;
    readonly round: number;
    readonly breach: boolean;
    readonly after: string;
    readonly headReason: string | null;
    readonly legalBasis: string | null;
    readonly approverId: string | null;
    readonly items: readonly {
      readonly item: string;
      readonly mark: string;
      readonly received: boolean | null;
    }[];
    readonly completedAt: string | null;
  }[];
  readonly possible: readonly { readonly type: string; readonly needs: readonly string[] }[];
}

export class LawDesk {
  private constructor(
    readonly desk: DeskApp,
    private readonly clock: ManualClock,
  ) {}

  /** @param local date and time in Viet Nam, `2026-03-02T07:00` */
  static async open(local: string): Promise<LawDesk> {
    const clock = new ManualClock(parseInstant(local));
    return new LawDesk(await DeskApp.open({ clock }), clock);
  }

  /** Moves the clock on, and lets what came due meanwhile happen. */
  async at(local: string): Promise<void> {
    this.clock.set(parseInstant(local));
    await this.desk.service.app.get(TimerSweep).sweep();
  }

  log(more: object): Promise<Dossier> {
    return this.desk.log(more);
  }

  event(person: PersonName, dossier: Dossier, body: object): Promise<Dossier> {
    return this.desk.event(person, dossier, body);
  }

  /** Sends an event that may be refused. */
  async tries(person: PersonName, dossier: Dossier, body: object): Promise<Answer> {
    return this.desk.send(person, 'POST', `/dossiers/${dossier.id}/events`, body, {
      'if-match': `"${(await this.show(dossier)).version}"`,
    });
  }

  async preview(person: PersonName, dossier: Dossier, body: object) {
    const answer = await this.desk.send(person, 'POST', `/dossiers/${dossier.id}/events/preview`, body);
    return answer.json<{
      readonly allowed: boolean;
      readonly refusal: { readonly code: string } | null;
      readonly clockEffect: string | null;
      readonly missingFacts: readonly string[];
      readonly after: { readonly clock: { readonly promisedDueAt: string | null } } | null;
    }>();
  }

  async show(dossier: Dossier, person: PersonName = 'reception'): Promise<Shown> {
    const answer = await this.desk.send(person, 'GET', `/dossiers/${dossier.id}`);
    expect(answer.status).toBe(200);
    return answer.json<Shown>();
  }

  /** Completes steps, by whoever may, until the dossier stands in a state. */
  async forward(dossier: Dossier, state: string): Promise<Dossier> {
    let now = await this.fresh(dossier);
    if (now.state === 'accepted') now = await this.event('reception', now, { type: 'transfer' });
    for (let i = 0; i < 20 && now.state !== state; i++) now = await this.completed(now);
    expect(now.state).toBe(state);
    return now;
  }

  private async completed(dossier: Dossier): Promise<Dossier> {
    for (const person of ['head', 'officer', 'leader', 'clerk', 'office'] as const) {
      const answer = await this.tries(person, dossier, { type: 'complete' });
      if (answer.status === 200) return { ...dossier, ...answer.json<Dossier>() };
    }
    throw new Error(`nobody may complete ${dossier.state}`);
  }

  /** The dossier with its newest version, after timers may have moved it. */
  async fresh(dossier: Dossier): Promise<Dossier> {
    const { version, state } = await this.show(dossier);
    return { ...dossier, version, state };
  }

  /** What its print says: the words as they are on the form. */
  async print(dossier: Dossier, meaning: IssuedMeaning) {
    const { facts } = await this.desk.printed(dossier, meaning);
    return facts as unknown as {
      readonly formNumber: string;
      readonly title: string;
      readonly dueAt: string | null;
      readonly code: string;
      readonly reason: string;
    };
  }

  /** Numbers and meanings of the forms that were issued, oldest first: `01 receipt`. */
  async forms({ id }: Dossier): Promise<readonly string[]> {
    const answer = await this.desk.send('reception', 'GET', `/dossiers/${id}/forms`);
    const { forms } = answer.json<{ forms: { formNumber: string; meaning: string }[] }>();
    return forms.map(({ formNumber, meaning }) => `${formNumber} ${meaning}`).reverse();
  }

  async rows<Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> {
    return (await this.desk.service.database.query<Row>({ text, values })).rows;
  }

  /** Mails to the applicant of a dossier, oldest first. */
  async mails(dossier: Dossier): Promise<readonly { readonly kind: string; readonly early: boolean }[]> {
    const found = await this.rows<{ payload: { kind: string; early: boolean } }>(
      `select payload from delivery where payload->>'template' = 'applicant' and dedupe_key like $1
        order by created_at, id`,
      `notice:${dossier.id}:%`,
    );
    return found.map(({ payload }) => payload);
  }

  async alerts(dossier: Dossier): Promise<readonly string[]> {
    const found = await this.rows<{ kind: string }>(
      'select kind from alert where dossier_id = $1 order by raised_at, kind',
      dossier.id,
    );
    return found.map(({ kind }) => kind);
  }

  /** Every journal folds to its rows, and every date of a dossier follows from its ledger. */
  async verified(): Promise<void> {
    const { app, database } = this.desk.service;
    expect((await verify(database, dossierKind(app.get(Definitions)))).differences).toEqual([]);
    expect((await verify(database, VERIFIED_TASKS)).differences).toEqual([]);
    expect((await verify(database, VERIFIED_LATE_CASES)).differences).toEqual([]);
  }

  close(): Promise<void> {
    return this.desk.close();
  }
}

/** The instant as the service writes it. */
export const local = (text: string): string => formatInstant(parseInstant(text));

/** What the shipped calendar says of single days: `OFF`, or `WORK` on a Saturday. */
const SINGLE_DAYS = new Map(
  readFileSync('workflows/calendars/vn.csv', 'utf8')
    .split('\n')
    .map((line) => line.split(',').slice(0, 2) as [string, string]),
);

/** The n-th working day after a day. */
export function workingDay(from: string, n: number): string {
  const day = new Date(`${from}T00:00:00Z`);
  const name = () => day.toISOString().slice(0, 10);
  for (let left = n; left > 0;) {
    day.setUTCDate(day.getUTCDate() + 1);
    const single = SINGLE_DAYS.get(name());
    if (single === undefined ? day.getUTCDay() % 6 !== 0 : single !== 'OFF') left--;
  }
  return name();
}

/** As a form says it: `17 giờ 00 phút, ngày 05 tháng 8 năm 2026`. */
export const onPaper = (instant: string): string => momentInWords(parseInstant(instant));
