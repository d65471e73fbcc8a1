// The engine on a database of its own, with one office and, unless a test brings others, one process.
import { expect } from '@jest/globals';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import { DOSSIER } from '../../src/dossier-kind/dossier.ts';
import type { Command } from '../../src/dossier-kind/command.ts';
import type { PinnedProcess } from '../../src/dossier-kind/definitions.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Answer } from '../../src/dossier-kind/orders.ts';
import type { Sender } from '../../src/dossier-kind/sender.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { verify } from '../../src/engine/verify.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { engineOn } from '../support/engine.ts';
import { at, FixedDefinitions, lodgeOrder, office, pinned } from '../support/fictional.ts';

export const desk = office();
export const process = pinned();

/** The code of the refusal, or `sent`. */
export const refusal = (sent: Promise<unknown>) =>
  sent.then(
    () => 'sent',
    (error: { code?: string }) => error.code,
  );

export class PlainEngine {
  readonly definitions: FixedDefinitions;
  readonly clock = new ManualClock(at('2026-10-01T08:00'));
  readonly engine: Engine;
  readonly sweep: TimerSweep;

  private constructor(
    readonly db: TestDatabase,
    processes: readonly PinnedProcess[],
  ) {
    this.definitions = new FixedDefinitions(processes);
    this.engine = engineOn(db.database, this.clock).know(dossierKind(this.definitions));
    this.sweep = new TimerSweep(db.database, this.engine, this.clock);
  }

  static async open(processes: readonly PinnedProcess[] = [process]): Promise<PlainEngine> {
    return new PlainEngine(await createTestDatabase(), processes);
  }

  close(): Promise<void> {
    return this.db.close();
  }

  async lodge(instant: number, of = process): Promise<Answer> {
    return (await this.engine.send(DOSSIER, lodgeOrder(desk, of, instant)))!;
  }

  async send(
    { homeAgencyId, id }: Pick<Answer, 'homeAgencyId' | 'id'>,
    sender: Sender,
    command: Command,
    instant: number,
    more: object = {},
    by = this.engine,
  ): Promise<Answer> {
    const key = { homeAgencyId, id };
    return (await by.send(DOSSIER, { kind: 'event', key, at: instant, sender, command, ...more }))!;
  }

  async rows<Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> {
    return (await this.db.database.query<Row>({ text, values })).rows;
  }

  /** Whatever was done, every row is what its journal says. */
  async clean(): Promise<void> {
    expect((await verify(this.db.database, dossierKind(this.definitions))).differences).toEqual([]);
  }
}
