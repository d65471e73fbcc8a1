// The columns of a list of dossiers, the same in every list.
import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { components } from '../../api/schema.d.ts';
import type { Column } from '../../parts/data-table.tsx';
import { stateNameOf } from '../../parts/state-words.ts';
import { StepDue } from '../../parts/step-due.tsx';
import { Timer } from '../../parts/timer.tsx';
import { formatMoment } from '../../texts/format.ts';
import type { Translator } from '../../texts/language.tsx';

export type DossierRow = components['schemas']['DossierRow'];

/** Where a dossier's page is. */
export function addressOf({ code, id }: Pick<DossierRow, 'code' | 'id'>): string {
  return `/dossiers/${encodeURIComponent(code ?? id)}`;
}

export function dossierColumns(t: Translator): readonly Column<DossierRow>[] {
  return [
    {
      id: 'dossier',
      header: t('queue.dossier'),
      onPhone: true,
      cell: (row) => (
        <div style={{ minWidth: 220 }}>
          <Anchor component={Link} to={addressOf(row)} fw={600} size="sm">
            {row.code ?? t('queue.noCode')}
          </Anchor>
          <Text size="xs" c="dark.3" lineClamp={2} maw={420}>
            {row.procedureName}
          </Text>
        </div>
      ),
    },
    {
      id: 'applicant',
      header: t('queue.applicant'),
      onPhone: true,
      cell: ({ applicant }) => (
        <Text size="sm" lineClamp={2}>
          {applicant}
        </Text>
      ),
    },
    {
      id: 'timer',
      header: t('queue.timer'),
      onPhone: true,
      cell: (row) => <Timer facts={row} absolute="below" />,
    },
    { id: 'state', header: t('queue.state'), onPhone: true, cell: (row) => stateNameOf(row, t) },
    {
      id: 'holder',
      header: t('queue.holder'),
      onPhone: true,
      cell: (row) => (
        <>
          <Text
            size="sm"
            c={row.officerName === null && row.clock.startsWith('running') ? 'seal.8' : 'dark.9'}
          >
            {row.officerName ?? (row.clock.startsWith('stopped') ? '–' : t('queue.nobody'))}
          </Text>
          <Text size="xs" c="dark.3" truncate maw={200} title={row.unitName ?? ''}>
            {row.unitName}
          </Text>
        </>
      ),
    },
    {
      id: 'stepDue',
      header: t('queue.stepDue'),
      cell: ({ clock, stepDueAt }) => <StepDue clock={clock} stepDueAt={stepDueAt} />,
    },
    { id: 'lodged', header: t('queue.lodged'), cell: ({ lodgedAt }) => formatMoment(lodgedAt) },
  ];
}
