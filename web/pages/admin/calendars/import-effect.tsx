// What loading days would do: days added, removed and changed, and the due dates of open dossiers.
import { Alert, Badge, Stack, Table, Text, Title } from '@mantine/core';
import type { components } from '../../../api/schema.d.ts';
import { formatDay, formatMoment } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import type { Translator } from '../../../texts/language.tsx';
import classes from '../admin.module.css';

type Preview = components['schemas']['CalendarPreviewView'];
type Difference = Preview['days']['added'][number];

const KINDS = ['added', 'removed', 'changed'] as const;

export function ImportEffect({ preview }: { readonly preview: Preview }) {
  const t = useT();
  if (!preview.wouldCreate) return <Alert color="gray">{t('import.nothing')}</Alert>;
  return (
    <Stack gap="sm">
      {preview.days.removed.length > 0 && (
        <Alert color="yellow" title={t('import.replaced')} styles={{ title: { color: '#1c2530' } }}>
          {t('import.replacedAbout', { n: preview.days.removed.length })}
        </Alert>
      )}
      {preview.weekChanged && <Alert color="yellow">{t('import.week')}</Alert>}
      {preview.range !== undefined && (
        <Text size="sm">
          {t('import.range', {
            before: preview.range.before.map(formatDay).join(' – '),
            after: preview.range.after.map(formatDay).join(' – '),
          })}
        </Text>
      )}
      {KINDS.map((kind) => {
        const days = preview.days[kind];
        return days.length === 0 ? null : (
          <details key={kind} open={days.length <= 12 || kind === 'removed'}>
            <summary>{t(`import.${kind}`, { n: days.length })}</summary>
            <ul style={{ margin: '4px 0' }}>
              {days.map((day) => (
                <li key={day.date}>
                  <Text size="sm">{wordsOf(day, t)}</Text>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
      <div>
        <Title order={3} size="h6">
          {t('import.dossiers', { n: preview.affectedCount })}
        </Title>
        <Text size="sm" role="status">
          {t('import.moves', { later: preview.laterCount, earlier: preview.earlierCount })}
          {preview.pausedCount > 0 && ` · ${t('change.paused', { n: preview.pausedCount })}`}
        </Text>
      </div>
      {preview.sample.length > 0 && (
        <div className={classes['frame']} role="region" aria-label={t('import.sample')} tabIndex={0}>
          <Table fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('import.code')}</Table.Th>
                <Table.Th scope="col">{t('import.before')}</Table.Th>
                <Table.Th scope="col">{t('import.after')}</Table.Th>
                <Table.Th scope="col">{t('import.fate')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {preview.sample.map(({ code, lodgingNo, dueBefore, dueAfter, applied, paused }) => (
                <Table.Tr key={code ?? lodgingNo}>
                  <Table.Td>{code ?? lodgingNo}</Table.Td>
                  <Table.Td>{formatMoment(dueBefore)}</Table.Td>
                  <Table.Td>{formatMoment(dueAfter)}</Table.Td>
                  <Table.Td>
                    <Badge
                      styles={{
                        root: applied
                          ? { color: '#174a80', background: '#e3eefa' }
                          : { color: '#3d4956', background: '#eef1f4' },
                      }}
                    >
                      {!applied
                        ? t('import.notApplied')
                        : paused
                          ? t('import.whenResumed')
                          : t('import.applied')}
                    </Badge>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Stack>
  );
}

function wordsOf({ date, before, after }: Difference, t: Translator): string {
  const words = (day: Difference['after']) =>
    day === null ? t('day.byWeek') : [t(`day.${day.kind}`), day.name].filter(Boolean).join(': ');
  return t('import.day', { on: formatDay(date), before: words(before), after: words(after) });
}
