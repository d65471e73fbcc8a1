// The service with a furnished office, and what tests of its matters do over HTTP.
import { RungSweepJob } from '../../src/alerts/raise/rung-sweep.job.ts';
import type { InboxItem, InboxPage } from '../../src/alerts/inbox/inbox-view.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { createTestApp } from './app.ts';
import type { TestApp, TestAppOptions } from './app.ts';
import { furnishOffice } from './furnished-office.ts';
import type { FurnishedOffice, PersonName } from './furnished-office.ts';
import type { Answer } from './http-client.ts';

export class OfficeDesk {
  constructor(
    readonly service: TestApp,
    readonly office: FurnishedOffice,
  ) {}

  static async open<D extends OfficeDesk>(
    this: new (service: TestApp, office: FurnishedOffice) => D,
    options: TestAppOptions = {},
  ): Promise<D> {
    const service = await createTestApp(options);
    return new this(service, await furnishOffice(service.app, service.clock.now()));
  }

  /** @param person null for somebody who has not signed in */
  send(
    person: PersonName | null,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.service.http.send(method, `/api/v1${path}`, body, {
      ...(person === null ? {} : { authorization: `Bearer ${this.office.people[person].token}` }),
      ...headers,
    });
  }

  /** Sets the clock and lets everything that fell due meanwhile happen. */
  async until(time: string): Promise<void> {
    this.service.clock.set(parseInstant(time));
    await this.service.app.get(TimerSweep).sweep();
    this.service.app.get(RungSweepJob).wake();
  }

  /** What a person was told of a matter, once there are so many lines. */
  protected async toldOf(
    person: PersonName,
    count: number,
    isOfIt: (item: InboxItem) => boolean,
  ): Promise<readonly InboxItem[]> {
    for (let i = 0; i < 200; i++) {
      const { items } = (await this.send(person, 'GET', '/alerts?open=false&limit=100')).json<InboxPage>();
      const own = items.filter(isOfIt);
      if (own.length >= count) return own;
      await new Promise((done) => setTimeout(done, 25));
    }
    throw new Error(`${person} was not told ${count} times`);
  }

  close(): Promise<void> {
    return this.service.close();
  }
}
