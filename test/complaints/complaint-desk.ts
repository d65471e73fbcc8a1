// The service with a one-stop shop that receives complaints, and what tests do over HTTP.
import { expect } from '@jest/globals';
import { RungSweepJob } from '../../src/alerts/raise/rung-sweep.job.ts';
import type { InboxItem, InboxPage } from '../../src/alerts/inbox/inbox-view.ts';
import type {
  ComplaintAnswerView,
  ComplaintPage,
  ComplaintReceipt,
  ComplaintView,
} from '../../src/complaints/complaint-view.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { createTestApp } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { furnishOffice } from '../support/furnished-office.ts';
import type { FurnishedOffice, PersonName } from '../support/furnished-office.ts';
import type { Answer } from '../support/http-client.ts';

export const COMPLAINT = {
  title: 'Chờ lâu khi nộp hồ sơ đất đai',
  content: 'Tôi chờ hai giờ tại quầy số 3 mà không ai giải thích.',
  complainant: { name: 'Trần Thị Mẫu', phone: '0900000000', email: 'mau@congdan.example' },
};

export class ComplaintDesk {
  private constructor(
    readonly service: TestApp,
    readonly office: FurnishedOffice,
  ) {}

  static async open(): Promise<ComplaintDesk> {
    const service = await createTestApp();
    return new ComplaintDesk(service, await furnishOffice(service.app, service.clock.now()));
  }

  send(
    person: PersonName,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.service.http.send(method, `/api/v1${path}`, body, {
      authorization: `Bearer ${this.office.people[person].token}`,
      ...headers,
    });
  }

  async receive(more: object = {}, person: PersonName = 'reception'): Promise<ComplaintReceipt> {
    const answer = await this.send(person, 'POST', '/complaints', { ...COMPLAINT, ...more });
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.json<ComplaintReceipt>();
  }

  async read(person: PersonName, id: string): Promise<ComplaintView> {
    const answer = await this.send(person, 'GET', `/complaints/${id}`);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return answer.json<ComplaintView>();
  }

  /** Sends an event with the version that is read now. */
  async try(person: PersonName, id: string, body: object, headers: object = {}, path = ''): Promise<Answer> {
    const { version } = await this.read('chief', id);
    return this.send(person, 'POST', `/complaints/${id}/events${path}`, body, {
      'if-match': `"${version}"`,
      ...headers,
    });
  }

  async act(person: PersonName, id: string, body: object): Promise<ComplaintView> {
    const answer = await this.try(person, id, body);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    expect(answer.json<ComplaintAnswerView>().id).toBe(id);
    return this.read('chief', id);
  }

  async list(person: PersonName, query = ''): Promise<ComplaintPage> {
    const answer = await this.send(person, 'GET', `/complaints${query}`);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return answer.json<ComplaintPage>();
  }

  /** Sets the clock and lets everything that fell due meanwhile happen. */
  async until(time: string): Promise<void> {
    this.service.clock.set(parseInstant(time));
    await this.service.app.get(TimerSweep).sweep();
    this.service.app.get(RungSweepJob).wake();
  }

  /** What a person was told of a complaint, once there are so many lines. */
  async told(person: PersonName, id: string, count: number): Promise<readonly InboxItem[]> {
    for (let i = 0; i < 200; i++) {
      const { items } = (await this.send(person, 'GET', '/alerts?open=false&limit=100')).json<InboxPage>();
      const own = items.filter(({ complaint }) => complaint?.id === id);
      if (own.length >= count) return own;
      await new Promise((done) => setTimeout(done, 25));
    }
    throw new Error(`${person} was not told ${count} times of ${id}`);
  }

  close(): Promise<void> {
    return this.service.close();
  }
}
