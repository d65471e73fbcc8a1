// What the address says of a list: its filters, its order, the columns left out. So a list can be kept, sent and gone back to.
import { useSearchParams } from 'react-router';

/** No column is left out, where some are at first. */
const NONE = '-';

export interface ListState {
  readonly params: URLSearchParams;
  /** Null takes a filter away. */
  readonly change: (changed: Readonly<Record<string, string | null>>) => void;
  readonly open: (params: URLSearchParams) => void;
  readonly sort: string | null;
  readonly sortBy: (sort: string | null) => void;
  readonly hidden: readonly string[];
  readonly hide: (hidden: readonly string[]) => void;
}

export function useListState(hiddenAtFirst: readonly string[] = []): ListState {
  const [params, setParams] = useSearchParams();
  const left = params.get('hide');
  const change: ListState['change'] = (changed) =>
    setParams(
      (was) => {
        const next = new URLSearchParams(was);
        for (const [name, value] of Object.entries(changed))
          if (value === null || value === '') next.delete(name);
          else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  return {
    params,
    change,
    open: (next) => setParams(next),
    sort: params.get('sort'),
    sortBy: (sort) => change({ sort }),
    hidden: left === null ? hiddenAtFirst : left.split(',').filter((each) => each !== NONE),
    hide: (hidden) => change({ hide: hidden.length === 0 ? NONE : hidden.join(',') }),
  };
}
