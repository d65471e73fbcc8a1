// Writes down what administrators do, in the transaction that does it: one cannot be had without the other.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { formatInstant } from '../../domain/time/instant.ts';
import { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database.ts';
import { RequestContext } from '../../platform/request-context.ts';
import type { AdministrativeAct } from './administrative-acts.ts';

@Injectable()
export class AdministrationLog {
  constructor(
    private readonly context: RequestContext,
    private readonly clock: Clock,
  ) {}

  /** For commands on the machine, which serve no request. */
  static ofCommand(clock: Clock): AdministrationLog {
    return new AdministrationLog(new RequestContext(), clock);
  }

  /**
   * Who did it, for whom, from which network and under which request is known from the request that is served; a
   * command on the machine and a job of the service have none of them.
   *
   * @param sql the transaction of the change
   */
  async write(sql: Queryable, act: AdministrativeAct): Promise<void> {
    const request = this.context.current();
    await sql.query({
      name: 'administration-log',
      text: `insert into administration_log
        (id, at, staff_id, on_behalf_of, action, subject_id, subject_name, before, after, raises, request_id, network)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      values: [
        uuidv7(),
        formatInstant(this.clock.now()),
        request?.staffId ?? null,
        request?.onBehalfOf ?? null,
        act.action,
        act.subject.id,
        act.subject.name,
        act.before == null ? null : JSON.stringify(act.before),
        act.after == null ? null : JSON.stringify(act.after),
        act.raises ?? false,
        request?.requestId ?? null,
        request?.network ?? null,
      ],
    });
  }
}
