// Every statement of the service, read out of its source: it suits the schema, its rows are what they are taken for, its
// room may touch its tables, and what it joins lies together.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TABLES, refusedAccess, roomOfSql } from '../../eslint/tables.js';
import { NOTICE_PART } from '../../src/alerts/mail/notice-part.ts';
import { ALERT_PARTS } from '../../src/alerts/raise/alert-parts.ts';
import type { CalendarBook } from '../../src/calendars/calendar-book.ts';
import { complaintKind } from '../../src/complaints/complaint-kind.ts';
import type { Definitions } from '../../src/dossier-kind/definitions.ts';
import { dossierKind } from '../../src/dossier-kind/kind/dossier-kind.ts';
import type { CaseTypes, Kind } from '../../src/engine/kind.ts';
import { writeStatement } from '../../src/engine/write-statement.ts';
import type { OrganizationDirectory } from '../../src/organization/organization-directory.ts';
import type { Database } from '../../src/platform/database.ts';
import { lateCaseKind } from '../../src/supervision/late-cases/late-case-kind.ts';
import type { MeasureLateTime } from '../../src/supervision/late-cases/measure-late-time.ts';
import { taskKind } from '../../src/tasks/task-kind.ts';
import { cloneTemplate } from '../support/database.ts';
import type { Clone } from '../support/database.ts';
import { differences } from './compare-row.ts';
import { Describer } from './describe-statement.ts';
import type { Described } from './describe-statement.ts';
import { ACROSS_AGENCIES, NEVER_NULL, UNPREPARED, UNREAD, UNSEEN, UNTYPED } from './exceptions.ts';
import type { FoundStatement } from './find-statements.ts';
import { joinedApart } from './joined-apart.ts';
import { NullReading } from './may-be-null.ts';
import { readSource } from './read-source.ts';
import type { ReadSource } from './read-source.ts';
import { shapeOf } from './row-shape.ts';
import { StatementReading } from './sql-scopes.ts';
import { readTrees } from './sql-tree.ts';
import type { Tree } from './sql-tree.ts';
import { NamingPieces, writtenIn } from './written-pieces.ts';
import type { Touch } from './written-pieces.ts';

const ROOT = process.cwd();
const fileOf = (at: string): string => at.slice(0, at.lastIndexOf(':'));

/** The engine's statement for each kind, which the source's conditions put together: all of its parts at once. */
const WHOLE: readonly FoundStatement[] = [
  dossierKind({} as Definitions),
  complaintKind({} as CalendarBook, {} as OrganizationDirectory),
  taskKind({} as OrganizationDirectory, {} as CalendarBook),
  lateCaseKind({} as Database, {} as OrganizationDirectory, {} as MeasureLateTime),
].map((kind) => {
  const lent = { ...ALERT_PARTS, ...NOTICE_PART };
  const { text, parts } = writeStatement(kind as unknown as Kind<CaseTypes>, lent, () => true);
  const file = 'src/engine/write-statement.ts';
  return { at: `${file}:1`, file, name: null, text, values: parts.length + 1 };
});

/** A place of a statement that names a table, and a room in which it is written down so. */
interface Access extends Touch {
  readonly room: string;
  /** Of the statement. */
  readonly from: string;
}

/** Compares findings with the exceptions by file: each finding is excepted, each exception found. */
function expectOnly(found: readonly string[], excepted: Readonly<Record<string, string>>): void {
  const isExcepted = (line: string) => fileOf(line.split(' ')[0]!) in excepted;
  expect(found.filter((line) => !isExcepted(line))).toEqual([]);
  const idle = Object.keys(excepted).filter((file) => !found.some((line) => line.startsWith(`${file}:`)));
  expect(idle).toEqual([]);
}

