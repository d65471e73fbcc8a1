// Writes down what administrators do, in the transaction that does it: one cannot be had without the other.
import { Injectable } from '@nestjs/common';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/database.ts';
import { RequestContext } from '../../platform/request-context.ts';
import { AdministrationLogTable } from './administration-log.table.ts';
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
    await sql.repository(AdministrationLogTable).insert({
      id: uuidv7(),
      at: new Date(this.clock.now()),
      staff_id: request?.staffId ?? null,
      on_behalf_of: request?.onBehalfOf ?? null,
      action: act.action,
      subject_id: act.subject.id,
      subject_name: act.subject.name,
      before: act.before ?? null,
      after: act.after ?? null,
      raises: act.raises ?? false,
      request_id: request?.requestId ?? null,
      network: request?.network ?? null,
    });
  }
}
