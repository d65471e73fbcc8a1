// Opens a form of a dossier: the bytes of its first print, and who had them.
import { Injectable } from '@nestjs/common';
import { SeeDossier } from '../../dossiers/access/see-dossier.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { findForm } from './find-form.ts';
import type { FoundForm } from './find-form.ts';
import { mayOpen, refuseUnless } from './form-rights.ts';
import { PrintForm } from './print-form.ts';

export interface OpenedForm {
  readonly bytes: Buffer;
  /** Says what it is and of which dossier; no personal data. */
  readonly fileName: string;
}

@Injectable()
export class OpenForm {
  constructor(
    private readonly database: Database,
    private readonly dossiers: SeeDossier,
    private readonly accessLog: AccessLog,
    private readonly printForm: PrintForm,
  ) {}

  /** @throws DomainError `dossier.unknown`, `form.unknown`, `right.missing` */
  async run(ref: string, formId: string, actor: Actor): Promise<OpenedForm> {
    const { key, state } = await this.dossiers.find(ref, 'forms', actor);
    const form = await findForm(this.database, key, formId);
    refuseUnless(mayOpen(form, state, actor), form.meaning);
    const bytes = await this.printForm.run(form);
    this.accessLog.recordAccess({
      staffId: actor.staffId,
      homeAgencyId: form.homeAgencyId,
      dossierId: form.dossierId,
      what: `form.${form.meaning}`,
    });
    return { bytes, fileName: `${fileNameOf(form, state)}.pdf` };
  }
}

/** `01-H99.02-260805-0012-3`: number of the form, code of the dossier, journal entry. */
export function fileNameOf({ formNumber, seq }: Pick<FoundForm, 'formNumber' | 'seq'>, state: DossierState) {
  return `${formNumber}-${state.columns.code ?? state.columns.lodgingNo ?? state.id}-${seq}`;
}
