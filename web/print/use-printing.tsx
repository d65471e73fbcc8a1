// Prints a paper of a dossier: the official form where it exists and the browser shows PDF, else a sheet of its data.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { answerOf, api } from '../api/client.ts';
import { newestToPrint, printOfficial } from './official-form.ts';
import type { Meaning } from './official-form.ts';
import type { Printed, PrintForm } from './printed.ts';

const MEANING: Readonly<Record<PrintForm, Meaning>> = {
  receipt: 'receipt',
  supplement: 'supplementRequest',
  refusal: 'refusal',
};

// The symbols' drawing is loaded with the first sheet.
const PrintSheet = lazy(() => import('./print-sheet.tsx'));

/** The service counts and logs each copy. @returns `sheet` to be put on the page: nothing on the screen */
export function usePrinting(): {
  readonly print: (ref: string, form: PrintForm) => void;
  readonly sheet: ReactNode;
  readonly printing: boolean;
  readonly error: unknown;
} {
  const cache = useQueryClient();
  const [paper, setPaper] = useState<Printed | null>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ ref, form }: { ref: string; form: PrintForm }): Promise<Printed | null> => {
      const official = await newestToPrint(ref, MEANING[form]);
      if (official !== null) {
        await printOfficial(ref, official);
        return null;
      }
      return answerOf(
        api.POST('/api/v1/dossiers/{ref}/prints', { params: { path: { ref } }, body: { form } }),
      );
    },
    // A repeat would be a second copy.
    retry: false,
    onSuccess: (printed) => {
      setPaper(printed);
      void cache.invalidateQueries({ queryKey: ['counter'] });
      void cache.invalidateQueries({ queryKey: ['prints'] });
      void cache.invalidateQueries({ queryKey: ['forms'] });
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
