// Raises an alert for each dossier that was sent back too often, once; and closes it when the dossier has its result.
import { Injectable } from '@nestjs/common';
import { TAKE_BACK_MS } from '../../../workflows/one-stop/take-back.ts';
import { type Instant, MINUTE_MS } from '../../domain/time/instant.ts';
import { Database } from '../../platform/database.ts';
import { Settings } from '../../platform/settings/settings.ts';
import { SENT_BACK_OFTEN } from '../ladder/ladder.ts';
import { nthSendBack } from './nth-send-back.ts';
import { SEND_BACKS } from './send-back-setting.ts';

/** A transaction may commit a while after the instant that it recorded. */
const COMMITTED_MS = 10 * MINUTE_MS;
/** So long after it a send-back counts: until then it may be taken back, and that be written down. */
export const SETTLED_MS = TAKE_BACK_MS + COMMITTED_MS;

interface Journal {
  readonly home_agency_id: string;
  readonly dossier_id: string;
  readonly unit_id: string;
  readonly officer_id: string | null;
  readonly types: readonly string[];
  readonly instants: readonly Date[];
}

@Injectable()
export class RaiseSendBacks {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  /**
   * Looks at open dossiers sent back since an instant; what may still be taken back is counted by a later look. Doing it twice
   * writes nothing twice.
   *
   * @returns alerts that are new
   */
  async run(since: Instant, now: Instant): Promise<number> {
    await this.closeOver(now);
    const often = await this.settings.read(SEND_BACKS);
    const { rows } = await this.database.query<Journal>({
      name: 'alerts.sentBack',
      text: `
        select e.home_agency_id, e.case_id as dossier_id, d.unit_id, d.officer_id,
          array_agg(e.type order by e.seq) as types, array_agg(e.occurred_at order by e.seq) as instants
        from (
          select distinct home_agency_id, case_id from case_event
          where type = 'sendBack' and recorded_at >= $1) sent
        join dossier d on d.home_agency_id = sent.home_agency_id and d.id = sent.case_id
          and d.closed_at is null and d.resolved_at is null
        join case_event e on e.home_agency_id = sent.home_agency_id and e.case_id = sent.case_id
          and e.recorded_at >= d.lodged_at
        group by 1, 2, 3, 4
        having count(*) filter (where e.type = 'sendBack') >= $2`,
      values: [new Date(since), often],
    });
    const alerts = rows.flatMap((row) => {
      const at = nthSendBack(
        row.types.map((type, place) => ({ type, at: row.instants[place]!.getTime() })),
        often,
        now - SETTLED_MS,
      );
      return at === null
        ? []
        : [
            {
              home: row.home_agency_id,
              dossier: row.dossier_id,
              unit: row.unit_id,
              officer: row.officer_id,
              at: new Date(at),
            },
          ];
    });
    return alerts.length === 0 ? 0 : this.write(alerts, now);
  }

  /** One alert a dossier, whatever became of the first: the setting may have changed since. */
  private async write(alerts: readonly object[], now: Instant): Promise<number> {
    const { rows } = await this.database.query({
      name: 'alerts.sentBack-raise',
      text: `
        insert into alert (home_agency_id, dossier_id, kind, subject, due_at, raised_at, recorded_at, unit_id, officer_id,
          next_rung_at)
        select home, dossier, '${SENT_BACK_OFTEN}', 'dossier', at, at, $2, unit, officer, $2
        from json_to_recordset($1) as r (home uuid, dossier uuid, unit uuid, officer uuid, at timestamptz)
        where not exists (select from alert known where known.home_agency_id = r.home
          and known.dossier_id = r.dossier and known.kind = '${SENT_BACK_OFTEN}')
        on conflict do nothing returning 1`,
      values: [JSON.stringify(alerts), new Date(now)],
    });
    return rows.length;
  }

  private async closeOver(now: Instant): Promise<void> {
    await this.database.query({
      name: 'alerts.sentBack-over',
      text: `
        update alert set closed_at = $1, close_reason = 'resolved', next_rung_at = $1 from dossier d
        where alert.kind = '${SENT_BACK_OFTEN}' and alert.closed_at is null
          and d.home_agency_id = alert.home_agency_id and d.id = alert.dossier_id
          and (d.resolved_at is not null or d.closed_at is not null)`,
      values: [new Date(now)],
    });
  }
}
