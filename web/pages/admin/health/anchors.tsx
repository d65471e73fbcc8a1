// The anchors that make rewriting show: when the last ones were made, each to be kept elsewhere, and one made now.
import { Anchor, Button, Paper, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, IN_BACKGROUND } from '../../../api/client.ts';
import { every } from '../../../api/polling.ts';
import { Loading, ProblemNotice } from '../../../parts/notices.tsx';
import { formatMoment } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import classes from '../admin.module.css';

const EVERY_MS = 300_000;
const SHOWN = 6;
const KEY = ['admin', 'anchors'];

export function Anchors() {
  const t = useT();
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: () => answerOf(api.GET('/api/v1/admin/anchors', { headers: IN_BACKGROUND })),
    refetchInterval: every(EVERY_MS),
  });
  const make = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/admin/anchors')),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
  return (
    <Paper withBorder p="md" component="section" aria-label={t('anchor.title')}>
      <Title order={2} size="h5" mb="xs">
        {t('anchor.title')}
      </Title>
      <Text size="sm" mb="xs">
        {t('anchor.about')}
      </Text>
      {(error ?? make.error) !== null && <ProblemNotice error={error ?? make.error} />}
      {data === undefined ? (
        error === null && <Loading rows={3} />
      ) : (
        <dl className={classes['facts']}>
          {data.anchors.slice(0, SHOWN).map(({ seq, at, heads }) => (
            <Line key={seq} name={t('anchor.line', { seq, at: formatMoment(at) })}>
              {t('anchor.heads', { n: heads })}{' '}
              <Anchor href={`/api/v1/admin/anchors/${seq}/file`} size="sm" underline="always" download>
                {t('anchor.file', { seq })}
              </Anchor>
            </Line>
          ))}
        </dl>
      )}
      {data?.anchors.length === 0 && <Text size="sm">{t('anchor.none')}</Text>}
      <Button variant="default" mt="xs" loading={make.isPending} onClick={() => make.mutate()}>
        {t('anchor.make')}
      </Button>
    </Paper>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
