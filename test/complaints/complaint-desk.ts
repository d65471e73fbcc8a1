// The service with a one-stop shop that receives complaints, and what tests do over HTTP.
import { expect } from '@jest/globals';
import type { InboxItem } from '../../src/alerts/inbox/inbox-view.ts';
import type {
  ComplaintAnswerView,
  ComplaintPage,
  ComplaintReceipt,
  ComplaintView,
} from '../../src/complaints/complaint-view.ts';
import type { PersonName } from '../support/furnished-office.ts';
import type { Answer } from '../support/http-client.ts';
import { OfficeDesk } from '../support/office-desk.ts';

export const COMPLAINT = {
  title: 'Chờ lâu khi nộp hồ sơ đất đai',
  content: 'Tôi chờ hai giờ tại quầy số 3 mà không ai giải thích.',
  complainant: { name: 'Trần Thị Mẫu', phone: '0900000000', email: 'mau@congdan.example' },
};

export class ComplaintDesk extends OfficeDesk {
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

  /** What a person was told of a complaint, once there are so many lines. */
  told(person: PersonName, id: string, count: number): Promise<readonly InboxItem[]> {
    return this.toldOf(person, count, ({ complaint }) => complaint?.id === id);
  }
}
