// Opens and prints a form of a dossier: its bytes, who had them, and which copy it was.
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../domain/time/instant.ts';
import { SeeDossier } from '../../dossiers/access/see-dossier.ts';
import { numberCopy } from '../../dossiers/prints/number-copy.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import type { FormPrintView } from './form-view.ts';
import { findForm } from './find-form.ts';
import type { FoundForm } from './find-form.ts';
import { holdToPrint, mayOpen, refuseUnless } from './form-rights.ts';
import { PrintForm } from './print-form.ts';
import { printName } from './print-name.ts';

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
    const { form, state } = await this.find(ref, formId, actor);
    refuseUnless(mayOpen(form.meaning, state, actor), form.meaning);
    const bytes = await this.printForm.run(form);
    this.note(form, actor, `form.${form.meaning}`, null, null);
    return { bytes, fileName: `${fileNameOf(form, state)}.pdf` };
  }

  /**
   * A print is noted before it is made, for the paper itself says nothing of copies: its bytes are those of the first.
   * @throws DomainError `dossier.unknown`, `form.unknown`, `right.missing`, `dossier.contended`
   */
  async print(ref: string, formId: string, actor: Actor, at: Instant): Promise<FormPrintView> {
    const { form, state } = await this.find(ref, formId, actor);
    const hold = holdToPrint(form.meaning, state, actor);
    refuseUnless(hold !== null, form.meaning);
    return { id: form.id, copyNumber: await this.noteCopy(form, actor, hold!.onBehalfOf, at), printedAt: at };
  }

  /** Counts the copy in the print log and names the reader in the access log. */
  async noteCopy(form: FoundForm, actor: Actor, onBehalfOf: string | null, at: Instant): Promise<number> {
    const copyNumber = await numberCopy(this.database, {
      homeAgencyId: form.homeAgencyId,
      dossierId: form.dossierId,
      form: printName(form.meaning),
      issue: form.seq,
      printedAt: at,
      printedBy: actor.staffId,
      onBehalfOf,
    });
    const purpose = copyNumber === 1 ? 'original' : `copy ${copyNumber}`;
    this.note(form, actor, `print.${printName(form.meaning)}`, purpose, onBehalfOf);
    return copyNumber;
  }

  private async find(ref: string, formId: string, actor: Actor) {
    const { key, state } = await this.dossiers.find(ref, 'forms', actor);
    return { state, form: await findForm(this.database, key, formId) };
  }

  private note(
    { homeAgencyId, dossierId }: FoundForm,
    { staffId }: Actor,
    what: string,
    purpose: string | null,
    onBehalfOf: string | null,
  ): void {
    this.accessLog.recordAccess({ staffId, onBehalfOf, homeAgencyId, dossierId, what, purpose });
  }
}

/** `01-H99.02-260805-0012-3`: number of the form, code of the dossier, journal entry. */
export function fileNameOf({ formNumber, seq }: Pick<FoundForm, 'formNumber' | 'seq'>, state: DossierState) {
  return `${formNumber}-${state.columns.code ?? state.columns.lodgingNo ?? state.id}-${seq}`;
}