describe('every statement of the service', () => {
  let clone: Clone;
  let describer: Describer;
  let source: ReadSource;
  let statements: readonly FoundStatement[];
  let trees: ReadonlyMap<string, readonly Tree[]>;
  let columns: ReadonlyMap<string, readonly string[]>;
  let accesses: readonly Access[];
  const described = new Map<string, Described | string>();

  beforeAll(async () => {
    source = readSource(ROOT);
    statements = [...source.calls.flatMap((call) => call.statements), ...WHOLE];
    const texts = [...new Set(statements.map(({ text }) => text))];
    trees = await readTrees(texts);
    clone = await cloneTemplate();
    describer = new Describer(clone.url);
    await describer.open();
    columns = describer.columns();
    accesses = readAccesses();
    for (const text of texts)
      described.set(text, await describer.describe(text).catch((error: unknown) => (error as Error).message));
  });
  afterAll(async () => {
    await describer.close();
    await clone.drop();
  });

  const readings = (text: string) => trees.get(text)!.map((tree) => new StatementReading(tree, columns));

  /** Each table that a statement or a repository touches, by the rooms in whose files that is written down. */
  function readAccesses(): readonly Access[] {
    const naming = new NamingPieces(source.pieces);
    const byText = statements.flatMap(({ at: from, file, text }) =>
      readings(text)
        .flatMap(({ touched }) => touched.filter(({ table }) => columns.has(table)))
        .flatMap((touch) => {
          const found = naming.filesOf(text, touch);
          const files = found.length === 0 || found.includes(file) ? [file] : found;
          return files.map((each) => ({ ...touch, room: roomOfSql(each), from }));
        }),
    );
    const byRepository = source.repositories.map(({ at: from, file, how, table }) => ({
      ...{ how, table, from, at: 0 },
      room: roomOfSql(file),
    }));
    return [...byText, ...byRepository];
  }

  it('is read from the source', () => {
    const calls = new Set([...source.calls, ...source.repositories].map(({ at }) => at));
    expect(calls.size).toBeGreaterThan(460);
    expect(new Set(statements.map(({ text }) => text)).size).toBeGreaterThan(550);
    expect(source.repositories.length).toBeGreaterThan(60);
    expectOnly(
      source.calls.flatMap(({ at, unread }) => unread.map((why) => `${at} ${why}`)),
      UNREAD,
    );
  });

  it('leaves no SQL of the source aside', () => {
    expectOnly(
      source.unseen.filter((at) => !/\.table\.ts:/.test(at)),
      UNSEEN,
    );
  });

  it('can be prepared, and is given as many values as it asks for', () => {
    const found = statements.flatMap(({ at, text, values }) => {
      const answer = described.get(text)!;
      if (typeof answer === 'string') return [`${at} ${answer}`];
      return values === null || values === answer.parameters
        ? []
        : [`${at} is given ${values} values for ${answer.parameters}`];
    });
    expectOnly([...new Set(found)], UNPREPARED);
  });

  it('answers rows of the type that they are taken for', () => {
    const untyped = new Set<string>();
    const nulls = new Set<string>();
    const others = new Set<string>();
    const notNull = describer.notNullColumns();
    for (const { rows, statements: texts } of source.calls)
      for (const { at, text } of texts) {
        const answer = described.get(text)!;
        if (typeof answer === 'string' || rows.dropped || answer.columns.length === 0) continue;
        const shape = rows.type === null ? null : shapeOf(source.checker, rows.type, rows.given);
        if (shape === null || rows.ownParser) {
          untyped.add(`${at} has no type`);
          continue;
        }
        const [tree] = trees.get(text)!;
        const reading = new NullReading(new StatementReading(tree!, columns), tree!, notNull);
        for (const each of differences(shape, answer, (_, index) => reading.of(index)))
          (each.endsWith('may be null') ? nulls : others).add(`${at} ${each}`);
      }
    expect([...others]).toEqual([]);
    expectOnly([...untyped], UNTYPED);
    expectOnly([...nulls], NEVER_NULL);
  });

  it('touches only what its room may read or write', () => {
    const found = new Set<string>();
    for (const { room, how, table, from } of accesses) {
      const why = refusedAccess(room, how, table);
      if (why !== null) found.add(`${from} ${why}`);
    }
    expect([...found].sort()).toEqual([]);
  });

  it('has no text in another room that writes a table', () => {
    const found = source.pieces.flatMap((piece) =>
      writtenIn(piece)
        .filter((table) => columns.has(table))
        .flatMap((table) => refusedAccess(roomOfSql(piece.file), 'write', table) ?? [])
        .map((why) => `${piece.at} ${why}`),
    );
    expect(found).toEqual([]);
  });

  it('has an owner for every table, and no right that nobody uses', () => {
    const used = new Set(accesses.map(({ room, how, table }) => `${room} ${how}s ${table}`));
    const granted = Object.entries(TABLES).flatMap(([table, { readers = [] }]) =>
      readers.map((room) => `${room} reads ${table}`),
    );
    expect(granted.filter((each) => !used.has(each))).toEqual([]);
    const known = [...columns.keys()].filter((table) => !table.startsWith('case_event_'));
    expect(Object.keys(TABLES).sort()).toEqual(known.sort());
  });

  it('joins distributed tables by their agency', () => {
    const found = statements.flatMap(({ at, text }) =>
      readings(text).flatMap((reading) => joinedApart(reading).map((pair) => `${at} ${pair}`)),
    );
    expectOnly([...new Set(found)], ACROSS_AGENCIES);
  });
});
