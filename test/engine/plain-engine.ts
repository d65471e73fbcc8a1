// The engine on a database of its own, with one process and one office.
import { expect } from '@jest/globals';
import { Engine } from '../../src/engine/engine.ts';
import type { Answer } from '../../src/engine/orders.ts';
import type { Sender } from '../../src/engine/sender.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { verify } from '../../src/engine/verify.ts';
import { ManualClock } from '../../src/platform/clock.ts';
import type { DossierCommand } from '../../workflows/dossier-events.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { at, FixedDefinitions, lodgeOrder, office, pinned } from '../support/fictional.ts';

export const desk = office();
export const process = pinned();

export class PlainEngine {
  readonly definitions = new FixedDefinitions([process]);
  readonly clock = new ManualClock(at('2026-10-01T08:00'));
  readonly engine: Engine;
  readonly sweep: TimerSweep;

  private constructor(readonly db: TestDatabase) {
    this.engine = new Engine(db.database, this.definitions, this.clock);
    this.sweep = new TimerSweep(db.database, this.engine, this.clock);
  }

  static async open(): Promise<PlainEngine> {
    return new PlainEngine(await createTestDatabase());
  }

  close(): Promise<void> {
    return this.db.close();
  }

  async lodge(instant: number): Promise<Answer> {
    return (await this.engine.send(lodgeOrder(desk, process, instant)))!;
  }

  async send(
    { homeAgencyId, id }: Pick<Answer, 'homeAgencyId' | 'id'>,
    sender: Sender,
    command: DossierCommand,
    instant: number,
    more: object = {},
  ): Promise<Answer> {
    const key = { homeAgencyId, id };
    return (await this.engine.send({ kind: 'event', key, at: instant, sender, command, ...more }))!;
  }

  async rows<Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> {
    return (await this.db.database.query<Row>({ text, values })).rows;
  }

  /** Whatever was done, every row is what its journal says. */
  async clean(): Promise<void> {
    expect((await verify(this.db.database, this.definitions)).differences).toEqual([]);
  }
}
