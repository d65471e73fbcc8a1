// Corrects the applicant's data: the journal says which, the data themselves are kept apart, before and after.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Engine } from '../../engine/engine.ts';
import type { Answer } from '../../dossier-kind/orders.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { CorrectApplicantBody } from '../dossier-bodies.ts';
import { FindKey, tellingNoMoreThan } from '../access/find-key.ts';
import { sees } from '../access/reader-kinds.ts';
import type { SendOptions } from './send-event.ts';

/** Data that may be corrected, and the columns they are kept in. */
const COLUMN_OF = {
  name: 'name',
  kind: 'kind',
  identityNo: 'identity_no',
  phone: 'phone',
  email: 'email',
  address: 'address',
  subject: 'subject',
} as const;
type Field = keyof typeof COLUMN_OF;
type Present = Record<(typeof COLUMN_OF)[Field], string | null>;

@Injectable()
export class CorrectApplicant {
  constructor(
    private readonly engine: Engine,
    private readonly database: Database,
    private readonly keys: FindKey,
  ) {}

  /**
   * @throws DomainError `applicant.nothingToCorrect` when every datum given is what stands there already,
   *   `dossier.unknown`, and every refusal of the engine
   */
  async run(
    ref: string,
    { reason, ...wished }: CorrectApplicantBody,
    actor: Pick<Actor, 'staffId' | 'holds' | 'scope'>,
    at: Instant,
    options: SendOptions,
  ): Promise<Answer> {
    const key = await this.keys.find(ref);
    const now = await this.present(key.homeAgencyId, key.id);
    const changed = (Object.keys(COLUMN_OF) as Field[]).filter(
      (field) => wished[field] !== undefined && (wished[field] || null) !== now[COLUMN_OF[field]],
    );
    const patch = Object.fromEntries(changed.map((field) => [COLUMN_OF[field], wished[field] || null]));
    const answer = await this.engine
      .send(DOSSIER, {
        kind: 'event',
        key,
        at,
        sender: actor,
        command: { type: 'correctApplicant', fields: changed },
        sees: (dossier, children) => sees(actor.scope, dossier, children),
        ...(changed.length > 0 && { correction: { patch, reason } }),
        ...options,
      })
      .catch((error: unknown) => {
        if (changed.length > 0 || !(error instanceof DomainError) || error.code !== 'facts.missing')
          return tellingNoMoreThan(ref)(error);
        throw new DomainError(
          'applicant.nothingToCorrect',
          'Every datum given is what stands there already',
          {},
        );
      });
    return answer!;
  }

  private async present(homeAgencyId: string, id: string): Promise<Readonly<Partial<Present>>> {
    const { rows } = await this.database.query<Present>({
      name: 'applicant-to-correct',
      text: `select name, kind, identity_no, phone, email, address, subject from dossier_applicant
        where home_agency_id = $1 and dossier_id = $2`,
      values: [homeAgencyId, id],
    });
    return rows[0] ?? {};
  }
}
