// In which file a table of a statement is written down, whoever puts the statement together and runs it.
import { expect, test } from '@jest/globals';
import { readSample } from './read-source.ts';
import { DOOR } from './sample-database.ts';
import { StatementReading } from './sql-scopes.ts';
import { readTrees } from './sql-tree.ts';
import { NamingPieces, writtenIn } from './written-pieces.ts';

const PART = `export const part = (list: string) => \`insert into alert (id, name)
  select l.id, 'Đã trễ' from json_to_recordset(\${list}) as r(n integer) join done l on l.n = r.n\`;
`;
const ENGINE = `import type { Queryable } from '../platform/database.ts';
import { part } from '../alerts/part.ts';
export async function write(sql: Queryable): Promise<void> {
  await sql.query({ text: \`with done as (update lamp set lit = true returning id, 1 as n), alerts as (\${part('$1')}) select 1\` });
  for (const table of ['lamp', 'timer']) await sql.query({ text: \`delete from \${table}\` });
}
`;
const source = readSample({
  'src/platform/database.ts': DOOR,
  'src/alerts/part.ts': PART,
  'src/engine/write.ts': ENGINE,
});
const naming = new NamingPieces(source.pieces);
const texts = source.calls.flatMap(({ statements }) => statements.map(({ text }) => text));

test('a part belongs to the file that it stands in, the rest to theirs; a name that is put in to none', async () => {
  const trees = await readTrees(texts);
  const found = texts.flatMap((text) =>
    new StatementReading(trees.get(text)![0]!, new Map()).touched
      .filter(({ how }) => how === 'write')
      .map((touch) => `${touch.table}: ${naming.filesOf(text, touch).join()}`),
  );
  expect(found.sort()).toEqual([
    'alert: src/alerts/part.ts',
    'lamp: ',
    'lamp: src/engine/write.ts',
    'timer: ',
  ]);
});

test('a text that writes a table is known before anybody runs it', () => {
  const writers = source.pieces.flatMap((piece) => writtenIn(piece).map((table) => `${piece.file} ${table}`));
  expect(writers).toEqual(['src/alerts/part.ts alert', 'src/engine/write.ts lamp']);
});
