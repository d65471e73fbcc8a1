// An anchor: what all chains looked like at one instant, in a few lines that are kept outside the database. Pure but for the hash.
import { createHash } from 'node:crypto';
import { DomainError } from '../domain/domain-error.ts';

/** The end of one chain: of a dossier's or task's journal, or of one row's seals. */
export interface Head {
  /** `journal:dossier`, `journal:task`, or the table whose row it is. */
  readonly kind: string;
  readonly id: string;
  readonly seq: number;
  /** Hexadecimal. */
  readonly hash: string;
}

/** The heads of one kind that have moved on since the anchor before. */
export interface AnchoredKind {
  readonly count: number;
  /** SHA-256 over the lines of the heads, hexadecimal. */
  readonly root: string;
}

export interface Anchor {
  readonly seq: number;
  /** By the service's clock and by the database's, ISO 8601 in UTC. */
  readonly at: string;
  readonly sealedTo: string;
  /** The hash of the anchor before; of the first, nothing. */
  readonly previous: string;
  readonly kinds: Readonly<Record<string, AnchoredKind>>;
  readonly hash: string;
}

const FORMAT = 'motcua anchor 1';

/** The line of a head: `kind id seq hash`. Roots are over these in the order of their bytes. */
const lineOf = ({ kind, id, seq, hash }: Head): string => `${kind} ${id} ${seq} ${hash}\n`;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** @param heads in any order */
export function kindsOf(heads: readonly Head[]): Record<string, AnchoredKind> {
  const lines = new Map<string, string[]>();
  for (const head of heads) {
    const own = lines.get(head.kind);
    if (own === undefined) lines.set(head.kind, [lineOf(head)]);
    else own.push(lineOf(head));
  }
  return Object.fromEntries(
    [...lines]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, own]) => [kind, { count: own.length, root: sha256(own.sort().join('')) }]),
  );
}

/** The anchor with its hash over everything else in it. */
export function sealAnchor(anchor: Omit<Anchor, 'hash'>): Anchor {
  const { seq, at, sealedTo, previous } = anchor;
  const kinds = Object.entries(anchor.kinds)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, { count, root }]) => [kind, count, root]);
  return { ...anchor, hash: sha256(JSON.stringify([FORMAT, seq, at, sealedTo, previous, kinds])) };
}

export const fileNameOf = ({ seq }: Pick<Anchor, 'seq'>): string =>
  `anchor-${String(seq).padStart(8, '0')}.json`;

/** The anchor as it is kept: a few readable lines, for a folder, a mail or a printer. */
export const writeAnchor = (anchor: Anchor): string =>
  `${JSON.stringify({ format: FORMAT, ...anchor }, null, 2)}\n`;

/**
 * Reads a kept anchor.
 *
 * @throws DomainError `anchor.unreadable` when it is not one, or is not what was written
 */
export function readAnchor(text: string, name: string): Anchor {
  const refuse = (why: string) =>
    new DomainError('anchor.unreadable', `${name} is not an anchor: ${why}`, { name });
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw refuse('it is not JSON');
  }
  const { format, ...anchor } = (read ?? {}) as Anchor & { format?: unknown };
  if (format !== FORMAT) throw refuse(`expected "format": "${FORMAT}"`);
  if (!Number.isInteger(anchor.seq) || typeof anchor.kinds !== 'object' || anchor.kinds === null)
    throw refuse('seq and kinds are expected');
  if (sealAnchor(anchor).hash !== anchor.hash) throw refuse('its hash is not that of its content');
  return anchor;
}
