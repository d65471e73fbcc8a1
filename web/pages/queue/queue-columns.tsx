// The columns of a list of dossiers, the same in every list.
import { Link } from 'react-router';
import type { components } from '../../api/schema.d.ts';
import type { Column } from '../../parts/data-table.tsx';
import { ProcedureName } from '../../parts/procedure-name.tsx';
import { stateNameOf } from '../../parts/state-words.ts';
import { StepDue } from '../../parts/step-due.tsx';
import { Timer } from '../../parts/timer.tsx';
import { formatMoment } from '../../texts/format.ts';
import type { Translator } from '../../texts/language.tsx';
import classes from './queue-columns.module.css';

export type ListedDossier = components['schemas']['ListedDossier'];

/** Where a dossier's page is. */
export function addressOf({ code, id }: Pick<ListedDossier, 'code' | 'id'>): string {
  return `/dossiers/${encodeURIComponent(code ?? id)}`;
}

export function dossierColumns(t: Translator): readonly Column<ListedDossier>[] {
  return [
    {
      id: 'dossier',
      header: t('queue.dossier'),
      sort: 'code',
      onPhone: true,
      cell: (row) => (
        <div className={classes['dossier']}>
          <Link to={addressOf(row)} className={classes['code']}>
            {row.code ?? t('queue.noCode')}
          </Link>
          <div className={classes['procedure']}>
            <ProcedureName name={row.procedureName} caseName={row.caseName} />
          </div>
        </div>
      ),
    },
    {
      id: 'applicant',
      header: t('queue.applicant'),
      sort: 'applicant',
      onPhone: true,
      cell: ({ applicant }) => <div className={classes['applicant']}>{applicant}</div>,
    },
    {
      id: 'timer',
      header: t('queue.timer'),
      sort: 'due',
      onPhone: true,
      cell: (row) => <Timer facts={row} absolute="below" />,
    },
    {
      id: 'state',
      header: t('queue.state'),
      sort: 'state',
      onPhone: true,
      cell: (row) => stateNameOf(row, t),
    },
    {
      id: 'holder',
      header: t('queue.holder'),
      sort: 'unit',
      onPhone: true,
      cell: (row) => (
        <div className={classes['holder']}>
          <div data-nobody={(row.officerName === null && row.clock.startsWith('running')) || undefined}>
            {row.officerName ?? (row.clock.startsWith('stopped') ? '–' : t('queue.nobody'))}
          </div>
          <div className={classes['unit']} title={row.unitName ?? ''}>
            {row.unitName}
          </div>
        </div>
      ),
    },
    {
      id: 'stepDue',
      header: t('queue.stepDue'),
      sort: 'stepDue',
      cell: ({ clock, stepDueAt }) => <StepDue clock={clock} stepDueAt={stepDueAt} />,
    },
    {
      id: 'lodged',
      header: t('queue.lodged'),
      sort: 'lodged',
      cell: ({ lodgedAt }) => formatMoment(lodgedAt),
    },
  ];
}
