// Which filters may be kept: flat, small, and none that may hold a citizen's name.
import { DomainError } from '../domain/domain-error.ts';
import type { FilterValue } from './saved-view-bodies.ts';

const FILTERS_MOST_BYTES = 2048;
/** What was searched for may be part of a name, and a kept list has no end. */
const SEARCHED = 'q';

/**
 * @throws DomainError `view.searchNotKept`, `view.filterUnfit` with the filter's name, `view.tooLarge` with `maxBytes`
 */
export function checkFilters(query: Readonly<Record<string, unknown>>): Record<string, FilterValue> {
  if (Object.hasOwn(query, SEARCHED))
    throw new DomainError('view.searchNotKept', 'What was searched for is not kept: it may name a citizen');
  const kept = Object.entries(query).map(([name, value]): [string, FilterValue] => {
    if (isFilterValue(value)) return [name, value];
    throw new DomainError('view.filterUnfit', 'A filter is a text, a number, yes or no, or a list of texts', {
      filter: name,
    });
  });
  const filters = Object.fromEntries(kept);
  if (Buffer.byteLength(JSON.stringify(filters)) > FILTERS_MOST_BYTES)
    throw new DomainError('view.tooLarge', 'The filters of a list hold 2 KB at most', {
      maxBytes: FILTERS_MOST_BYTES,
    });
  return filters;
}

function isFilterValue(value: unknown): value is FilterValue {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string');
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
