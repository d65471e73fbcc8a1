// What every list of work has over it: kept views, columns to choose, and a file of exactly what is shown.
import { Group } from '@mantine/core';
import { answerOf, api } from '../api/client.ts';
import type { components, paths } from '../api/schema.d.ts';
import ColumnChooser from './column-chooser.tsx';
import { FileButtons, SHEETS } from './file-buttons.tsx';
import type { ListState } from './list-state.ts';
import SavedViews from './saved-views.tsx';

type List = paths['/api/v1/lists/{list}/exports']['post']['parameters']['path']['list'];
type Query = Readonly<Record<string, string | number | boolean | undefined>>;

interface ListToolsProps {
  readonly page: components['schemas']['SaveViewBody']['page'];
  readonly list: List;
  readonly state: ListState;
  readonly columns: readonly { readonly id: string; readonly header: string }[];
  /** What the list is asked with. */
  readonly query: Query;
  /** What is shown, in words: stands over the file. */
  readonly about: string;
  readonly density?: { readonly dense: boolean; readonly setDense: (dense: boolean) => void };
}

export default function ListTools({ page, list, state, columns, query, about, density }: ListToolsProps) {
  const shown = columns.map(({ id }) => id).filter((id) => !state.hidden.includes(id));
  const asked = Object.fromEntries(
    Object.entries({ ...query, sort: state.sort ?? undefined }).flatMap(([name, value]) =>
      value === undefined || name === 'cursor' || name === 'limit' ? [] : [[name, String(value)]],
    ),
  );
  return (
    <Group gap="xs">
      <SavedViews page={page} params={state.params} open={state.open} />
      <ColumnChooser columns={columns} hidden={state.hidden} hide={state.hide} {...density} />
      <FileButtons
        key={JSON.stringify([asked, shown])}
        formats={SHEETS}
        request={(format) =>
          answerOf(
            api.POST('/api/v1/lists/{list}/exports', {
              params: { path: { list } },
              body: { format, columns: shown, query: asked, about },
            }),
          )
        }
      />
    </Group>
  );
}
