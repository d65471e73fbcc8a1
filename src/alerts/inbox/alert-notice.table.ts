// The table of inbox lines: one person has one line an alert, from the first rung that told him.
import { EntitySchema } from 'typeorm';

export interface AlertNoticeRow {
  readonly homeAgencyId: string;
  readonly alertId: string;
  readonly staffId: string;
  readonly rung: number;
  /** The absent person stood in for. */
  readonly onBehalfOf: string | null;
  readonly raisedAt: Date;
  /** Hidden from this person until then. */
  readonly snoozedUntil: Date | null;
  readonly seenAt: Date | null;
  /** As whom he was told: `officer`, `unitHead`, … or who he is beside the tree; null on lines of before it was kept. */
  readonly audience: string | null;
  /** When it passed into other hands: a line that is history from then on. */
  readonly releasedAt: Date | null;
  /** When what it is about was over; the alert says so first, and the rungs write it here. */
  readonly closedAt: Date | null;
}

const KEY = { primary: true, primaryKeyConstraintName: 'alert_notice_pkey' } as const;

export const AlertNoticeTable = new EntitySchema<AlertNoticeRow>({
  name: 'alert_notice',
  columns: {
    homeAgencyId: { name: 'home_agency_id', type: 'uuid', ...KEY },
    alertId: { name: 'alert_id', type: 'uuid', ...KEY },
    staffId: { name: 'staff_id', type: 'uuid', ...KEY },
    rung: { type: 'smallint' },
    onBehalfOf: { name: 'on_behalf_of', type: 'uuid', nullable: true },
    raisedAt: { name: 'raised_at', type: 'timestamptz' },
    snoozedUntil: { name: 'snoozed_until', type: 'timestamptz', nullable: true },
    seenAt: { name: 'seen_at', type: 'timestamptz', nullable: true },
    audience: { type: 'text', nullable: true },
    releasedAt: { name: 'released_at', type: 'timestamptz', nullable: true },
    closedAt: { name: 'closed_at', type: 'timestamptz', nullable: true },
  },
  indices: [
    { name: 'alert_notice_inbox', columns: ['staffId', 'raisedAt', 'alertId'] },
    {
      name: 'alert_notice_open',
      columns: ['staffId', 'raisedAt', 'alertId'],
      where: 'closed_at is null and released_at is null',
    },
  ],
});
