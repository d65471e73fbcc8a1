// Prints the newest form of a dossier at a key: fetched as a copy, which counts it, and given to the browser's printer.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useT } from '../texts/language.tsx';
import { printForm } from './official-form.ts';
import type { Meaning } from './official-form.ts';

/** What a counter prints. */
export type PrintedMeaning = Extract<Meaning, 'receipt' | 'supplementRequest' | 'refusal'>;

export function usePrinting(): {
  readonly print: (ref: string, form: PrintedMeaning) => void;
  readonly printing: boolean;
  readonly error: unknown;
} {
  const t = useT();
  const cache = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ ref, form }: { ref: string; form: PrintedMeaning }) =>
      printForm(ref, form, t(`print.${form}`)),
    // A repeat would be a second copy.
    retry: false,
    onSuccess: () => {
      for (const key of ['counter', 'prints', 'forms']) void cache.invalidateQueries({ queryKey: [key] });
    },
  });
  return { print: (ref, form) => mutate({ ref, form }), printing: isPending, error };
}
