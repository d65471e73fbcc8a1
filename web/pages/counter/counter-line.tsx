// A dossier in a list of the counter: what it is, whose, where it stands and when it is due.
import { Anchor, Badge, Group, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { ProcedureName } from '../../parts/procedure-name.tsx';
import { stateNameOf } from '../../parts/state-words.ts';
import { formatPlanned } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';

interface CounterLineProps {
  readonly row: {
    readonly id: string;
    readonly code: string | null;
    readonly state: string;
    readonly stateName: string;
    readonly stateNameEn: string;
    readonly applicant: string;
    readonly procedureName: string;
    readonly caseName: string;
    readonly promisedDueAt?: string | null;
  };
  readonly time: string;
  /** All of the list are in one state, which its heading says. */
  readonly alike?: boolean;
  readonly beside?: ReactNode;
}

/** Before acceptance there is no code; the number of the lodging is told apart by its first letter. */
const isLodgingNumber = (code: string | null) => code?.startsWith('L') === true;

export function CounterLine({ row, time, alike = false, beside }: CounterLineProps) {
  const t = useT();
  return (
    <Table.Tr>
      <Table.Td>
        <Group align="flex-start" gap="xs">
          <Text size="sm" w={84} style={{ flexShrink: 0 }}>
            {time}
          </Text>
          <div style={{ flex: '1 1 220px', minWidth: 0 }}>
            <Group gap={8}>
              <Anchor
                component={Link}
                to={`/dossiers/${encodeURIComponent(row.code ?? row.id)}`}
                size="sm"
                fw={600}
              >
                {row.code ?? t('queue.noCode')}
              </Anchor>
              {isLodgingNumber(row.code) && (
                <Text span size="xs" c="dark.3">
                  {t('counter.lodgingNo')}
                </Text>
              )}
              {!alike && (
                <Badge size="sm" variant="outline" color={row.state === 'refused' ? 'seal.8' : 'gray.8'}>
                  {stateNameOf(row, t)}
                </Badge>
              )}
            </Group>
            <Text size="sm">{row.applicant}</Text>
            <Text size="xs" c="dark.3" component="div">
              <ProcedureName name={row.procedureName} caseName={row.caseName} />
            </Text>
            {row.promisedDueAt != null && (
              <Text size="xs" c="dark.3">
                {t('counter.due', { at: formatPlanned(row.promisedDueAt, t) })}
              </Text>
            )}
          </div>
          {beside}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
