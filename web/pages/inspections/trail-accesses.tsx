// Who looked at whose trail, when and what for.
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { DataTable } from '../../parts/data-table.tsx';
import type { Column } from '../../parts/data-table.tsx';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { formatDay, formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Translator } from '../../texts/language.tsx';

type Access = components['schemas']['TrailAccess'];

export function TrailAccesses() {
  const t = useT();
  const { data, error } = useQuery({
    queryKey: ['inspections', 'log'],
    queryFn: () => answerOf(api.GET('/api/v1/duty-trails/accesses')),
  });
  if (error !== null) return <ProblemNotice error={error} />;
  if (data === undefined) return <Loading />;
  if (data.rows.length === 0) return <Empty why={t('inspections.log.empty')} />;
  return (
    <DataTable
      caption={t('inspections.tab.log')}
      columns={columnsOf(t)}
      rows={data.rows}
      keyOf={({ id }) => id}
    />
  );
}

function columnsOf(t: Translator): readonly Column<Access>[] {
  const day = (text: string) => formatDay(`${text}T00:00:00+07:00`);
  return [
    {
      id: 'at',
      header: t('inspections.log.at'),
      onPhone: true,
      cell: ({ accessedAt }) => formatMoment(accessedAt),
    },
    {
      id: 'reader',
      header: t('inspections.log.reader'),
      onPhone: true,
      cell: ({ readerName, onBehalfOfName }) =>
        onBehalfOfName === null
          ? readerName
          : t('inspections.log.for', { reader: readerName ?? '', absent: onBehalfOfName }),
    },
    {
      id: 'official',
      header: t('inspections.official'),
      onPhone: true,
      cell: ({ officialName }) => officialName,
    },
    {
      id: 'period',
      header: t('inspections.log.period'),
      cell: ({ firstDay, lastDay }) => t('inspections.days', { from: day(firstDay), to: day(lastDay) }),
    },
    {
      id: 'way',
      header: t('inspections.log.way'),
      cell: ({ way }) => t(`inspections.way.${way as 'read'}`),
    },
    { id: 'purpose', header: t('inspections.purpose'), cell: ({ purpose }) => purpose },
  ];
}
