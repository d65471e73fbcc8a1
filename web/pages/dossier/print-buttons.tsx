// The papers that this dossier has, to be printed again: each copy is counted, marked and recorded.
import { Button, Group } from '@mantine/core';
import { Printer } from 'lucide-react';
import { holdsOneOf, useSession } from '../../workstation/session.tsx';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { ProblemNotice } from '../../parts/notices.tsx';
import { usePrinting } from '../../print/use-printing.tsx';
import type { PrintedMeaning } from '../../print/use-printing.tsx';
import { useT } from '../../texts/language.tsx';
import type { Dossier } from '../../parts/use-dossier.ts';

const PAPER_OF: Readonly<Record<string, PrintedMeaning>> = {
  accept: 'receipt',
  requestSupplement: 'supplementRequest',
  refuse: 'refusal',
};

export function PrintButtons({
  dossier,
  reference,
}: {
  readonly dossier: Dossier;
  readonly reference: string;
}) {
  const t = useT();
  const session = useSession();
  const { print, printing, error } = usePrinting();
  const had = new Set(dossier.journal.flatMap(({ type }) => PAPER_OF[type] ?? []));
  const mine = session.holds.some(({ unitId }) => unitId === dossier.receptionUnit.id);
  const forms = (['receipt', 'supplementRequest', 'refusal'] as const).filter(
    (form) => had.has(form) && (form !== 'receipt' || (mine && holdsOneOf(session, ['reception']))),
  );
  const [first] = forms;
  useShortcuts(
    first === undefined
      ? []
      : [
          { keys: 'ctrl+p', label: t(`print.${first}`), run: () => print(reference, first) },
          { keys: 'F9', label: t(`print.${first}`), run: () => print(reference, first) },
        ],
  );
  if (forms.length === 0 || !dossier.partsRead.includes('forms')) return null;
  return (
    <>
      <Group gap="xs">
        {forms.map((form) => (
          <Button
            key={form}
            size="xs"
            variant="default"
            loading={printing}
            leftSection={<Printer size={14} aria-hidden />}
            onClick={() => print(reference, form)}
          >
            {t(`print.${form}`)}
          </Button>
        ))}
      </Group>
      {error !== null && <ProblemNotice error={error} />}
    </>
  );
}
