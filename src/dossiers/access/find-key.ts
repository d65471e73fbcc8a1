// Finds a dossier by what people have in hand: its code, its lodging number, or its id.
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import { dossierCodeIn } from '../../domain/text/typed-code.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { Database } from '../../platform/database.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const KEPT = 50_000;

const BY_REF = `select home_agency_id, dossier_id from dossier_ref where ref = any($1) limit 1`;
const BY_ID = `select home_agency_id, dossier_id from dossier_ref where dossier_id = $1 limit 1`;

/** A reference never comes to mean another dossier, so what was found once is remembered. */
@Injectable()
export class FindKey {
  private readonly known = new Map<string, DossierKey>();

  constructor(private readonly database: Database) {}

  /** @throws DomainError `dossier.unknown` */
  async find(ref: string): Promise<DossierKey> {
    const key = await this.tryFind(ref);
    if (key === null) throw unknownDossier(ref);
    return key;
  }

  /** @param ref also as people type and mail it */
  async tryFind(ref: string): Promise<DossierKey | null> {
    const known = this.known.get(ref);
    if (known !== undefined) return known;
    const byId = UUID.test(ref);
    const { rows } = await this.database.query<{ home_agency_id: string; dossier_id: string }>({
      name: byId ? 'find-key-by-id' : 'find-key-by-ref',
      text: byId ? BY_ID : BY_REF,
      values: [byId ? ref : [ref, dossierCodeIn(ref)]],
    });
    const [row] = rows;
    if (row === undefined) return null;
    const key = { homeAgencyId: row.home_agency_id, id: row.dossier_id };
    if (this.known.size >= KEPT) this.known.delete(this.known.keys().next().value!);
    this.known.set(ref, key);
    return key;
  }
}

export const unknownDossier = (ref: string): DomainError =>
  new DomainError('dossier.unknown', 'There is no such dossier, or it is not yours to see', { ref });

/**
 * For `catch`: what is not there and what one may not see get one answer, which says what was asked and no more. The
 * engine's own refusal names the id.
 */
export function tellingNoMoreThan(ref: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof DomainError && error.code === 'dossier.unknown' ? unknownDossier(ref) : error;
  };
}
