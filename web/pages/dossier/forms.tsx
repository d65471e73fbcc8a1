// The official forms of a dossier: opened, printed, edited as letters, and filed back signed.
import { Anchor, Button, FileButton, Group, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, ExternalLink, Printer, Upload } from 'lucide-react';
import { api } from '../../api/client.ts';
import { Empty, Loading, ProblemNotice } from '../../parts/notices.tsx';
import { formsOf, printForm } from '../../print/official-form.ts';
import type { OfficialForm } from '../../print/official-form.ts';
import { formatMoment } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import type { Dossier } from '../../parts/use-dossier.ts';

const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export function Forms({ dossier, reference }: { readonly dossier: Dossier; readonly reference: string }) {
  const t = useT();
  const { data, error, refetch } = useQuery({
    queryKey: ['forms', reference, dossier.version],
    queryFn: () => formsOf(reference),
  });
  if (error !== null) return <ProblemNotice error={error} again={() => void refetch()} />;
  if (data === undefined) return <Loading rows={3} />;
  const address = `/api/v1/dossiers/${encodeURIComponent(reference)}`;
  return (
    <Stack>
      {data.forms.length === 0 ? (
        <Empty why={t('forms.none')} />
      ) : (
        <Table.ScrollContainer minWidth={640}>
          <Table fz="sm" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('forms.form')}</Table.Th>
                <Table.Th>{t('forms.series')}</Table.Th>
                <Table.Th>{t('forms.issued')}</Table.Th>
                <Table.Th>{t('forms.prints')}</Table.Th>
                <Table.Th>{t('forms.actions')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.forms.map((form) => (
                <FormRow key={form.id} form={form} reference={reference} address={address} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Anchor size="sm" py={4} href={`${address}/control-slip.pdf`} target="_blank" rel="noreferrer">
        {data.controlSlip}
      </Anchor>
    </Stack>
  );
}

function FormRow({
  form,
  reference,
  address,
}: {
  readonly form: OfficialForm;
  readonly reference: string;
  readonly address: string;
}) {
  const t = useT();
  const cache = useQueryClient();
  const refresh = () => void cache.invalidateQueries({ queryKey: ['forms'] });
  const print = useMutation({
    mutationFn: () => printForm(reference, form.id, form.title),
    retry: false,
    onSuccess: refresh,
  });
  const file = useMutation({
    mutationFn: async (letter: File) =>
      api.PUT('/api/v1/dossiers/{ref}/forms/{id}/edited', {
        params: { path: { ref: reference, id: form.id } },
        body: letter as unknown as string,
        bodySerializer: () => letter,
        headers: { 'content-type': letter.type === PDF ? PDF : DOCX },
      }),
    retry: false,
    onSuccess: refresh,
  });
  const failed = print.error ?? file.error;
  const which = `${form.title} ${form.series}`;
  const { filed } = form;
  return (
    <Table.Tr>
      <Table.Td>
        {t('forms.number', { number: form.formNumber, title: form.title })}
        {form.notShown.length > 0 && (
          <Text size="xs" c="dark.3">
            {t('forms.notShown', { codes: form.notShown.join(', ') })}
          </Text>
        )}
        {failed !== null && <ProblemNotice error={failed} />}
      </Table.Td>
      <Table.Td>{form.series}</Table.Td>
      <Table.Td>
        {formatMoment(form.issuedAt)}
        <Text size="xs" c="dark.3">
          {form.issuedBy ?? t('timeline.system')}
        </Text>
      </Table.Td>
      <Table.Td>{form.prints}</Table.Td>
      <Table.Td>
        <Group gap={6}>
          {form.mayOpen && (
            <OpenLink
              href={`${address}/forms/${form.id}.pdf`}
              words={t('forms.open')}
              label={t('forms.openWhich', { which })}
            />
          )}
          {form.mayPrint && (
            <Button
              size="compact-sm"
              variant="default"
              loading={print.isPending}
              leftSection={<Printer size={14} aria-hidden />}
              aria-label={t('forms.printWhich', { which })}
              onClick={() => print.mutate()}
            >
              {t('forms.print')}
            </Button>
          )}
          {form.mayPrint && form.letter && (
            <>
              <Button
                component="a"
                href={`${address}/forms/${form.id}.docx`}
                size="compact-sm"
                variant="default"
                leftSection={<Download size={14} aria-hidden />}
                aria-label={t('forms.docxWhich', { which })}
              >
                {t('forms.docx')}
              </Button>
              <FileButton
                accept={`${PDF},${DOCX}`}
                onChange={(letter) => letter !== null && file.mutate(letter)}
                inputProps={{ 'aria-label': t('forms.fileWhich', { which }) }}
              >
                {(props) => (
                  <Button
                    {...props}
                    size="compact-sm"
                    variant="default"
                    loading={file.isPending}
                    leftSection={<Upload size={14} aria-hidden />}
                    aria-label={t('forms.fileWhich', { which })}
                  >
                    {t('forms.file')}
                  </Button>
                )}
              </FileButton>
            </>
          )}
        </Group>
        {filed !== null && (
          <Anchor
            size="xs"
            href={`${address}/forms/${form.id}/edited`}
            target="_blank"
            rel="noreferrer"
            display="inline-block"
            py={5}
          >
            {t('forms.filed', { version: filed.version, at: formatMoment(filed.filedAt) })}
          </Anchor>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function OpenLink({
  href,
  words,
  label,
}: {
  readonly href: string;
  readonly words: string;
  readonly label: string;
}) {
  return (
    <Button
      component="a"
      href={href}
      target="_blank"
      rel="noreferrer"
      size="compact-sm"
      variant="default"
      leftSection={<ExternalLink size={14} aria-hidden />}
      aria-label={label}
    >
      {words}
    </Button>
  );
}
