// Whether what a print was asked for is still the person's to have: asked before it is made and whenever it is fetched.
import { Injectable } from '@nestjs/common';
import { DOSSIER } from '../../dossier-kind/dossier.ts';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { readsWhole } from '../../dossiers/access/see-dossier.ts';
import { Engine } from '../../engine/engine.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { OrganizationDirectory } from '../../organization/organization-directory.ts';
import { mayRead } from '../../organization/reading-scope.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { holdToPrint } from '../issue/form-rights.ts';
import type { FormRef } from '../issue/print-form.ts';
import type { BatchRequest } from './batch-request.ts';

type Reader = Pick<Actor, 'staffId' | 'holds' | 'scope'>;
type PrintedForm = DossierKey & { readonly holdsSecret: boolean };

const FORMS = `
  select f.home_agency_id as "homeAgencyId", f.dossier_id as id,
    coalesce(f.facts->>'secret', '') <> '' as "holdsSecret"
  from unnest($1::uuid[], $2::uuid[]) as w(agency, id)
  join issued_form f on f.home_agency_id = w.agency and f.id = w.id`;

@Injectable()
export class BatchRight {
  constructor(
    private readonly database: Database,
    private readonly engine: Engine,
    private readonly directory: OrganizationDirectory,
  ) {}

  /** @throws DomainError `batch.rightEnded` when it is no longer his as a whole */
  async check(request: BatchRequest, staffId: string, at: Instant): Promise<void> {
    const organization = await this.directory.current();
    const reader: Reader = {
      staffId,
      holds: organization.holdsOf(staffId, at),
      scope: organization.scopeOf(staffId, at),
    };
    if (!(await this.has(reader, request)))
      throw new DomainError(
        'batch.rightEnded',
        'Your positions no longer let you have all of this: ask anew',
      );
  }

  private async has(reader: Reader, request: BatchRequest): Promise<boolean> {
    if ('register' in request) return mayRead(reader.scope, [request.register.unitId]);
    if ('controlSlips' in request) {
      const states = await this.engine.read(DOSSIER, request.controlSlips);
      return request.controlSlips.every(({ id }) => {
        const state = states.get(id);
        return state !== undefined && readsWhole('forms', state, reader);
      });
    }
    const forms = await this.formsOf(request.forms);
    const states = await this.engine.read(DOSSIER, forms);
    return forms.every(({ id, holdsSecret }) => {
      const state = states.get(id);
      return (
        state !== undefined &&
        readsWhole('forms', state, reader) &&
        holdToPrint({ holdsSecret }, state, reader) !== null
      );
    });
  }

  private async formsOf(refs: readonly FormRef[]): Promise<readonly PrintedForm[]> {
    const { rows } = await this.database.query<PrintedForm>({
      name: 'batch-dossiers',
      text: FORMS,
      values: [refs.map(({ homeAgencyId }) => homeAgencyId), refs.map(({ id }) => id)],
    });
    return rows;
  }
}
