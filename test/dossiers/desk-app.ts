// The service with a furnished office, and what tests of the desk do with it over HTTP.
import { expect } from '@jest/globals';
import type { IssuedMeaning } from '../../src/documents/facts/printed-form.ts';
import type { PersonName } from '../support/furnished-office.ts';
import type { Answer } from '../support/http-client.ts';
import { OfficeDesk } from '../support/office-desk.ts';
import { requiredPapers } from '../support/required-papers.ts';

export interface Dossier {
  readonly id: string;
  readonly code: string | null;
  readonly lodgingNo: string | null;
  readonly version: number;
  readonly state: string;
  readonly lookupSecret: string;
}

/** Words as the template takes them; a form has those of its meaning. */
export interface Printed {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly copyNumber: number;
}

export const APPLICANT = {
  name: 'Nguyễn Thị Hoà',
  kind: 'citizen',
  phone: '0912 345 678',
  identityNo: '001099000123',
  address: 'Số 1, phố Mẫu',
};
const BODY = {
  procedureCode: '1.001806',
  caseKey: 'chung',
  channel: 'counter',
  decision: 'accept',
  applicant: APPLICANT,
};

export class DeskApp extends OfficeDesk {
  /** What is sent to log a dossier with the papers that its case demands. */
  body(more: object = {}): object {
    const { procedureCode, caseKey } = { ...BODY, ...more };
    return { ...BODY, checklist: requiredPapers(procedureCode, caseKey), ...more };
  }

  /** Logs a dossier at the counter, with the papers that its case demands; accepted unless told otherwise. */
  async log(more: object = {}): Promise<Dossier> {
    const answer = await this.send('reception', 'POST', '/dossiers', this.body(more));
    expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
    return answer.json<Dossier>();
  }

  /** Sends an event and answers with the dossier after it. */
  async event(person: PersonName, dossier: Dossier, body: object): Promise<Dossier> {
    const answer = await this.send(person, 'POST', `/dossiers/${dossier.id}/events`, body, {
      'if-match': `"${dossier.version}"`,
    });
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return { ...dossier, ...answer.json<Dossier>() };
  }

  /** Brings an accepted dossier to its result. */
  async resolve(accepted: Dossier): Promise<Dossier> {
    let dossier = await this.event('reception', accepted, { type: 'transfer' });
    for (let i = 0; i < 20 && dossier.state !== 'resolved'; i++) dossier = await this.complete(dossier);
    return dossier;
  }

  /** Asks for a copy of the newest form of a meaning. */
  print({ id }: Pick<Dossier, 'id'>, meaning: unknown, person: PersonName = 'reception'): Promise<Answer> {
    return this.send(person, 'POST', `/dossiers/${id}/forms/${String(meaning)}/prints`);
  }

  /** A copy that was given as PDF: the words that were frozen for it, its number, and what the list says of it. */
  async printed(
    dossier: Dossier,
    meaning: IssuedMeaning,
    person: PersonName = 'reception',
  ): Promise<Printed> {
    const answer = await this.print(dossier, meaning, person);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([201, 'application/pdf']);
    const { rows } = await this.service.database.query<Printed>({
      text: `
        select facts, (select max(copy_number) from dossier_print p where p.dossier_id = f.dossier_id
          and p.issue = f.seq and p.form = f.meaning) as "copyNumber"
        from issued_form f where dossier_id = $1 and meaning = $2 order by seq desc limit 1`,
      values: [dossier.id, meaning],
    });
    return rows[0]!;
  }

  private async complete(dossier: Dossier): Promise<Dossier> {
    for (const person of ['head', 'officer', 'leader', 'clerk', 'reception', 'office'] as const) {
      const answer = await this.send(
        person,
        'POST',
        `/dossiers/${dossier.id}/events`,
        { type: 'complete' },
        { 'if-match': `"${dossier.version}"` },
      );
      if (answer.status === 200) return { ...dossier, ...answer.json<Dossier>() };
    }
    throw new Error(`nobody may complete ${dossier.state}`);
  }
}

/** Status and stable code of a refusal. */
export const codeOf = (answer: Answer): [number, string] => [
  answer.status,
  answer.json<{ code: string }>().code,
];
