// The lines of a decision: which unit's dossiers go where, and which units it closes or renames.
import { ActionIcon, Button, Group, Select, Stack, TextInput, Title } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../../texts/language.tsx';
import type { ChangeDraft, RuleDraft } from './hand-over-draft.ts';
import { UnitSelect } from '../units/unit-select.tsx';
import type { Unit } from '../units/unit-tree.ts';

interface LinesProps<Line> {
  readonly units: readonly Unit[];
  readonly lines: readonly Line[];
  readonly change: (lines: readonly Line[]) => void;
}

const nextKey = (lines: readonly { key: number }[]) => Math.max(0, ...lines.map(({ key }) => key)) + 1;
const edited = <Line extends { key: number }>(lines: readonly Line[], key: number, more: Partial<Line>) =>
  lines.map((line) => (line.key === key ? { ...line, ...more } : line));

export function RuleLines({ units, lines, change }: LinesProps<RuleDraft>) {
  const t = useT();
  const blank = { fromUnitId: null, toUnitId: null, place: '', field: '', procedureCode: '' };
  return (
    <Stack gap="xs" component="section" aria-label={t('handover.rules')}>
      <Title order={2} size="h5">
        {t('handover.rules')}
      </Title>
      {lines.map((line, index) => (
        <Group key={line.key} align="flex-end" gap="xs">
          <Wide>
            <UnitSelect
              label={t('handover.from')}
              units={units}
              value={line.fromUnitId}
              change={(fromUnitId) => change(edited(lines, line.key, { fromUnitId }))}
            />
          </Wide>
          <Wide>
            <UnitSelect
              label={t('handover.to')}
              units={units}
              value={line.toUnitId}
              change={(toUnitId) => change(edited(lines, line.key, { toUnitId }))}
            />
          </Wide>
          <TextInput
            label={t('handover.place')}
            value={line.place}
            maxLength={120}
            onChange={({ currentTarget }) => change(edited(lines, line.key, { place: currentTarget.value }))}
          />
          <TextInput
            label={t('handover.field')}
            value={line.field}
            maxLength={300}
            onChange={({ currentTarget }) => change(edited(lines, line.key, { field: currentTarget.value }))}
          />
          <TextInput
            label={t('handover.procedure')}
            value={line.procedureCode}
            maxLength={60}
            onChange={({ currentTarget }) =>
              change(edited(lines, line.key, { procedureCode: currentTarget.value }))
            }
          />
          <Remove n={index + 1} remove={() => change(lines.filter(({ key }) => key !== line.key))} />
        </Group>
      ))}
      <Add add={() => change([...lines, { key: nextKey(lines), ...blank }])} words={t('handover.addRule')} />
    </Stack>
  );
}

export function ChangeLines({ units, lines, change }: LinesProps<ChangeDraft>) {
  const t = useT();
  const blank = { kind: 'close', unitId: null, successorId: null, name: '', code: '' } as const;
  return (
    <Stack gap="xs" component="section" aria-label={t('handover.changes')}>
      <Title order={2} size="h5">
        {t('handover.changes')}
      </Title>
      {lines.map((line, index) => (
        <Group key={line.key} align="flex-end" gap="xs">
          <Select
            label={t('handover.change')}
            w={170}
            allowDeselect={false}
            value={line.kind}
            onChange={(kind) =>
              change(edited(lines, line.key, { kind: kind === 'rename' ? 'rename' : 'close' }))
            }
            data={(['close', 'rename'] as const).map((kind) => ({
              value: kind,
              label: t(`handover.change.${kind}`),
            }))}
          />
          <Wide>
            <UnitSelect
              label={t('handover.unit')}
              units={units}
              value={line.unitId}
              change={(unitId) => change(edited(lines, line.key, { unitId }))}
            />
          </Wide>
          {line.kind === 'close' ? (
            <Wide>
              <UnitSelect
                label={t('handover.successor')}
                units={units.filter(({ id }) => id !== line.unitId)}
                value={line.successorId}
                change={(successorId) => change(edited(lines, line.key, { successorId }))}
              />
            </Wide>
          ) : (
            <>
              <TextInput
                label={t('handover.name')}
                maxLength={300}
                value={line.name}
                onChange={({ currentTarget }) =>
                  change(edited(lines, line.key, { name: currentTarget.value }))
                }
              />
              <TextInput
                label={t('handover.unitCode')}
                maxLength={60}
                w={140}
                value={line.code}
                onChange={({ currentTarget }) =>
                  change(edited(lines, line.key, { code: currentTarget.value }))
                }
              />
            </>
          )}
          <Remove n={index + 1} remove={() => change(lines.filter(({ key }) => key !== line.key))} />
        </Group>
      ))}
      <Add
        add={() => change([...lines, { key: nextKey(lines), ...blank }])}
        words={t('handover.addChange')}
      />
    </Stack>
  );
}

/** Names of units are long; on a telephone each has a line of its own. */
function Wide({ children }: { readonly children: ReactNode }) {
  return <div style={{ flex: '1 1 260px', maxWidth: 360 }}>{children}</div>;
}

function Remove({ n, remove }: { readonly n: number; readonly remove: () => void }) {
  const t = useT();
  return (
    <ActionIcon variant="default" size={36} aria-label={t('handover.remove', { n })} onClick={remove}>
      <Trash2 size={16} aria-hidden />
    </ActionIcon>
  );
}

function Add({ add, words }: { readonly add: () => void; readonly words: string }) {
  return (
    <Group>
      <Button variant="default" size="xs" leftSection={<Plus size={14} aria-hidden />} onClick={add}>
        {words}
      </Button>
    </Group>
  );
}
