// Who is late how often: by unit and its head then; each figure opens what is behind it.
import { Badge, Button, Group, SegmentedControl, Table, Text } from '@mantine/core';
import { DayField } from '../../parts/day-field.tsx';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { holdsOneOf, useSession } from '../../workstation/session.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { formatDay, formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { FileButtons, SHEETS, SIGNED } from '../../parts/file-buttons.tsx';
import classes from '../reports/reports.module.css';
import type { ChosenFigure } from './matter-list.tsx';

const ChangeThresholds = lazy(() => import('./change-thresholds.tsx'));
const LETTER = ['pdf'] as const;
const Answerable = lazy(() => import('./answerable.tsx'));
const MatterList = lazy(async () => ({ default: (await import('./matter-list.tsx')).MatterList }));

type Line = components['schemas']['LatenessLine'];
/** Who is named: an agency for all under it, a head for all his units, or each unit with its head. */
const BY = ['agency', 'head', 'unit'] as const;
const COUNTS = ['dossier', 'task', 'consultation'] as const;
const FIGURE = { dossier: 'dossiers', task: 'tasks', consultation: 'consultations' } as const;

export default function LatenessPage() {
  const t = useT();
  const session = useSession();
  const [params, setParams] = useSearchParams();
  const [chosen, choose] = useState<ChosenFigure | null>(null);
  const [setting, showSetting] = useState(false);
  const given = (name: string) => params.get(name) ?? '';
  const [from, to, asOf] = [given('from'), given('to'), given('asOf')];
  const by = BY.find((each) => each === given('by')) ?? 'agency';
  const query = {
    ...(from !== '' && to !== '' ? { from, to } : {}),
    ...(asOf === '' ? {} : { asOf: `${asOf}:00+07:00` }),
  };
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: ['lateness', query],
    queryFn: () => answerOf(api.GET('/api/v1/repeated-lateness', { params: { query } })),
    placeholderData: keepPreviousData,
  });
  const change = (changed: Record<string, string>) => {
    choose(null);
    setParams(
      (was) => {
        for (const [name, value] of Object.entries(changed))
          if (value === '') was.delete(name);
          else was.set(name, value);
        return was;
      },
      { replace: true },
    );
  };
  const day = (text: string) => formatDay(`${text}T00:00:00+07:00`);
  const shown = { ...query, ...(data === undefined ? {} : { from: data.from, to: data.to }) };
  const file =
    (kind: 'repeatedLateness' | 'lateMatters' | 'latenessLetter') => (format: (typeof SIGNED)[number]) =>
      answerOf(api.POST('/api/v1/repeated-lateness/exports', { body: { ...shown, kind, format } }));
  const key = JSON.stringify(shown);
  return (
    <Page
      title={t('place.lateness')}
      about={
        data &&
        t('lateness.about', { from: day(data.from), to: day(data.to), asOf: formatMoment(data.asOfAt) })
      }
      actions={
        <>
          <FileButtons
            key={`${key} letter`}
            what={t('lateness.file.letter')}
            formats={LETTER}
            request={file('latenessLetter')}
          />
          <FileButtons key={key} formats={SIGNED} request={file('repeatedLateness')} />
          <FileButtons
            key={`${key} matters`}
            what={t('lateness.file.matters')}
            formats={SHEETS}
            request={file('lateMatters')}
          />
        </>
      }
    >
      <SegmentedControl
        aria-label={t('lateness.by')}
        value={by}
        onChange={(value) => change({ by: value })}
        style={{ maxWidth: '100%', overflowX: 'auto', alignSelf: 'flex-start' }}
        data={BY.map((value) => ({ value, label: t(`lateness.by.${value}`) }))}
      />
      <Group align="flex-end" gap="sm">
        <DayField
          size="xs"
          label={t('reports.from')}
          value={from || (data?.from ?? '')}
          onChange={(value) => change({ from: value, to: to || (data?.to ?? '') })}
        />
        <DayField
          size="xs"
          label={t('reports.to')}
          value={to || (data?.to ?? '')}
          onChange={(value) => change({ to: value, from: from || (data?.from ?? '') })}
        />
        <DayField
          withHour
          size="xs"
          label={t('reports.asOf')}
          value={asOf}
          onChange={(value) => change({ asOf: value })}
        />
        <Button size="xs" variant="default" onClick={() => change({ from: '', to: '', asOf: '' })}>
          {t('lateness.window.setting')}
        </Button>
        {holdsOneOf(session, ['supervisor', 'administrator']) && data !== undefined && (
          <Button size="xs" variant="default" onClick={() => showSetting(true)}>
            {t('lateness.set')}
          </Button>
        )}
      </Group>
      {setting && (
        <Suspense fallback={<Loading rows={3} />}>
          <ChangeThresholds close={() => showSetting(false)} />
        </Suspense>
      )}
      {error !== null && <ProblemNotice error={error} again={() => void refetch()} />}
      {data === undefined ? (
        error === null && <Loading rows={8} />
      ) : (
        <>
          <Text size="sm" c="dark.3">
            {t('lateness.rule', {
              count: data.setting.count,
              share: Math.round(data.setting.share * 1000) / 10,
            })}
          </Text>
          {by !== 'unit' ? (
            <Suspense fallback={<Loading rows={6} />}>
              <Answerable by={by} query={query} />
            </Suspense>
          ) : data.lines.length === 0 ? (
            <Empty why={t('lateness.empty')} />
          ) : (
            <Lines lines={data.lines} stale={isPlaceholderData} choose={choose} />
          )}
        </>
      )}
      {chosen !== null && (
        <Suspense fallback={<Loading rows={3} />}>
          <MatterList figure={chosen} query={shown} close={() => choose(null)} />
        </Suspense>
      )}
    </Page>
  );
}

