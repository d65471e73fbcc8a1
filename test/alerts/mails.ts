// What became of mails in a test, and a fresh start for the next.
import { RungSweepJob } from '../../src/alerts/raise/rung-sweep.job.ts';
import { Clock } from '../../src/platform/clock.ts';
import type { LawDesk } from '../law/law-desk.ts';

export interface MailRow {
  readonly kind: string;
  readonly status: string;
  readonly dropped_for: string | null;
}

/** What became of the mails, those of applicants by what they say. */
export const outbox = (law: LawDesk) =>
  law.rows<MailRow>(
    `select coalesce(payload->>'kind', question) as kind, status, dropped_for from delivery order by created_at, id`,
  );

/** Every rung that is due has been raised. */
export async function rungsRaised(law: LawDesk): Promise<void> {
  const { app } = law.desk.service;
  app.get(RungSweepJob).wake();
  for (let i = 0; i < 200; i++) {
    const [left] = await law.rows<{ n: number }>(
      `select count(*)::int as n from alert where next_rung_at <= $1`,
      new Date(app.get(Clock).now()),
    );
    if (left!.n === 0) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error('rungs were not raised');
}

/** What sweeps may be reading meanwhile is not truncated. What was told is never forgotten otherwise: as the owner only. */
export async function forgetMails(law: LawDesk): Promise<void> {
  await law.rows('alter table alert_rung disable trigger user');
  for (const table of ['delivery', 'alert_notice', 'alert_rung', 'alert'])
    await law.rows(`delete from ${table}`);
  await law.rows('alter table alert_rung enable trigger user');
}
