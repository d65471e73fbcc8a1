// Holds the chains against the anchors, and the anchors against those that were kept outside.
import type { Queryable, Readable } from '../platform/database.ts';
import { sealAnchor } from './anchor.ts';
import type { Anchor } from './anchor.ts';
import { listAnchors } from './stored-anchors.ts';

interface AnchorDifference {
  /** Which anchor, or which chain by kind and id. */
  readonly of: string;
  readonly what: string;
}

export interface AnchorReport {
  readonly anchors: number;
  /** Ends of chains that they hold. */
  readonly heads: number;
  readonly differences: readonly AnchorDifference[];
}

const PAGE = 1_000;
const TOLD = 1_000;

/**
 * Of what was anchored, finds every entry that was rewritten and hashed anew, every tail that was cut, every table that
 * was emptied. The newest kept anchor vouches for all before it, since each names the hash of the one before.
 *
 * @param kept anchors from outside the database; without any, whoever can write to it can make all of them anew
 */
export async function verifyAnchors(database: Readable, kept: readonly Anchor[] = []): Promise<AnchorReport> {
  const differences: AnchorDifference[] = [];
  const stored = await database.transaction(async (sql) => {
    await sql.query({ text: 'set local statement_timeout = 0' });
    const anchors = await everyAnchor(sql);
    differences.push(...brokenChain(anchors), ...(await otherRoots(sql, anchors)), ...(await lostHeads(sql)));
    return anchors;
  });
  differences.push(...lostAnchors(stored, kept));
  const heads = stored.reduce(
    (sum, { kinds }) => sum + Object.values(kinds).reduce((own, { count }) => own + count, 0),
    0,
  );
  return { anchors: stored.length, heads, differences };
}

const nameOf = ({ seq }: Pick<Anchor, 'seq'>): string => `anchor ${seq}`;

/** Kept anchors that the database does not have; those in a row are told in one line, as after an older backup came back. */
function lostAnchors(stored: readonly Anchor[], kept: readonly Anchor[]): AnchorDifference[] {
  const bySeq = new Map(stored.map((anchor) => [anchor.seq, anchor]));
  const gone = kept.filter(({ seq }) => !bySeq.has(seq));
  const others = kept.filter(({ seq, hash }) => bySeq.has(seq) && bySeq.get(seq)!.hash !== hash);
  return [
    ...runsOf(others).map(([first, last]) =>
      first === last
        ? { of: `anchor ${first}`, what: 'is another one in the database' }
        : { of: `anchors ${first} to ${last}`, what: 'are other ones in the database' },
    ),
    ...runsOf(gone).map(([first, last]) =>
      first === last
        ? { of: `anchor ${first}`, what: 'is gone from the database' }
        : { of: `anchors ${first} to ${last}`, what: 'are gone from the database' },
    ),
  ];
}

/** `[first, last]` of each stretch of sequence numbers without a gap. */
function runsOf(anchors: readonly Anchor[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const seq of anchors.map((anchor) => anchor.seq).sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && seq <= run[1] + 1) run[1] = seq;
    else runs.push([seq, seq]);
  }
  return runs;
}

async function everyAnchor(sql: Queryable): Promise<Anchor[]> {
  const anchors: Anchor[] = [];
  for (let below: number | null = null; ;) {
    const page = await listAnchors(sql, PAGE, below);
    anchors.push(...page);
    if (page.length < PAGE) return anchors.reverse();
    below = page.at(-1)!.seq;
  }
}

function brokenChain(anchors: readonly Anchor[]): AnchorDifference[] {
  const differences: AnchorDifference[] = [];
  anchors.forEach((anchor, index) => {
    const of = nameOf(anchor);
    const before = anchors[index - 1];
    if (anchor.seq !== index + 1) differences.push({ of, what: 'does not follow the one before' });
    if (anchor.previous !== (before?.hash ?? ''))
      differences.push({ of, what: 'names another one before it' });
    if (sealAnchor(anchor).hash !== anchor.hash) differences.push({ of, what: 'was altered' });
  });
  return differences;
}

/** The heads that the database keeps of each anchor must be those that its roots were made of. */
async function otherRoots(sql: Queryable, anchors: readonly Anchor[]): Promise<AnchorDifference[]> {
  const { rows } = await sql.query<{ seq: number; kind: string; root: string }>({
    text: `
      select anchor_seq as seq, kind, encode(sha256(convert_to(string_agg(
          kind || ' ' || id || ' ' || seq || ' ' || encode(hash, 'hex') || chr(10), ''
          order by (kind || ' ' || id || ' ' || seq || ' ' || encode(hash, 'hex') || chr(10)) collate "C"), 'UTF8')), 'hex') as root
      from anchor_head group by 1, 2`,
  });
  const found = new Map(rows.map(({ seq, kind, root }) => [`${seq} ${kind}`, root]));
  const differences: AnchorDifference[] = [];
  for (const anchor of anchors)
    for (const [kind, { root }] of Object.entries(anchor.kinds)) {
      if (found.get(`${anchor.seq} ${kind}`) !== root)
        differences.push({ of: nameOf(anchor), what: `holds other ends of ${kind} than it was made of` });
      found.delete(`${anchor.seq} ${kind}`);
    }
  for (const name of found.keys())
    differences.push({ of: `anchor ${name}`, what: 'holds ends that were put in' });
  return differences;
}

/** An anchored end must still stand in its chain as it stood. */
async function lostHeads(sql: Queryable): Promise<AnchorDifference[]> {
  const { rows } = await sql.query<{ of: string; what: string }>({
    text: `
      with standing as (
        select h.kind, h.id, h.seq, h.hash, e.hash as found
        from anchor_head h left join case_event e
          on e.case_id = h.id::uuid and e.seq = h.seq and 'journal:' || e.case_kind = h.kind
        where h.kind like 'journal:%'
        union all
        select h.kind, h.id, h.seq, h.hash, s.hash
        from anchor_head h
        left join row_seal s on s.table_name = h.kind and s.row_key = h.id and s.seq = h.seq
        where h.kind not like 'journal:%'
      )
      select kind || ' ' || id as of,
        case when found is null then 'entry ' || seq || ' was anchored and is gone'
          else 'entry ' || seq || ' is not the one that was anchored' end as what
      from standing where found is distinct from hash order by 1 limit ${TOLD}`,
  });
  return rows;
}
