// The receipt of a complaint, put on paper as the PDF that the service makes.
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { answerOf, api } from '../../api/client.ts';
import { ProblemNotice } from '../../parts/notices.tsx';
import { putOnPaper } from '../../print/print-frame.ts';
import { useT } from '../../texts/language.tsx';

interface PrintReceiptProps {
  readonly of: { readonly id: string; readonly complaintNo: string };
  readonly first?: boolean;
}

export function PrintReceipt({ of: { id, complaintNo }, first = false }: PrintReceiptProps) {
  const t = useT();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const paper = await answerOf(
        api.GET('/api/v1/complaints/{id}/receipt.pdf', { params: { path: { id } }, parseAs: 'blob' }),
      );
      putOnPaper(paper as unknown as Blob, complaintNo);
    },
  });
  return (
    <>
      <Button
        variant={first ? 'filled' : 'default'}
        loading={isPending}
        leftSection={<Printer size={15} aria-hidden />}
        onClick={() => mutate()}
      >
        {t('complaints.print')}
      </Button>
      {error !== null && <ProblemNotice error={error} />}
    </>
  );
}
