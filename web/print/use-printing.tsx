// Prints a paper of a dossier: the service counts and logs the copy, the browser puts it on paper.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.ts';
import type { Printed, PrintForm } from './printed.ts';

// The symbols' drawing is loaded with the first paper.
const PrintSheet = lazy(() => import('./print-sheet.tsx'));

/** @returns `sheet` to be put on the page: nothing on the screen, the paper in print */
export function usePrinting(): {
  readonly print: (ref: string, form: PrintForm) => void;
  readonly sheet: ReactNode;
  readonly printing: boolean;
  readonly error: unknown;
} {
  const cache = useQueryClient();
  const [paper, setPaper] = useState<Printed | null>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ ref, form }: { ref: string; form: PrintForm }) =>
      answerOf(api.POST('/api/v1/dossiers/{ref}/prints', { params: { path: { ref } }, body: { form } })),
    // A repeat would be a second copy.
    retry: false,
    onSuccess: (printed) => {
      setPaper(printed);
      void cache.invalidateQueries({ queryKey: ['counter'] });
      void cache.invalidateQueries({ queryKey: ['prints'] });
    },
  });
  return {
    print: (ref, form) => mutate({ ref, form }),
    sheet: paper !== null && (
      <Suspense fallback={null}>
        <PrintSheet
          key={paper.code + paper.form + String(paper.copyNumber)}
          paper={paper}
          done={() => setPaper(null)}
        />
      </Suspense>
    ),
    printing: isPending,
    error,
  };
}
