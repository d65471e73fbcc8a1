// Anchors: made of what moved on, kept outside, and what they find that the database alone would not.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { kindsOf, readAnchor, sealAnchor, writeAnchor } from '../../src/anchors/anchor.ts';
import type { Anchor } from '../../src/anchors/anchor.ts';
import { MakeAnchor } from '../../src/anchors/make-anchor.ts';
import { verifyAnchors } from '../../src/anchors/verify-anchors.ts';
import type { Database } from '../../src/platform/database.ts';
import { DeskApp } from '../dossiers/desk-app.ts';
import type { Dossier } from '../dossiers/desk-app.ts';

let desk: DeskApp;
let database: Database;
let make: MakeAnchor;
let dossier: Dossier;
let first: Anchor;

beforeAll(async () => {
  desk = await DeskApp.open();
  database = desk.service.database;
  make = new MakeAnchor(database);
  dossier = await desk.log();
  [first] = (await make.run(desk.service.clock.now())) as [Anchor];
});
afterAll(() => desk.close());

describe('an anchor', () => {
  it('holds the ends of all chains, and again only of those that moved on', async () => {
    expect(first.kinds['journal:dossier']!.count).toBe(1);
    expect(first.kinds['staff']!.count).toBe(9);
    expect(await make.run(desk.service.clock.now())).toEqual([]);
    dossier = await desk.event('reception', dossier, { type: 'transfer' });
    const [second] = await make.run(desk.service.clock.now());
    expect(second!.previous).toBe(first.hash);
    expect(second!.kinds).toMatchObject({ 'journal:dossier': { count: 1 } });
    expect(second!.kinds['staff']).toBeUndefined();
  });

  it('is found whole by itself and by the kept file', async () => {
    const kept = readAnchor(writeAnchor(first), 'a file');
    expect((await verifyAnchors(database, [kept])).differences).toEqual([]);
  });

  it('is made once by two services at once', async () => {
    await desk.log();
    const made = await Promise.all([make.run(desk.service.clock.now()), make.run(desk.service.clock.now())]);
    expect(made.map(({ length }) => length).sort()).toEqual([0, 1]);
  });

  it('is refused as a file when a figure in it was changed', () => {
    const text = writeAnchor(first).replace('"count": 1', '"count": 2');
    expect(() => readAnchor(text, 'a file')).toThrow(expect.objectContaining({ code: 'anchor.unreadable' }));
    expect(() => readAnchor('{', 'a file')).toThrow(expect.objectContaining({ code: 'anchor.unreadable' }));
  });
});

describe('who can write to the database and knows how hashes are made', () => {
  /** Does it with the triggers off, and looks as `motcua verify --anchor` does. */
  async function after(...statements: string[]): Promise<readonly string[]> {
    const kept = (await make.run(desk.service.clock.now() + 1))[0] ?? (await newest());
    const client = await database.pool.connect();
    try {
      await client.query(`set session_replication_role = replica`);
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.query(`set session_replication_role = origin`);
      client.release();
    }
    return (await verifyAnchors(database, [kept])).differences.map(({ of, what }) => `${of} ${what}`);
  }

  async function newest(): Promise<Anchor> {
    const { rows } = await database.query<{
      seq: number;
      kinds: Anchor['kinds'];
      at: Date;
      sealed_to: Date;
      previous: string;
    }>({ text: 'select * from anchor order by seq desc limit 1' });
    const { seq, at, sealed_to, previous, kinds } = rows[0]!;
    return sealAnchor({ seq, at: at.toISOString(), sealedTo: sealed_to.toISOString(), previous, kinds });
  }

  it('is found when he rewrites a last entry with its hash, and the head of its anchor with its root', async () => {
    const { rows } = await database.query<{ entry: string; previous: Buffer; seq: number }>({
      text: `select e.entry::text as entry, p.hash as previous, e.seq from case_event e
        join case_event p on p.case_id = e.case_id and p.seq = e.seq - 1
        where e.case_id = $1 order by e.seq desc limit 1`,
      values: [dossier.id],
    });
    const { entry, previous, seq } = rows[0]!;
    const forged = entry.replace('"transfer"', '"transfér"');
    const hash = createHash('sha256').update(previous).update(forged).digest('hex');
    const found = await after(
      `update case_event set entry = '${forged.replaceAll("'", "''")}', hash = '\\x${hash}'
        where case_id = '${dossier.id}' and seq = ${seq}`,
    );
    expect(found).toEqual([`journal:dossier ${dossier.id} entry ${seq} is not the one that was anchored`]);
    // He covers that up too, in the database; the kept file remains.
    const { rows: heads } = await database.query<{
      id: string;
      seq: number;
      hash: string;
      anchor_seq: number;
    }>({
      text: `select id, seq, encode(hash, 'hex') as hash, anchor_seq from anchor_head where kind = 'journal:dossier'
        and anchor_seq = (select anchor_seq from anchor_head where kind = 'journal:dossier' and id = $1 and seq = $2)`,
      values: [dossier.id, seq],
    });
    const root = kindsOf(
      heads.map((head) => ({
        kind: 'journal:dossier',
        ...head,
        hash: head.id === dossier.id ? hash : head.hash,
      })),
    )['journal:dossier']!;
    const at = heads[0]!.anchor_seq;
    const kept = await database.query<{
      seq: number;
      at: Date;
      sealed_to: Date;
      previous: string;
      kinds: Anchor['kinds'];
    }>({
      text: 'select * from anchor where seq = $1',
      values: [at],
    });
    const row = kept.rows[0]!;
    const whole = {
      seq: at,
      at: row.at.toISOString(),
      sealedTo: row.sealed_to.toISOString(),
      previous: row.previous,
      kinds: { ...row.kinds, 'journal:dossier': root },
    };
    const again = await after(
      `update anchor_head set hash = '\\x${hash}' where kind = 'journal:dossier' and id = '${dossier.id}' and seq = ${seq}`,
      `update anchor set kinds = '${JSON.stringify(whole.kinds)}', hash = '${sealAnchor(whole).hash}' where seq = ${at}`,
    );
    expect(again.length).toBeGreaterThan(0);
  });

  it('is found when he cuts the tail of a journal', async () => {
    const other = await desk.event('reception', await desk.log(), { type: 'transfer' });
    const found = await after(
      `delete from case_event where case_id = '${other.id}' and seq = ${other.version}`,
    );
    expect(found).toContain(`journal:dossier ${other.id} entry ${other.version} was anchored and is gone`);
  });

  it('is found when he takes a whole dossier away, with all its rows and seals', async () => {
    const gone = await desk.log();
    const found = await after(
      ...['case_event', 'timer'].map((table) => `delete from ${table} where case_id = '${gone.id}'`),
      ...['dossier_ref', 'dossier_applicant', 'stay', 'alert', 'dossier_print', 'issued_form'].map(
        (table) => `delete from ${table} where dossier_id = '${gone.id}'`,
      ),
      `delete from dossier where id = '${gone.id}'`,
      `delete from row_seal where row_key like '%${gone.id}%'`,
    );
    expect(found).toContain(`journal:dossier ${gone.id} entry ${gone.version} was anchored and is gone`);
  });

  it('is found when he empties a table with its seals and all anchors', async () => {
    const found = await after('delete from position', `delete from row_seal where table_name = 'position'`);
    expect(found.some((line) => line.startsWith('position ') && line.endsWith('is gone'))).toBe(true);
    expect(await after('delete from anchor_head', 'delete from anchor')).toEqual([
      expect.stringMatching(/^anchor \d+ is gone from the database$/),
    ]);
  });
});
