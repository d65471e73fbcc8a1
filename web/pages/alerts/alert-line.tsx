// A line of the inbox: alerts of one kind from one agency, opened to its units, and a unit's to single alerts.
import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Loading } from '../../parts/notices.tsx';
import { formatMoment, formatPlanned } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { kindLook, kindWords } from './kinds.ts';
import { SingleAlerts } from './single-alerts.tsx';
import { SnoozeMenu } from './snooze-menu.tsx';
import { useLines } from './use-alerts.ts';
import type { Acts, Chosen, Line, Shown } from './use-alerts.ts';

interface AlertLineProps {
  readonly line: Line;
  readonly by: 'agency' | 'unit';
  readonly shown: Shown;
  /** The instant of the answer that is on the screen: what came later is not taken up with it. */
  readonly at: string;
  readonly acts: Acts;
  readonly opened: boolean;
}

export function AlertLine({ line, by, shown, at, acts, opened }: AlertLineProps) {
  const t = useT();
  const [turned, turn] = useState(false);
  const open = opened !== turned;
  const { kind, count, waiting, worst } = line;
  const place = line.place.name ?? '';
  const name = t('alerts.lineOf', { kind: kindWords(kind, t), place });
  const chosen: Chosen = { kind, [by]: line.place.id };
  return (
    <Paper component="li" withBorder p="sm" aria-label={name}>
      <Group justify="space-between" gap="sm">
        <div style={{ minWidth: 0, flex: '1 1 320px' }}>
          <Group gap="xs">
            <Badge styles={{ root: kindLook(kind) }}>{kindWords(kind, t)}</Badge>
            <Text fw={600}>{place}</Text>
            <Text size="sm">{t('alerts.count', { n: count, waiting })}</Text>
          </Group>
          <Text size="xs" c="dark.3">
            {t('alerts.oldest', { at: formatMoment(line.oldestAt) })}
            {' · '}
            {t('alerts.worst', { ref: worst.ref, at: formatPlanned(worst.dueAt, t) })}
            {line.units > 1 && ` · ${t('alerts.fromUnits', { n: line.units })}`}
          </Text>
        </div>
        <Group gap="xs">
          {waiting > 0 && (
            <>
              <Button
                size="xs"
                variant="default"
                loading={acts.acknowledgeAll.isPending}
                aria-label={t('alerts.acknowledgeLine', { n: waiting, line: name })}
                onClick={() => acts.acknowledgeAll.mutate({ ...chosen, toldUntil: at })}
              >
                {t('alerts.acknowledgeAll', { n: waiting })}
              </Button>
              <SnoozeMenu
                label={t('alerts.snoozeLine', { line: name })}
                snooze={(hours) => acts.snoozeAll.mutate({ ...chosen, toldUntil: at, hours })}
              />
            </>
          )}
          <Button
            size="xs"
            variant="subtle"
            aria-expanded={open}
            aria-label={t(open ? 'alerts.closeLine' : 'alerts.openLine', { line: name })}
            leftSection={
              open ? <ChevronDown size={16} aria-hidden /> : <ChevronRight size={16} aria-hidden />
            }
            onClick={() => turn(!turned)}
          >
            {t(open ? 'alerts.fold' : 'alerts.unfold')}
          </Button>
        </Group>
      </Group>
      {open && (
        <div style={{ marginTop: 12 }}>
          {by === 'agency' && line.units > 1 ? (
            <Units shown={shown} chosen={chosen} acts={acts} opened={opened} />
          ) : (
            <SingleAlerts shown={shown} chosen={chosen} acts={acts} />
          )}
        </div>
      )}
    </Paper>
  );
}

interface UnitsProps {
  readonly shown: Shown;
  readonly chosen: Chosen;
  readonly acts: Acts;
  readonly opened: boolean;
}

function Units({ shown, chosen, acts, opened }: UnitsProps) {
  const { data } = useLines(shown, chosen, 'unit');
  if (data === undefined) return <Loading rows={2} />;
  return (
    <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
      {data.items.map((line) => (
        <AlertLine
          key={line.place.id}
          line={line}
          by="unit"
          shown={shown}
          at={data.at}
          acts={acts}
          opened={opened}
        />
      ))}
    </Stack>
  );
}
