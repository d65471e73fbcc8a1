// The columns of an official's trail: what he held, what was explained, what he led.
import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { components } from '../../api/schema.d.ts';
import type { Column } from '../../parts/data-table.tsx';
import { formatMoment, formatWorkingTime } from '../../texts/format.ts';
import type { Translator } from '../../texts/language.tsx';

type Stay = components['schemas']['DutyStay'];
type Explanation = components['schemas']['DutyExplanation'];
type Task = components['schemas']['DutyTask'];

export function explanationColumns(t: Translator): readonly Column<Explanation>[] {
  return [
    {
      id: 'code',
      header: t('inspections.column.of'),
      onPhone: true,
      cell: ({ lateCaseId, code, name }) => (
        <>
          <Anchor component={Link} to={`/late-cases/${lateCaseId}`} size="sm" display="block">
            {code ?? lateCaseId}
          </Anchor>
          <Text size="xs" c="dark.3" lineClamp={2}>
            {name}
          </Text>
        </>
      ),
    },
    {
      id: 'late',
      header: t('inspections.column.lateSince'),
      onPhone: true,
      cell: ({ lateSince, own, unitName }) => (
        <>
          {formatMoment(lateSince)}
          <Text size="xs" c="dark.3">
            {own ? t('inspections.own') : t('inspections.notOwn', { unit: unitName ?? '' })}
          </Text>
        </>
      ),
    },
    {
      id: 'reason',
      header: t('inspections.column.reason'),
      onPhone: true,
      cell: ({ reason, text }) => (
        <>
          {reason === null ? t('inspections.noReason') : t(`lateCases.reason.${reason}`)}
          {text !== null && (
            <Text size="xs" c="dark.3" style={{ overflowWrap: 'anywhere' }}>
              {text}
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'given',
      header: t('inspections.column.given'),
      onPhone: true,
      cell: ({ givenAt, givenByName, inTime }) =>
        givenAt === null
          ? t('inspections.notExplained')
          : [
              givenByName,
              formatMoment(givenAt),
              ...(inTime === false ? [t('inspections.notInTime')] : []),
            ].join(' · '),
    },
    { id: 'state', header: t('lateCases.state'), cell: ({ state }) => t(`lateCases.state.${state}`) },
  ];
}

export function taskColumns(t: Translator): readonly Column<Task>[] {
  return [
    {
      id: 'task',
      header: t('inspections.column.task'),
      onPhone: true,
      cell: ({ id, taskNo, title }) => (
        <>
          <Anchor component={Link} to={`/tasks/${id}`} size="sm" display="block">
            {taskNo}
          </Anchor>
          <Text size="xs" c="dark.3" lineClamp={2}>
            {title}
          </Text>
        </>
      ),
    },
    { id: 'unit', header: t('inspections.unit'), cell: ({ unitName }) => unitName },
    { id: 'given', header: t('inspections.column.taskGiven'), cell: ({ givenAt }) => formatMoment(givenAt) },
    {
      id: 'due',
      header: t('inspections.column.taskDue'),
      onPhone: true,
      cell: ({ dueAt, wasLate }) => (
        <Text span size="sm" c={wasLate ? 'seal.8' : 'dark.9'}>
          {[formatMoment(dueAt), ...(wasLate ? [t('inspections.taskLate')] : [])].join(' · ')}
        </Text>
      ),
    },
    {
      id: 'reported',
      header: t('inspections.column.taskReported'),
      cell: ({ reportedAt }) =>
        reportedAt === null ? t('inspections.notReported') : formatMoment(reportedAt),
    },
  ];
}

export function stayColumns(t: Translator): readonly Column<Stay>[] {
  return [
    {
      id: 'code',
      header: t('inspections.column.code'),
      onPhone: true,
      cell: ({ code, dossierId }) => (
        <Anchor component={Link} to={`/dossiers/${code ?? dossierId}`} size="sm">
          {code ?? dossierId}
        </Anchor>
      ),
    },
    {
      id: 'procedure',
      header: t('inspections.column.procedure'),
      cell: ({ procedureName }) => (
        <Text span size="sm" lineClamp={2} miw={200}>
          {procedureName}
        </Text>
      ),
    },
    {
      id: 'state',
      header: t('inspections.column.state'),
      cell: ({ stateName, stateNameEn }) => (t.language === 'en' ? stateNameEn : stateName),
    },
    {
      id: 'held',
      header: t('inspections.column.held'),
      cell: ({ enteredAt, leftAt }) =>
        `${formatMoment(enteredAt)} – ${leftAt === null ? t('inspections.stillHeld') : formatMoment(leftAt)}`,
    },
    {
      id: 'time',
      header: t('inspections.column.time'),
      onPhone: true,
      cell: ({ workingMinutes, overBudget }) => (
        <Text span size="sm" c={overBudget ? 'seal.8' : 'dark.9'}>
          {formatWorkingTime(workingMinutes, t)}
        </Text>
      ),
    },
    {
      id: 'sentBack',
      header: t('inspections.column.sentBack'),
      cell: ({ sentBack, sentBackReason }) => (sentBack ? sentBackReason : ''),
    },
    {
      id: 'late',
      header: t('inspections.column.late'),
      cell: ({ lateAt, lateReason }) =>
        lateAt === null ? '' : [formatMoment(lateAt), lateReason ?? t('inspections.noReason')].join(' · '),
    },
  ];
}
