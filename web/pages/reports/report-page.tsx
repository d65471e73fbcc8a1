// Report 06/VPCP/KSTT: the period chosen, the form, what stands beside it, and its export.
import { Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Loading, ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { Corrections } from './corrections.tsx';
import { ExportButtons } from '../../parts/file-buttons.tsx';
import { ReportFacts } from './report-facts.tsx';
import { ReportFilter } from './report-filter.tsx';
import { useReportQuestion } from './report-question.ts';
import { ReportTable } from './report-table.tsx';

export default function ReportPage() {
  const t = useT();
  const [question, change] = useReportQuestion();
  const sound = question.from !== '' && question.to !== '' && question.from <= question.to;
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: ['reports', '06', question],
    queryFn: () => answerOf(api.GET('/api/v1/reports/06', { params: { query: question } })),
    enabled: sound,
    placeholderData: keepPreviousData,
  });
  return (
    <Page
      title={t('place.reports')}
      about={
        data &&
        t('reports.about', {
          end: formatMoment(data.endAt),
          asOf: formatMoment(data.asOfAt),
          form: data.form,
        })
      }
      actions={
        <ExportButtons
          key={JSON.stringify(question)}
          body={{ ...question, kind: 'report06', cell: 'received' }}
        />
      }
    >
      <ReportFilter question={question} change={change} />
      {data?.unit?.nameThen != null && (
        <Text size="sm">{t('reports.unitThen', { name: data.unit.name, then: data.unit.nameThen })}</Text>
      )}
      {error !== null && <ProblemNotice error={error} again={() => void refetch()} />}
      {data === undefined ? (
        error === null && <Loading rows={8} />
      ) : (
        <>
          <ReportTable lines={data.lines} stale={isPlaceholderData} />
          <ReportFacts report={data} />
          {question.asOf !== undefined && <Corrections question={question} />}
        </>
      )}
    </Page>
  );
}
