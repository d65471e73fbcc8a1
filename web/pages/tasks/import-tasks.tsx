// Gives the tasks of a spreadsheet: first what is wrong with which row, then all of them at once.
import { Alert, FileInput, Table, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.d.ts';
import { useT } from '../../texts/language.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { DocumentFields, documentOf, EMPTY_ORDER } from './document-fields.tsx';
import { TASKS_KEY } from './use-tasks.ts';

type Imported = components['schemas']['ImportTasksView'];

export default function ImportTasks({ close }: { readonly close: () => void }) {
  const t = useT();
  const cache = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [order, setOrder] = useState(EMPTY_ORDER);
  const [file, setFile] = useState<File | null>(null);
  const [checked, setChecked] = useState<Imported | null>(null);
  const sound = checked !== null && checked.findings.length === 0;
  const send = useMutation({
    mutationFn: async (dryRun: boolean) =>
      answerOf(
        api.POST('/api/v1/tasks/import', {
          params: { header: dryRun ? {} : { 'Idempotency-Key': key } },
          body: {
            ...(order.giverUnitId !== '' && { giverUnitId: order.giverUnitId }),
            document: documentOf(order),
            format: file!.name.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx',
            file: base64(new Uint8Array(await file!.arrayBuffer())),
            dryRun,
          },
        }),
      ),
    onSuccess: async (answer) => {
      setChecked(answer);
      if (answer.given === null) return;
      await cache.invalidateQueries({ queryKey: TASKS_KEY });
      close();
    },
  });
  return (
    <FormDialog
      title={t('tasks.import')}
      send={sound ? t('tasks.giveMany', { n: checked.rows }) : t('tasks.check')}
      busy={send.isPending}
      error={send.error}
      submit={() => {
        if (file !== null && !send.isPending) send.mutate(!sound);
      }}
      close={close}
    >
      <Text size="sm" c="dark.3">
        {t('tasks.columns')}
      </Text>
      <DocumentFields
        order={order}
        set={(next) => {
          setOrder(next);
          setChecked(null);
        }}
      />
      <FileInput
        label={t('tasks.file')}
        required
        accept=".csv,.xlsx"
        clearable
        clearButtonProps={{ 'aria-label': t('queue.clear') }}
        value={file}
        onChange={(chosen) => {
          setFile(chosen);
          setChecked(null);
        }}
      />
      {checked !== null && (
        <Alert
          color={sound ? 'river' : 'yellow'}
          role="status"
          title={
            sound
              ? t('tasks.sound', { n: checked.rows })
              : t('tasks.findings', { n: checked.findings.length + (checked.more ?? 0) })
          }
          styles={{ title: { color: '#1c2530' } }}
        >
          {!sound && <Findings found={checked} />}
        </Alert>
      )}
    </FormDialog>
  );
}

function Findings({ found }: { readonly found: Imported }) {
  const t = useT();
  return (
    <Table fz="sm" verticalSpacing={2}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('tasks.row')}</Table.Th>
          <Table.Th scope="col">{t('tasks.finding')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {found.findings.map(({ row, code, detail }) => (
          <Table.Tr key={`${row} ${code} ${detail}`}>
            <Table.Td>{row}</Table.Td>
            <Table.Td>{t.maybe(`problem.${code}`) ?? detail}</Table.Td>
          </Table.Tr>
        ))}
        {found.more !== undefined && (
          <Table.Tr>
            <Table.Td colSpan={2}>{t('tasks.moreFindings', { n: found.more })}</Table.Td>
          </Table.Tr>
        )}
      </Table.Tbody>
    </Table>
  );
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
