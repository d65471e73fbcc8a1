// Working calendars: a year at a time by version, and loading days with a look at what they would move.
import { Alert, Button, Group, NativeSelect, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, Upload } from 'lucide-react';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client.ts';
import { serverNow } from '../../../api/server-clock.ts';
import { Loading, ProblemNotice } from '../../../parts/notices.tsx';
import { Page } from '../../../parts/page.tsx';
import { formatDay, formatMoment, isoDay } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import { AnnulVersion } from './annul-version.tsx';
import { CalendarChange } from './calendar-change.tsx';
import { yearsOf } from './calendar-days.ts';
import { ImportCalendar } from './import-calendar.tsx';
import { YearView } from './year-view.tsx';

export default function CalendarsPage() {
  const t = useT();
  const [name, setName] = useState('vn');
  const [number, setNumber] = useState<number | null>(null);
  const [year, setYear] = useState(() => Number(isoDay(serverNow()).slice(0, 4)));
  const list = useQuery({
    queryKey: ['admin', 'calendars'],
    queryFn: () => answerOf(api.GET('/api/v1/calendars')),
  });
  const calendars = list.data?.calendars ?? [];
  const calendar = calendars.find((each) => each.name === name) ?? calendars[0];
  const shown = number ?? calendar?.current ?? null;
  const summary = calendar?.versions.find((each) => each.version === shown);
  // The walk that takes a version away is its own; otherwise the newest one's is of interest.
  const walked = summary?.annulment?.state === 'approved' ? summary.version : (calendar?.current ?? 0);
  const version = useQuery({
    queryKey: ['admin', 'calendar', calendar?.name, shown],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/calendars/{name}/versions/{version}', {
          params: { path: { name: calendar!.name, version: shown! } },
        }),
      ),
    enabled: calendar !== undefined && shown !== null,
    staleTime: Infinity,
  });
  const error = list.error ?? version.error;
  const years = version.data === undefined ? [] : yearsOf(version.data);
  const inYears = years.length === 0 ? year : Math.min(Math.max(year, years[0]!), years.at(-1)!);
  return (
    <Page
      title={t('admin.calendars')}
      actions={
        <Button component="a" href="#import" variant="default" leftSection={<Upload size={16} aria-hidden />}>
          {t('import.title')}
        </Button>
      }
      about={
        calendar &&
        t('calendar.about', {
          on: formatDay(calendar.versions[0]?.lastDay ?? 0),
          n: calendar.daysLeft,
        })
      }
    >
      {error !== null && <ProblemNotice error={error} again={() => void list.refetch()} />}
      {calendar?.endsSoon === true && (
        <Alert color="yellow" title={t('calendar.endsSoon')} styles={{ title: { color: '#1c2530' } }}>
          {t('calendar.endsSoonAbout', { n: calendar.daysLeft })}
        </Alert>
      )}
      {calendar !== undefined && (
        <Group align="flex-end" gap="sm">
          {calendars.length > 1 && (
            <NativeSelect
              label={t('calendar.name')}
              value={calendar.name}
              data={calendars.map((each) => each.name)}
              onChange={(event) => {
                setName(event.currentTarget.value);
                setNumber(null);
              }}
            />
          )}
          <NativeSelect
            label={t('calendar.version')}
            w={340}
            maw="100%"
            value={String(shown)}
            data={calendar.versions.map((each) => ({
              value: String(each.version),
              label: [
                t('calendar.versionOf', { n: each.version, at: formatMoment(each.createdAt) }),
                each.annulment?.state === 'approved' && t('calendar.annulled'),
                each.note,
              ]
                .filter(Boolean)
                .join(' · '),
            }))}
            onChange={(event) => setNumber(Number(event.currentTarget.value))}
          />
          <Button
            variant="default"
            leftSection={<ChevronLeft size={16} aria-hidden />}
            disabled={!years.includes(inYears - 1)}
            onClick={() => setYear(inYears - 1)}
          >
            {inYears - 1}
          </Button>
          <Title order={2} size="h3" lh="36px">
            {inYears}
          </Title>
          <Button
            variant="default"
            rightSection={<ChevronRight size={16} aria-hidden />}
            disabled={!years.includes(inYears + 1)}
            onClick={() => setYear(inYears + 1)}
          >
            {inYears + 1}
          </Button>
          {version.data !== undefined && version.data.provisionalDays > 0 && (
            <Text size="sm" lh="36px">
              {t('calendar.provisional', { n: version.data.provisionalDays })}
            </Text>
          )}
        </Group>
      )}
      {version.data === undefined ? (
        error === null && <Loading rows={12} />
      ) : (
        <YearView version={version.data} year={inYears} />
      )}
      {calendar !== undefined && (
        <>
          {summary !== undefined && (
            <AnnulVersion key={summary.version} name={calendar.name} version={summary} />
          )}
          <CalendarChange
            name={calendar.name}
            version={walked}
            annulled={walked === summary?.version && summary.annulment?.state === 'approved'}
          />
          <ImportCalendar name={calendar.name} published={(next) => setNumber(next)} />
        </>
      )}
    </Page>
  );
}
