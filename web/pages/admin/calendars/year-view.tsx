// A year of twelve small months: what differs from the week is marked by letter, colour and, below, in words.
import { Group, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { formatDay } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import { monthsOf } from './calendar-days.ts';
import type { CalendarVersion, Month } from './calendar-days.ts';
import classes from './year-view.module.css';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const MARKED = ['off', 'swapOff', 'swapWork', 'work', 'halfDay', 'weekend'] as const;

interface YearViewProps {
  readonly version: CalendarVersion;
  readonly year: number;
}

export function YearView({ version, year }: YearViewProps) {
  const t = useT();
  const months = useMemo(() => monthsOf(version, year), [version, year]);
  return (
    <>
      <Group
        gap="md"
        component="ul"
        p={0}
        m={0}
        style={{ listStyle: 'none' }}
        aria-label={t('calendar.legend')}
      >
        {MARKED.map((look) => (
          <li key={look} className={classes['legend']}>
            <span className={classes['day']} data-look={look} aria-hidden>
              {t(`day.letter.${look}`)}
            </span>
            <Text span size="sm">
              {t(`day.${look}`)}
            </Text>
          </li>
        ))}
        <li className={classes['legend']}>
          <span className={classes['day']} data-provisional aria-hidden>
            ?
          </span>
          <Text span size="sm">
            {t('day.provisional')}
          </Text>
        </li>
      </Group>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3, lg: 4 }} spacing="sm">
        {months.map((month) => (
          <MonthView key={month.month} month={month} year={year} />
        ))}
      </SimpleGrid>
    </>
  );
}

function MonthView({ month, year }: { readonly month: Month; readonly year: number }) {
  const t = useT();
  const name = t('calendar.month', { month: month.month, year });
  return (
    <Paper withBorder p="sm" component="section" aria-label={name}>
      <Title order={3} size="h6">
        {name}
      </Title>
      <table className={classes['month']}>
        <thead>
          <tr>
            {WEEKDAYS.map((day) => (
              <th key={day} scope="col" abbr={t(`weekday.${day}`)}>
                {t(`weekday.short.${day}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {month.weeks.map((week, at) => (
            <tr key={at}>
              {week.map((day, index) => (
                <td key={index}>
                  {day !== null && (
                    <span
                      className={classes['day']}
                      data-look={day.look}
                      data-provisional={day.special?.provisional || undefined}
                      title={day.special?.name}
                    >
                      {day.number}
                      {day.special !== null && (
                        <sup className={classes['letter']} aria-label={t(`day.${day.special.kind}`)}>
                          {t(`day.letter.${day.special.kind}`)}
                        </sup>
                      )}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={classes['words']}>
        {month.special.map(({ date, kind, name: why, hours, provisional }) => (
          <li key={date}>
            {formatDay(date).slice(0, 5)} {t(`day.${kind}`)}
            {why !== undefined && `: ${why}`}
            {hours !== undefined && ` (${hours})`}
            {provisional === true && ` – ${t('day.provisional')}`}
          </li>
        ))}
      </ul>
    </Paper>
  );
}
