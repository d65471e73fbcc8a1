// Makes the next anchor: the ends of all chains that have moved on since the last one, under one hash.
import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '../domain/time/instant.ts';
import type { Instant } from '../domain/time/instant.ts';
import { Database } from '../platform/database.ts';
import type { Queryable } from '../platform/database.ts';
import { kindsOf, sealAnchor } from './anchor.ts';
import type { Anchor, Head } from './anchor.ts';
import { lastAnchor } from './stored-anchors.ts';

/** A transaction that began before the last anchor may have been committed after it. */
const MARGIN_MS = 10 * MINUTE_MS;
/** Heads of one anchor; where there are more, another takes them in the same transaction. */
const HEADS = 50_000;
const LOCK = 7_301_150;

interface Since {
  readonly journals: Date;
  readonly seals: Date;
}

const NEW_HEADS = `
  with heads as (
    (select distinct on (case_id) 'journal:' || case_kind as kind, case_id::text as id, seq, hash
      from case_event where recorded_at >= $1 order by case_id, seq desc)
    union all
    (select distinct on (table_name, row_key) table_name, row_key, seq, hash
      from row_seal where sealed_at >= $2 order by table_name, row_key, seq desc)
  )
  select h.kind, h.id, h.seq, encode(h.hash, 'hex') as hash from heads h
  where not exists (select from anchor_head a where a.kind = h.kind and a.id = h.id and a.seq = h.seq)
  order by h.kind, h.id limit ${HEADS}`;

@Injectable()
export class MakeAnchor {
  constructor(private readonly database: Database) {}

  /**
   * Makes as many anchors as it takes to hold every chain that has moved on. Of two services that try at once, one
   * waits and finds nothing left.
   *
   * @returns the anchors made, none where nothing has happened since the last one
   */
  async run(at: Instant): Promise<readonly Anchor[]> {
    return this.database.transaction(async (sql) => {
      await sql.query({ text: 'set local statement_timeout = 0' });
      await sql.query({ text: `select pg_advisory_xact_lock(${LOCK})` });
      const { rows } = await sql.query<{ now: Date }>({
        name: 'anchor-now',
        text: 'select clock_timestamp() as now',
      });
      let last = await lastAnchor(sql);
      const since = sinceOf(last);
      const made: Anchor[] = [];
      for (let heads = await readHeads(sql, since); heads.length > 0; heads = await readHeads(sql, since)) {
        last = sealAnchor({
          seq: (last?.seq ?? 0) + 1,
          at: new Date(at).toISOString(),
          sealedTo: rows[0]!.now.toISOString(),
          previous: last?.hash ?? '',
          kinds: kindsOf(heads),
        });
        await writeAnchorRows(sql, last, heads);
        made.push(last);
        if (heads.length < HEADS) break;
      }
      return made;
    });
  }
}

const BEGINNING = '1970-01-01T00:00:00.000Z';

function sinceOf(last: Anchor | null): Since {
  const before = (text: string) => new Date(Math.max(0, Date.parse(text) - MARGIN_MS));
  const { at, sealedTo } = last ?? { at: BEGINNING, sealedTo: BEGINNING };
  return { journals: before(at), seals: before(sealedTo) };
}

async function readHeads(sql: Queryable, { journals, seals }: Since): Promise<Head[]> {
  const { rows } = await sql.query<{ kind: string; id: string; seq: number; hash: string }>({
    text: NEW_HEADS,
    values: [journals, seals],
  });
  return rows;
}

async function writeAnchorRows(sql: Queryable, anchor: Anchor, heads: readonly Head[]): Promise<void> {
  await sql.query({
    name: 'anchor-write',
    text: `insert into anchor (seq, at, sealed_to, previous, kinds, hash) values ($1, $2, $3, $4, $5, $6)`,
    values: [
      anchor.seq,
      anchor.at,
      anchor.sealedTo,
      anchor.previous,
      JSON.stringify(anchor.kinds),
      anchor.hash,
    ],
  });
  await sql.query({
    name: 'anchor-write-heads',
    text: `insert into anchor_head (kind, id, seq, hash, anchor_seq)
      select h.kind, h.id, h.seq, decode(h.hash, 'hex'), $2
      from unnest($1::text[], $3::text[], $4::integer[], $5::text[]) as h(kind, id, seq, hash)`,
    values: [
      heads.map(({ kind }) => kind),
      anchor.seq,
      heads.map(({ id }) => id),
      heads.map(({ seq }) => seq),
      heads.map(({ hash }) => hash),
    ],
  });
}
