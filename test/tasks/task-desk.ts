// The service with a province's office that gives tasks and agencies that get them, and what tests do over HTTP.
import { expect } from '@jest/globals';
import type { InboxItem } from '../../src/alerts/inbox/inbox-view.ts';
import type { GivenTasksView, TaskAnswerView, TaskPage, TaskView } from '../../src/tasks/task-view.ts';
import type { PersonName } from '../support/furnished-office.ts';
import type { Answer } from '../support/http-client.ts';
import { OfficeDesk } from '../support/office-desk.ts';

export const DOCUMENT = {
  number: '5442/UBND-NC',
  day: '2026-03-02',
  title: 'V/v thực hiện Công điện 968/CĐ-TTg',
  signer: 'Chủ tịch UBND tỉnh',
};

export class TaskDesk extends OfficeDesk {
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

  /** What a person was told of a task, once there are so many lines. */
  told(person: PersonName, id: string, count: number): Promise<readonly InboxItem[]> {
    return this.toldOf(person, count, ({ task }) => task?.id === id);
  }
}
