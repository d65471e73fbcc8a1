// The service with a province's office that gives tasks and agencies that get them, and what tests do over HTTP.
import { expect } from '@jest/globals';
import { TimerSweep } from '../../src/engine/timer-sweep.ts';
import { RungSweepJob } from '../../src/alerts/raise/rung-sweep.job.ts';
import type { InboxItem, InboxPage } from '../../src/alerts/inbox/inbox-view.ts';
import { parseInstant } from '../../src/domain/time/instant.ts';
import type { GivenTasksView, TaskAnswerView, TaskPage, TaskView } from '../../src/tasks/task-view.ts';
import { createTestApp } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { furnishOffice } from '../support/furnished-office.ts';
import type { FurnishedOffice, PersonName } from '../support/furnished-office.ts';
import type { Answer } from '../support/http-client.ts';

export const DOCUMENT = {
  number: '5442/UBND-NC',
  day: '2026-03-02',
  title: 'V/v thực hiện Công điện 968/CĐ-TTg',
  signer: 'Chủ tịch UBND tỉnh',
};

export class TaskDesk {
  private constructor(
    readonly service: TestApp,
    readonly office: FurnishedOffice,
  ) {}

  static async open(): Promise<TaskDesk> {
    const service = await createTestApp();
    return new TaskDesk(service, await furnishOffice(service.app, service.clock.now()));
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

  /** A task as the office gives it: to the agency, by the end of 16 March. */
  order(more: object = {}, document: object = DOCUMENT) {
    const { units } = this.office;
    const task = {
      title: 'Báo cáo kết quả kiểm tra công vụ',
      leadUnitId: units.agency,
      due: { day: '2026-03-16' },
    };
    return { document, tasks: [{ ...task, ...more }] };
  }

  async give(more: object = {}): Promise<TaskView> {
    const answer = await this.send('chief', 'POST', '/tasks', this.order(more));
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return this.read('chief', answer.json<GivenTasksView>().tasks[0]!.id);
  }

  async read(person: PersonName, id: string): Promise<TaskView> {
    const answer = await this.send(person, 'GET', `/tasks/${id}`);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return answer.json<TaskView>();
  }

  /** Sends an event with the version that the person reads now. */
  async try(person: PersonName, id: string, body: object, headers: object = {}): Promise<Answer> {
    const read = await this.send('chief', 'GET', `/tasks/${id}`);
    const { version } = read.json<TaskView>();
    return this.send(person, 'POST', `/tasks/${id}/events`, body, {
      'if-match': `"${version}"`,
      ...headers,
    });
  }

  async act(person: PersonName, id: string, body: object): Promise<TaskView> {
    const answer = await this.try(person, id, body);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    expect(answer.json<TaskAnswerView>().id).toBe(id);
    return this.read(person, id);
  }

  async list(person: PersonName, query = ''): Promise<TaskPage> {
    const answer = await this.send(person, 'GET', `/tasks${query}`);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return answer.json<TaskPage>();
  }

  /** Sets the clock and lets everything that fell due meanwhile happen. */
  async until(time: string): Promise<void> {
    this.service.clock.set(parseInstant(time));
    await this.service.app.get(TimerSweep).sweep();
    this.service.app.get(RungSweepJob).wake();
  }

  /** What a person was told of a task, once there are so many lines. */
  async told(person: PersonName, id: string, count: number): Promise<readonly InboxItem[]> {
    for (let i = 0; i < 200; i++) {
      const { items } = (await this.send(person, 'GET', '/alerts?open=false&limit=100')).json<InboxPage>();
      const own = items.filter(({ task }) => task?.id === id);
      if (own.length >= count) return own;
      await new Promise((done) => setTimeout(done, 25));
    }
    throw new Error(`${person} was not told ${count} times of ${id}`);
  }

  close(): Promise<void> {
    return this.service.close();
  }
}
