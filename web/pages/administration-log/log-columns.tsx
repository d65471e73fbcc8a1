// How a line of the log of administration reads: when, who, what to whom, what was before and after, from where.
import { Badge, Stack, Text, UnstyledButton } from '@mantine/core';
import type { components } from '../../api/schema.d.ts';
import type { Column } from '../../parts/data-table.tsx';
import { formatMoment } from '../../texts/format.ts';
import type { Translator } from '../../texts/language.tsx';
import { unitWords } from '../../parts/unit-words.ts';
import { changesOf } from './log-changes.ts';

export type LogLine = components['schemas']['AdministrationLineView'];

/** Actions whose subject is a person, by whom the log can be narrowed. */
const OF_PERSONS = /^(staff|position|absence|session|token)\./;

/** @param narrow shows only what one person did and what was done to him */
export function logColumns(t: Translator, narrow: (id: string, name: string) => void): Column<LogLine>[] {
  const person = (id: string, name: string) => (
    <UnstyledButton
      fz="sm"
      td="underline"
      aria-label={t('log.only', { name })}
      onClick={() => narrow(id, name)}
    >
      {name}
    </UnstyledButton>
  );
  return [
    { id: 'at', header: t('log.at'), width: 140, onPhone: true, cell: ({ at }) => formatMoment(at) },
    {
      id: 'who',
      header: t('log.who'),
      width: 190,
      onPhone: true,
      cell: ({ staffId, staffName, onBehalfOfName, requestId }) => (
        <Stack gap={0}>
          {staffId !== null && staffName !== null ? (
            person(staffId, staffName)
          ) : (
            <Text size="sm">{t(requestId === null ? 'log.command' : 'log.nobody')}</Text>
          )}
          {onBehalfOfName !== null && <Text size="xs">{t('log.onBehalfOf', { name: onBehalfOfName })}</Text>}
        </Stack>
      ),
    },
    {
      id: 'what',
      header: t('log.what'),
      width: 230,
      onPhone: true,
      cell: ({ action, subjectId, subjectName, raises }) => (
        <Stack gap={0} align="flex-start">
          <Text size="sm">{t(`log.did.${action}`)}</Text>
          {subjectName !== null &&
            (subjectId !== null && OF_PERSONS.test(action) ? (
              person(subjectId, subjectName)
            ) : (
              <Text size="sm">{subjectName}</Text>
            ))}
          {raises && (
            <Badge styles={{ root: { color: '#7a2e00', background: '#ffeee2' } }}>{t('log.raises')}</Badge>
          )}
        </Stack>
      ),
    },
    {
      id: 'change',
      header: t('log.change'),
      cell: ({ before, after, units }) => (
        <Stack gap={0}>
          {changesOf(before, after, unitWords(units, t)).map(({ field, was, is }) => (
            <Text key={field} size="xs" style={{ overflowWrap: 'anywhere' }}>
              {was === null
                ? t('log.now', { field, is: is ?? '–' })
                : t('log.changed', { field, was, is: is ?? '–' })}
            </Text>
          ))}
        </Stack>
      ),
    },
    { id: 'network', header: t('log.network'), width: 130, cell: ({ network }) => network ?? '–' },
  ];
}
