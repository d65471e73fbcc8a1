// The national catalogue turned into procedures, each with a plain process: all of a file or nothing.
import type { Limit } from '../time/limit.ts';
import { amountInVietnamese } from './amount-words.ts';
import { keyOf } from './key-of.ts';
import { malformedData, placesOf } from './malformed-data.ts';
import { parseJsonFile } from './parse-json-file.ts';
import { plainProcess } from './plain-process.ts';
import { CHANNELS } from './procedure-definition.ts';
import type { CaseDefinition, Channel, ProcedureDefinition } from './procedure-definition.ts';
import { readCatalogueRow } from './read-catalogue-row.ts';
import type { CatalogueRow } from './read-catalogue-row.ts';
import { Shape } from './shape.ts';

const MALFORMED = 'catalogue.malformed';
const CHANNEL_NAMES: Record<Channel, string> = {
  counter: 'trực tiếp',
  online: 'trực tuyến',
  post: 'bưu chính',
};

/**
 * Reads a list of rows, or `{ note, procedures: [rows] }`. Where the limits of a row agree it gets one case;
 * where they differ, an unconfirmed case for each, because the source ties a limit to channels even when it
 * depends on something else; where it has none, one case without a limit.
 *
 * @throws DomainError `catalogue.malformed`: `details: { file, errors: [{ path, entry?, line?, expected, found }] }`
 */
export function importCatalogue(text: string, fileName: string): ProcedureDefinition[] {
  const value = parseJsonFile(text, fileName, MALFORMED);
  const shape = new Shape(value);
  const list = Array.isArray(value) ? shape : shape.fields(['note', 'procedures']).at('procedures');
  const source = Array.isArray(value) ? '' : noteOf(shape);
  const seen = new Set<string>();
  const rows = list.items().map((item) => {
    const row = readCatalogueRow(item);
    if (seen.has(row.code)) item.at('code').expected('a code that no earlier row has');
    seen.add(row.code);
    return row;
  });
  if (shape.problems.length > 0)
    throw malformedData(
      MALFORMED,
      fileName,
      placesOf(shape.problems).map((place) => {
        const index = /\/(\d+)/.exec(place.path)?.[1];
        return index === undefined ? place : { entry: Number(index) + 1, ...place };
      }),
    );
  return rows.map((row) => procedureOf(row, source));
}

function noteOf(shape: Shape): string {
  return shape.at('note').optional((note) => note.text()) ?? '';
}

function procedureOf(row: CatalogueRow, source: string): ProcedureDefinition {
  return {
    code: row.code,
    name: row.name,
    field: row.field,
    levels: row.levels,
    ...(row.decision === undefined ? {} : { decision: row.decision }),
    results: row.results,
    ...(source === '' ? {} : { source }),
    cases: casesOf(row),
  };
}

function casesOf({ limits }: CatalogueRow): CaseDefinition[] {
  const byLimit = new Map<string, { limit: Limit; channels: Set<Channel> }>();
  for (const { limit, channel } of limits) {
    const words = amountInVietnamese(limit);
    const group = byLimit.get(words) ?? { limit, channels: new Set() };
    group.channels.add(channel);
    byLimit.set(words, group);
  }
  const [only] = byLimit.values();
  if (byLimit.size < 2) return [caseOf('chung', 'Trường hợp chung', only?.limit ?? null)];
  return [...byLimit].map(([words, { limit, channels }]) => {
    const used = CHANNELS.filter((channel) => channels.has(channel));
    const names = used.map((channel) => CHANNEL_NAMES[channel]).join(', ');
    return {
      ...caseOf(keyOf(words), `Thời hạn ${words} (nộp ${names})`, limit),
      unconfirmed: true,
      channels: used,
    };
  });
}

function caseOf(key: string, name: string, limit: Limit | null): CaseDefinition {
  return { key, name, limit, checklist: [], fees: [], process: plainProcess(limit) };
}
