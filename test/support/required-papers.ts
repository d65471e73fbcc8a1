// One original of every paper that a shipped case demands, as an applicant brings them.
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { HandedItem } from '../../src/dossier-kind/orders.ts';

interface Shipped {
  readonly cases: readonly {
    readonly key: string;
    readonly checklist?: readonly { readonly key: string; readonly required: boolean }[];
  }[];
}

/** None for a procedure that is not shipped. */
export function requiredPapers(procedureCode: string, caseKey: string): readonly HandedItem[] {
  const file = new URL(`../../workflows/procedures/${procedureCode}.yaml`, import.meta.url);
  if (!existsSync(file)) return [];
  const { cases } = parse(readFileSync(file, 'utf8')) as Shipped;
  return (cases.find(({ key }) => key === caseKey)?.checklist ?? [])
    .filter(({ required }) => required)
    .map(({ key }) => ({ key, originals: 1, copies: 0, digitised: false }));
}
