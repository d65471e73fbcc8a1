// When the step is due, and a word and a colour once that has passed: the same as the dossier's own timer.
import { AlarmClock } from 'lucide-react';
import { serverNow } from '../api/server-clock.ts';
import { formatPlanned } from '../texts/format.ts';
import { useT } from '../texts/language.tsx';
import classes from './timer.module.css';

interface StepDueProps {
  /** State of the dossier's clock: a step that stands still is not late. */
  readonly clock: string;
  readonly stepDueAt: string | null;
  /** Says what the time is, where no column's heading does. */
  readonly named?: boolean;
}

export function StepDue({ clock, stepDueAt, named = false }: StepDueProps) {
  const t = useT();
  if (stepDueAt === null) return named ? null : '–';
  const at = formatPlanned(stepDueAt, t);
  const late = clock.startsWith('running') && Date.parse(stepDueAt) <= serverNow();
  return (
    <span className={classes['timer']}>
      <span className={classes['step']}>{named ? t('timer.stepDue', { at }) : at}</span>
      {late && (
        <span className={classes['badge']} data-tone="late">
          <AlarmClock size={13} aria-hidden />
          {t('timer.stepLate')}
        </span>
      )}
    </span>
  );
}
