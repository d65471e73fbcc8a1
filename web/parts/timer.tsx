// The timer of a dossier, the same everywhere: a word, an icon and a colour, with the absolute time beside it.
import {
  AlarmClock,
  CalendarClock,
  CircleCheck,
  Clock,
  Hourglass,
  PauseCircle,
  TriangleAlert,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { serverNow } from '../api/server-clock.ts';
import { formatPlanned, formatWorkingTime } from '../texts/format.ts';
import { useT } from '../texts/language.tsx';
import type { Translator } from '../texts/language.tsx';
import type { TimerFacts } from './timer-facts.ts';
import { leftOf, overOf } from './timer-words.ts';
import type { TimerWords } from './timer-words.ts';
import classes from './timer.module.css';

export type { TimerFacts } from './timer-facts.ts';

type Tone = 'quiet' | 'soon' | 'late' | 'paused' | 'good';

/** The badge, and a second one where a new appointment was given: the dossier stays judged by the statutory date. */
export function Timer({
  facts,
  absolute = 'beside',
}: {
  readonly facts: TimerFacts;
  /** Where the due instant stands. */
  readonly absolute?: 'beside' | 'below' | 'none';
}) {
  const t = useT();
  const { tone, icon: Icon, words } = faceOf(facts, t);
  const { statutoryDueAt, promisedDueAt } = facts;
  const again = promisedDueAt !== null && statutoryDueAt !== null && promisedDueAt !== statutoryDueAt;
  return (
    <span className={classes['timer']} data-below={absolute === 'below' || undefined}>
      <span className={classes['badge']} data-tone={tone}>
        <Icon size={13} aria-hidden />
        {words}
      </span>
      {again && (
        <span className={classes['badge']} data-tone="again">
          <CalendarClock size={13} aria-hidden />
          {t('timer.reappointed', { at: formatPlanned(promisedDueAt, t) })}
        </span>
      )}
      {absolute !== 'none' && statutoryDueAt !== null && !again && (
        <span className={classes['at']}>{formatPlanned(statutoryDueAt, t)}</span>
      )}
    </span>
  );
}

interface Face {
  readonly tone: Tone;
  readonly icon: LucideIcon;
  readonly words: string;
}

function faceOf(facts: TimerFacts, t: Translator): Face {
  switch (facts.clock) {
    case 'running.onTime':
      return { tone: 'quiet', icon: Clock, words: said(leftOf(facts, serverNow()), t) };
    case 'running.dueSoon':
      return { tone: 'soon', icon: Hourglass, words: said(leftOf(facts, serverNow()), t) };
    case 'running.late':
      return { tone: 'late', icon: AlarmClock, words: said(overOf(facts), t) };
    case 'paused.late':
      return {
        tone: 'late',
        icon: PauseCircle,
        words: `${said(overOf(facts), t)} · ${pausedWords(facts, t)}`,
      };
    case 'paused':
    case 'paused.onTime':
      return { tone: 'paused', icon: PauseCircle, words: pausedWords(facts, t) };
    case 'stopped.early':
      return { tone: 'good', icon: CircleCheck, words: t('timer.early') };
    case 'stopped.onTime':
      return { tone: 'good', icon: CircleCheck, words: t('timer.onTime') };
    case 'stopped.late':
      return { tone: 'late', icon: TriangleAlert, words: said(overOf(facts), t) };
    default:
      return { tone: 'quiet', icon: Clock, words: t('timer.notStarted') };
  }
}

function said({ key, minutes }: TimerWords, t: Translator): string {
  return t(key, { time: formatWorkingTime(minutes, t) });
}

function pausedWords({ waitingFor }: TimerFacts, t: Translator): string {
  const who = waitingFor == null ? null : t.maybe(`timer.waiting.${waitingFor}`);
  return who === null ? t('timer.paused') : t('timer.pausedFor', { who });
}
