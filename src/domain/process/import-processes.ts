// Published internal processes (quy trình nội bộ) turned into procedures: all of a file or nothing.
import { amountInVietnamese } from './amount-words.ts';
import { levelsOfActors } from './catalogue-levels.ts';
import { keyOf } from './key-of.ts';
import { malformedData, placesOf } from './malformed-data.ts';
import { parseJsonFile } from './parse-json-file.ts';
import type { AuthorityLevel, CaseDefinition, ProcedureDefinition } from './procedure-definition.ts';
import { stepsOf } from './published-step.ts';
import { readPublishedProcess } from './read-published-process.ts';
import type { PublishedProcess } from './read-published-process.ts';
import { Shape } from './shape.ts';

export const NAME_NOT_PUBLISHED = '(tên chưa công bố)';
export const FIELD_NOT_PUBLISHED = '(lĩnh vực chưa công bố)';
const MALFORMED = 'processes.malformed';

/** What a catalogue knows of a procedure. */
export type CatalogueFacts = Pick<ProcedureDefinition, 'name' | 'field' | 'levels'> &
  Partial<Pick<ProcedureDefinition, 'decision' | 'results'>>;
export type CatalogueLookup = (code: string) => CatalogueFacts | undefined;

export interface ImportWarning {
  /** Number of the entry in the file, from 1. */
  readonly entry: number;
  readonly procedure: string;
  /** `import.noSignStep`, `import.nameUnknown`, `import.fieldUnknown`, `import.levelAssumed`, `import.noLimit`. */
  readonly code: string;
  /** In Vietnamese. */
  readonly message: string;
  readonly messageEn: string;
}

export interface ImportedProcesses {
  readonly procedures: ProcedureDefinition[];
  readonly warnings: ImportWarning[];
}

type Entry = PublishedProcess & { readonly number: number };

/**
 * Reads `{ note?, processes: [{ source, codes, name, total, steps }] }`. Entries of one code become the cases
 * of one procedure, an entry with several codes gives a procedure to each. Whether the steps add up is left
 * to `checkProcedure`.
 *
 * @param catalogue gives name and field where the entry has none, and the level where no actor tells it
 * @throws DomainError `processes.malformed`: `details: { file, errors: [{ path, entry?, line?, expected, found }] }`
 */
export function importProcesses(
  text: string,
  fileName: string,
  catalogue?: CatalogueLookup,
): ImportedProcesses {
  const shape = new Shape(parseJsonFile(text, fileName, MALFORMED));
  const entries = shape
    .fields(['note', 'processes'])
    .at('processes')
    .items()
    .map((entry, index): Entry => ({ ...readPublishedProcess(entry), number: index + 1 }));
  if (shape.problems.length > 0)
    throw malformedData(
      MALFORMED,
      fileName,
      placesOf(shape.problems).map((place) => ({ ...entryOf(place.path), ...place })),
    );
  const byCode = new Map<string, Entry[]>();
  for (const entry of entries)
    for (const code of entry.codes) {
      const own = byCode.get(code);
      if (own === undefined) byCode.set(code, [entry]);
      else own.push(entry);
    }
  const warnings: ImportWarning[] = [];
  const procedures = [...byCode].map(([code, own]) => procedureOf(code, own, catalogue?.(code), warnings));
  return { procedures, warnings };
}

function entryOf(path: string): { entry?: number } {
  const index = /^\/processes\/(\d+)/.exec(path)?.[1];
  return index === undefined ? {} : { entry: Number(index) + 1 };
}

function procedureOf(
  code: string,
  entries: readonly Entry[],
  known: CatalogueFacts | undefined,
  warnings: ImportWarning[],
): ProcedureDefinition {
  const warn = (entry: Entry | undefined, warningCode: string, message: string, messageEn: string): void => {
    warnings.push({ entry: entry?.number ?? 0, procedure: code, code: warningCode, message, messageEn });
  };
  const [first] = entries;
  const name = entries.find((entry) => entry.name !== null)?.name ?? known?.name;
  if (name === undefined)
    warn(first, 'import.nameUnknown', 'Quyết định không ghi tên thủ tục', 'The source gives no name');
  if (known === undefined)
    warn(first, 'import.fieldUnknown', 'Chưa rõ lĩnh vực', 'The field of the procedure is not known');
  for (const entry of entries) {
    if (!entry.steps.some(({ kind }) => kind === 'APPROVE_SIGN'))
      warn(entry, 'import.noSignStep', 'Quy trình không có bước ký duyệt', 'No signing step');
    if (entry.total === null)
      warn(entry, 'import.noLimit', 'Quy trình không ghi tổng thời hạn', 'No total is given');
  }
  const levels = new Set<AuthorityLevel>();
  for (const entry of entries) {
    const told = levelsTold(entry, known);
    for (const level of told ?? ['province' as const]) levels.add(level);
    if (told === null)
      warn(
        entry,
        'import.levelAssumed',
        'Chưa rõ cấp giải quyết, tạm ghi cấp tỉnh',
        'Level not told: province',
      );
  }
  return {
    code,
    name: name ?? NAME_NOT_PUBLISHED,
    field: known?.field ?? FIELD_NOT_PUBLISHED,
    levels: [...levels],
    ...(known?.decision === undefined ? {} : { decision: known.decision }),
    results: known?.results ?? [],
    source: [...new Set(entries.map(({ source }) => source))].join('; '),
    cases: casesOf(entries),
  };
}

/** Levels of those who handle it, else the catalogue's, else null. Reception desks tell nothing. */
function levelsTold({ steps }: Entry, known: CatalogueFacts | undefined): readonly AuthorityLevel[] | null {
  const handlers = steps.filter(
    ({ kind }, index) => kind !== 'RETURN' && !(kind === 'RECEIVE' && index === 0),
  );
  const told = levelsOfActors(handlers.map(({ actor }) => actor));
  return told.length > 0 ? told : (known?.levels ?? null);
}

/**
 * One entry is the general case. Several are told apart by their totals, equal totals by a letter, and stay
 * unconfirmed: the file does not say when which applies.
 */
function casesOf(entries: readonly Entry[]): CaseDefinition[] {
  const totals = entries.map(({ total }) =>
    total === null ? 'không ghi thời hạn' : amountInVietnamese(total),
  );
  return entries.map((entry, index) => {
    const total = totals[index] ?? '';
    const alike = totals.filter((other) => other === total).length;
    const nth = totals.slice(0, index).filter((other) => other === total).length;
    const letter = alike > 1 ? String.fromCharCode(97 + nth) : '';
    const [key, name] =
      entries.length === 1
        ? ['chung', 'Trường hợp chung']
        : [`${keyOf(total)}${letter && `-${letter}`}`, `Trường hợp ${total}${letter && ` (${letter})`}`];
    return {
      key,
      name,
      limit: entry.total,
      ...(entries.length === 1 ? {} : { unconfirmed: true }),
      checklist: [],
      fees: [],
      process: { steps: stepsOf(entry.steps), source: entry.source },
    };
  });
}
