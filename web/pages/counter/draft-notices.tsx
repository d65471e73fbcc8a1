// The drafts that wait at this counter, and a draft that two people changed: mine, now and base side by side.
import { Alert, Button, Group, Kbd, Paper, Table, Text } from '@mantine/core';
import { formatMoment } from '../../texts/format.ts';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { useT } from '../../texts/language.tsx';
import type { NewDossier } from './new-dossier.ts';
import type { DraftConflict, DraftLine } from './use-draft.ts';

interface WaitingDraftsProps {
  readonly drafts: readonly DraftLine[];
  readonly resume: (id: string) => void;
  readonly drop: (id: string) => void;
}

export function WaitingDrafts({ drafts, resume, drop }: WaitingDraftsProps) {
  const t = useT();
  const [newest] = drafts;
  useShortcuts(
    newest === undefined
      ? []
      : [{ keys: 'F6', label: t('draft.resumeNewest'), run: () => resume(newest.id) }],
  );
  if (drafts.length === 0) return null;
  return (
    <Paper withBorder p="xs" role="region" aria-label={t('draft.waiting')}>
      {drafts.slice(0, 5).map((each) => (
        <Group key={each.id} gap="sm" py={2}>
          <Text size="sm" style={{ flex: 1 }} lineClamp={1}>
            {t('draft.line', {
              title: each.title === '' ? t('draft.untitled') : each.title,
              who: each.staffName,
              at: formatMoment(each.updatedAt),
            })}
          </Text>
          <Button
            size="compact-sm"
            variant="light"
            rightSection={
              each === newest && (
                <Kbd size="xs" aria-hidden>
                  F6
                </Kbd>
              )
            }
            onClick={() => resume(each.id)}
          >
            {t('draft.resume')}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => drop(each.id)}>
            {t('draft.drop')}
          </Button>
        </Group>
      ))}
    </Paper>
  );
}

interface DraftConflictNoticeProps {
  readonly mine: NewDossier;
  readonly conflict: DraftConflict;
  readonly settle: (chosen: 'mine' | 'now') => void;
}

export function DraftConflictNotice({ mine, conflict, settle }: DraftConflictNoticeProps) {
  const t = useT();
  const rows = factsOf(mine).map(([name, value], at) => ({
    name,
    mine: value,
    now: factsOf(conflict.now)[at]![1],
    base: factsOf(conflict.base)[at]![1],
  }));
  return (
    <Alert color="yellow" role="alert" title={t('draft.conflict')} styles={{ title: { color: '#1c2530' } }}>
      <Table fz="sm" verticalSpacing={2}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            <Table.Th>{t('draft.mine')}</Table.Th>
            <Table.Th>{t('draft.now')}</Table.Th>
            <Table.Th>{t('draft.base')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows
            .filter((row) => row.mine !== row.now || row.now !== row.base)
            .map((row) => (
              <Table.Tr key={row.name}>
                <Table.Th scope="row" fw={400}>
                  {t.maybe(row.name) ?? row.name}
                </Table.Th>
                <Table.Td>{row.mine}</Table.Td>
                <Table.Td>{row.now}</Table.Td>
                <Table.Td>{row.base}</Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
      <Group mt="xs">
        <Button size="xs" onClick={() => settle('mine')}>
          {t('draft.keepMine')}
        </Button>
        <Button size="xs" variant="default" onClick={() => settle('now')}>
          {t('draft.takeNow')}
        </Button>
      </Group>
    </Alert>
  );
}

function factsOf({
  procedureName,
  applicant,
  subject,
  checklist,
}: NewDossier): readonly (readonly [string, string])[] {
  return [
    ['new.procedure', procedureName ?? ''],
    ['applicant.name', applicant.name],
    ['applicant.identityNo', applicant.identityNo ?? ''],
    ['applicant.phone', applicant.phone ?? ''],
    ['applicant.email', applicant.email ?? ''],
    ['applicant.address', applicant.address ?? ''],
    ['applicant.subject', subject],
    [
      'dossier.papers',
      String(Object.values(checklist).filter(({ originals, copies }) => originals + copies > 0).length),
    ],
  ];
}