function Lines(props: {
  readonly lines: readonly Line[];
  readonly stale: boolean;
  readonly choose: (figure: ChosenFigure) => void;
}) {
  const t = useT();
  const percent = (share: number) =>
    (share * 100).toLocaleString(t.language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 });
  return (
    <div className={classes['frame']} role="region" aria-label={t('lateness.caption')} tabIndex={0}>
      <Table fz="sm" className={classes['report']!} data-stale={props.stale || undefined}>
        <caption className={classes['caption']}>{t('lateness.caption')}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th miw={220}>{t('lateness.unit')}</Table.Th>
            <Table.Th miw={160}>{t('lateness.head')}</Table.Th>
            {COUNTS.map((kind) => (
              <Table.Th key={kind} ta="right">
                {t(`lateness.${kind}`)}
              </Table.Th>
            ))}
            <Table.Th ta="right">{t('lateness.total')}</Table.Th>
            <Table.Th ta="right">{t('lateness.handled')}</Table.Th>
            <Table.Th ta="right">{t('lateness.share')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {props.lines.map((line) => {
            const figure = (what: string, n: number, kind: ChosenFigure['kind']) =>
              n === 0 ? (
                0
              ) : (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={t('lateness.figure', { what, unit: line.unitName ?? '', n })}
                  onClick={() => props.choose({ line, kind })}
                >
                  {n}
                </Button>
              );
            return (
              <Table.Tr key={`${line.unitId} ${line.headId}`}>
                <Table.Th scope="row" fw={400}>
                  {line.unitName}
                  {line.formerNames.length > 0 && (
                    <Text size="xs" c="dark.3">
                      {t('lateness.former', { names: line.formerNames.join(', ') })}
                    </Text>
                  )}
                  {line.agencyName !== null && line.agencyName !== line.unitName && (
                    <Text size="xs" c="dark.3">
                      {line.agencyName}
                    </Text>
                  )}
                </Table.Th>
                <Table.Td>
                  {line.headName ?? t('lateness.head.none')}{' '}
                  {line.often && (
                    <Badge color="seal" variant="light" styles={{ label: { color: '#96161b' } }}>
                      {t('lateness.often')}
                    </Badge>
                  )}
                </Table.Td>
                {COUNTS.map((kind) => (
                  <Table.Td key={kind} ta="right">
                    {figure(t(`lateness.${kind}`), line[FIGURE[kind]], kind)}
                  </Table.Td>
                ))}
                <Table.Td ta="right">{figure(t('lateness.total'), line.total, null)}</Table.Td>
                <Table.Td ta="right">{line.handled}</Table.Td>
                <Table.Td ta="right">{percent(line.share)}%</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
