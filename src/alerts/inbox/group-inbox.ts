// One person's inbox in lines: how much of which kind from which agency or unit, the oldest and the worst of each.
import { Injectable } from '@nestjs/common';
import { formatInstant, type Instant } from '../../domain/time/instant.ts';
import type { Organization } from '../../organization/organization.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { agencyShown, type AlertSelection, selected, selectionValues } from './alert-selection.ts';
import type { AlertLineView, AlertLinesView } from './inbox-view.ts';

interface Group {
  readonly unit_id: string;
  readonly kind: string;
  readonly n: number;
  readonly waiting: number;
  readonly rung: number;
  readonly oldest: Date;
  /** Of the alert that is due longest. */
  readonly due_at: Date;
  readonly worst: string;
}

interface Worst {
  readonly id: string;
  readonly ref: string;
}

@Injectable()
export class GroupInbox {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly clock: Clock,
  ) {}

  /** Lines by agency and kind, or by unit and kind; those with the oldest alert first. */
  async run(staffId: string, selection: AlertSelection, by: 'agency' | 'unit'): Promise<AlertLinesView> {
    const now = this.clock.now();
    const { rows } = await this.database.query<Group>({
      name: selection.open ? 'alerts.groups-open' : 'alerts.groups-all',
      text: `
        select alert.unit_id, alert.kind, count(*)::int as n, max(notice.rung)::int as rung,
          count(*) filter (where alert.acknowledged_at is null and alert.closed_at is null
            and notice.released_at is null)::int as waiting,
          min(notice.raised_at) as oldest, min(alert.due_at) as due_at,
          (array_agg(alert.id order by alert.due_at, alert.id))[1] as worst
        from alert_notice notice
        join alert on alert.home_agency_id = notice.home_agency_id and alert.id = notice.alert_id
        where ${selected(selection.open)} group by 1, 2`,
      values: selectionValues(staffId, selection, now),
    });
    const organization = await this.directory.current();
    const lines = folded(rows, organization, by, now);
    const worst = await this.worst(lines.map((line) => line.worst));
    return {
      items: lines.map((line) => lineOf(line, organization, worst.get(line.worst) ?? '')),
      at: formatInstant(now),
    };
  }

  private async worst(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.database.query<Worst>({
      name: 'alerts.worst',
      text: `
        select alert.id, coalesce(dossier.code, dossier.lodging_no, task.task_no, complaint.complaint_no, '') as ref
        from alert
        left join dossier on dossier.home_agency_id = alert.home_agency_id and dossier.id = alert.dossier_id
        left join assigned_task task on task.home_agency_id = alert.home_agency_id and task.id = alert.dossier_id
        left join complaint on complaint.home_agency_id = alert.home_agency_id and complaint.id = alert.dossier_id
        where alert.id = any($1::uuid[])`,
      values: [ids],
    });
    return new Map(rows.map(({ id, ref }) => [id, ref]));
  }
}

interface Line extends Group {
  readonly place: string;
  readonly units: number;
}

function folded(
  groups: readonly Group[],
  organization: Organization,
  by: 'agency' | 'unit',
  at: Instant,
): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const group of groups) {
    const place = by === 'unit' ? group.unit_id : agencyShown(organization, group.unit_id, at);
    const key = `${place} ${group.kind}`;
    const line = lines.get(key);
    lines.set(key, line === undefined ? { ...group, place, units: 1 } : joined(line, group));
  }
  return [...lines.values()].sort((a, b) => a.oldest.getTime() - b.oldest.getTime());
}

function joined(line: Line, group: Group): Line {
  const worse = group.due_at < line.due_at ? group : line;
  return {
    ...line,
    n: line.n + group.n,
    waiting: line.waiting + group.waiting,
    rung: Math.max(line.rung, group.rung),
    oldest: group.oldest < line.oldest ? group.oldest : line.oldest,
    due_at: worse.due_at,
    worst: worse.worst,
    units: line.units + 1,
  };
}

function lineOf(line: Line, organization: Organization, ref: string): AlertLineView {
  return {
    place: { id: line.place, name: organization.unit(line.place)?.name ?? null },
    kind: line.kind,
    count: line.n,
    waiting: line.waiting,
    units: line.units,
    rung: line.rung,
    oldestAt: formatInstant(line.oldest.getTime()),
    worst: { alertId: line.worst, ref, dueAt: formatInstant(line.due_at.getTime()) },
  };
}
