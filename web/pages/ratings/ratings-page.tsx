// How applicants rated the service: by desk and procedure, and what they wrote.
import { Anchor, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { serverNow } from '../../api/server-clock.ts';
import { DayField } from '../../parts/day-field.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { formatMoment, isoDay } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';

type Line = components['schemas']['RatingLineView'];

const QUESTIONS = ['access', 'procedure', 'staff', 'result', 'feedback'] as const;

export default function RatingsPage() {
  const t = useT();
  const today = isoDay(serverNow());
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`);
  const [to, setTo] = useState(today);
  const sound = from !== '' && to !== '' && from <= to;
  const { data, error, refetch } = useQuery({
    queryKey: ['ratings', from, to],
    queryFn: () => answerOf(api.GET('/api/v1/ratings', { params: { query: { from, to } } })),
    enabled: sound,
  });
  const columns = useMemo(() => columnsOf(t), [t]);
  return (
    <Page title={t('place.ratings')} about={t('ratings.about')}>
      <Group align="flex-end" gap="sm">
        <DayField size="xs" label={t('ratings.from')} value={from} onChange={setFrom} />
        <DayField
          size="xs"
          label={t('ratings.to')}
          value={to}
          error={from <= to ? undefined : t('problem.period.invalid')}
          onChange={setTo}
        />
      </Group>
      {error !== null && <ProblemNotice error={error} again={() => void refetch()} />}
      {sound && data === undefined && error === null && <Loading />}
      {data !== undefined && data.lines.length + data.comments.length === 0 && (
        <Empty why={t('ratings.empty')} />
      )}
      {data !== undefined && data.lines.length > 0 && (
        <Stack gap={4}>
          <DataTable
            caption={t('ratings.lines')}
            columns={columns}
            rows={data.lines}
            keyOf={({ unitName, procedureCode }) => `${unitName} ${procedureCode}`}
          />
          <Text size="sm" c="dark.3">
            {t('ratings.contentHint')}
          </Text>
        </Stack>
      )}
      {data !== undefined && data.lines.length + data.comments.length > 0 && (
        <section>
          <Title order={2} size="h5" mb="xs">
            {t('ratings.comments')}
          </Title>
          {data.comments.length === 0 && <Text size="sm">{t('ratings.noComments')}</Text>}
          <Stack gap="xs">
            {data.comments.map(({ code, unitName, ratedAt, comment, marks }) => (
              <Paper key={code} withBorder p="sm">
                <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                  {comment}
                </Text>
                <Text size="xs" c="dark.3">
                  <Anchor component={Link} to={`/dossiers/${encodeURIComponent(code)}`} size="xs">
                    {code}
                  </Anchor>{' '}
                  · {unitName} · {formatMoment(ratedAt)} ·{' '}
                  {QUESTIONS.map((one) => `${t(`ratings.mark.${one}`)} ${marks[one]}`).join(', ')}
                </Text>
              </Paper>
            ))}
          </Stack>
        </section>
      )}
    </Page>
  );
}

function columnsOf(t: Translator): readonly Column<Line>[] {
  return [
    {
      id: 'unit',
      header: t('ratings.unit'),
      onPhone: true,
      cell: ({ unitName }) => <Text size="sm">{unitName}</Text>,
    },
    {
      id: 'procedure',
      header: t('ratings.procedure'),
      onPhone: true,
      cell: ({ procedureCode, procedureName }) => (
        <div>
          <Text size="sm" lineClamp={2}>
            {procedureName}
          </Text>
          <Text size="xs" c="dark.3">
            {procedureCode}
          </Text>
        </div>
      ),
    },
    {
      id: 'count',
      header: t('ratings.count'),
      onPhone: true,
      width: 110,
      cell: ({ count }) => <Text size="sm">{count}</Text>,
    },
    {
      id: 'content',
      header: t('ratings.content'),
      onPhone: true,
      width: 110,
      cell: ({ count, content }) => <Text size="sm">{Math.round((content * 100) / count)}%</Text>,
    },
    ...QUESTIONS.map((one) => ({
      id: one,
      header: t(`ratings.mark.${one}`),
      width: 100,
      cell: ({ marks }: Line) => (
        <Text size="sm">{marks[one].toLocaleString(t.language === 'vi' ? 'vi-VN' : 'en-GB')}</Text>
      ),
    })),
  ];
}
