// A sample dossier of each case worked through: when every step would end, when it would be due, and its chart.
import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import { formatMoment, formatPlanned } from '../../../texts/format.ts';
import { useT } from '../../../texts/language.tsx';
import CourseChart from '../../dossier/course-chart.tsx';
import classes from '../admin.module.css';
import type { Preview } from './use-procedure-source.ts';

export default function Simulation({ preview }: { readonly preview: Preview }) {
  const t = useT();
  const english = t.language === 'en';
  return (
    <Stack>
      {preview.cases.map(({ key, steps, due, chart }) => (
        <Paper key={key} withBorder p="md" component="section" aria-label={key}>
          <Title order={3} size="h5" mb="xs">
            {t('procedure.case', { key })}
          </Title>
          <Text size="sm" mb="xs">
            {t('procedure.received', { at: formatMoment(preview.receivedAt) })}
            {due !== null && ` · ${t('procedure.due', { at: formatPlanned(due.due, t) })}`}
            {due?.provisional === true && ` · ${t('procedure.provisional')}`}
          </Text>
          <div className={classes['frame']} role="region" aria-label={t('procedure.steps')} tabIndex={0}>
            <Table fz="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('procedure.step')}</Table.Th>
                  <Table.Th scope="col">{t('procedure.who')}</Table.Th>
                  <Table.Th scope="col">{t('procedure.ends')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {steps.map(({ step, ends }) => {
                  const node = nodeOf(chart, step);
                  return (
                    <Table.Tr key={step}>
                      <Table.Td>{(english ? node?.labelEn : node?.label) ?? step}</Table.Td>
                      <Table.Td>
                        {node?.position == null ? '–' : t(`position.${node.position}`)}
                        {node?.unit != null && ` · ${t(`role.${node.unit}`)}`}
                      </Table.Td>
                      <Table.Td>
                        {ends === null ? t('procedure.noBudget') : formatMoment(ends)}
                        {ends !== null &&
                          due !== null &&
                          Date.parse(ends) > Date.parse(due.due) &&
                          ` – ${t('procedure.afterDue')}`}
                      </Table.Td>
                    </Table.Tr>
                  );
                })}
              </Table.Tbody>
            </Table>
          </div>
          <Title order={4} size="h6" mt="md" mb="xs">
            {t('procedure.chart')}
          </Title>
          <CourseChart chart={chart} />
        </Paper>
      ))}
    </Stack>
  );
}

/** The place of a step; a dossier that is received stands in `accepted`, not in a step of its own. */
function nodeOf({ nodes }: Preview['cases'][number]['chart'], step: string) {
  const found = nodes.find(({ id }) => id === `processing.${step}`);
  return found ?? (step === 'receive' ? nodes.find(({ id }) => id === 'accepted') : undefined);
}
