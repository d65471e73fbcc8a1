// The tree of units as it is on a day; one unit beside it with its facts, its people and what can be done.
import { Badge, Button, Group, TextInput, UnstyledButton } from '@mantine/core';
import { DayField } from '../../../parts/day-field.tsx';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { serverNow } from '../../../api/server-clock.ts';
import { Empty, Loading, ProblemNotice } from '../../../parts/notices.tsx';
import { Page } from '../../../parts/page.tsx';
import { formatDay, isoDay } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import classes from '../admin.module.css';
import { narrowed, treeOf } from './unit-tree.ts';
import tree from './units.module.css';
import { UnitPanel } from './unit-panel.tsx';
import { useUnits } from '../../../parts/use-units.ts';

const CreateUnit = lazy(() => import('./create-unit.tsx'));

export default function UnitsPage() {
  const t = useT();
  const [on, setOn] = useState(() => isoDay(serverNow()));
  const [text, setText] = useState('');
  const [chosen, choose] = useState<string | null>(null);
  const [creating, create] = useState(false);
  const { data, error, isPending, refetch } = useUnits(on);
  const lines = useMemo(() => narrowed(treeOf(data ?? []), text), [data, text]);
  const unit = data?.find(({ id }) => id === chosen) ?? null;
  return (
    <Page
      title={t('admin.units')}
      about={t('units.about')}
      actions={
        <Button variant="default" leftSection={<Plus size={16} aria-hidden />} onClick={() => create(true)}>
          {t('units.create')}
        </Button>
      }
    >
      <Group align="flex-end" gap="sm">
        <DayField label={t('units.on')} value={on} onChange={setOn} />
        <TextInput
          label={t('units.search')}
          w={280}
          value={text}
          autoComplete="off"
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </Group>
      {error !== null && <ProblemNotice error={error} again={() => void refetch()} />}
      {isPending ? (
        <Loading rows={10} />
      ) : lines.length === 0 ? (
        <Empty why={t('units.none')} />
      ) : (
        <div className={classes['beside']}>
          <ul className={tree['tree']} aria-label={t('admin.units')}>
            {lines.map(({ unit: each, depth }) => (
              <li key={each.id} style={{ paddingLeft: depth * 20 }}>
                <UnstyledButton
                  className={tree['unit']!}
                  aria-pressed={each.id === chosen}
                  onClick={() => choose(each.id)}
                >
                  <span className={tree['name']}>{each.name}</span>
                  <span className={tree['code']}>
                    {each.code} · {t(`unit.kind.${each.kind}`)}
                  </span>
                  {each.validTo !== null && (
                    <Badge>{t('units.until', { on: formatDay(each.validTo) })}</Badge>
                  )}
                </UnstyledButton>
              </li>
            ))}
          </ul>
          {unit === null ? (
            <Empty why={t('units.choose')} />
          ) : (
            <UnitPanel key={`${unit.id} ${unit.version}`} unit={unit} units={data ?? []} />
          )}
        </div>
      )}
      {creating && (
        <Suspense fallback={null}>
          <CreateUnit
            units={data ?? []}
            parentId={unit?.id ?? null}
            close={(created) => {
              create(false);
              if (created !== null) choose(created);
            }}
          />
        </Suspense>
      )}
    </Page>
  );
}
