// Hands out a form to be printed: counted as a copy of its own, marked from the second on, and written down who had it.
import { Injectable, Logger } from '@nestjs/common';
import { DomainError } from '../../domain/domain-error.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { SeeDossier } from '../../dossiers/access/see-dossier.ts';
import type { DossierState } from '../../dossier-kind/dossier-state.ts';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { AccessLog } from '../../organization/access-log/access-log.ts';
import type { Actor } from '../../organization/sign-in/actor.ts';
import { Database } from '../../platform/database.ts';
import { isIssuedMeaning } from '../facts/printed-form.ts';
import type { IssuedMeaning } from '../facts/printed-form.ts';
import { copyMark } from '../facts/form-words.ts';
import { findForm, findForms } from '../issue/find-form.ts';
import type { FoundForm } from '../issue/find-form.ts';
import { holdToPrint, refuseUnless } from '../issue/form-rights.ts';
import { IssueDueForms } from '../issue/issue-due-forms.ts';
import { fileNameOf } from '../issue/open-form.ts';
import { PrintForm } from '../issue/print-form.ts';
import { plainPage } from '../render/plain-page.ts';
import { numberCopy } from './number-copy.ts';

/** A counter with somebody before it does not wait longer for what can be handed out plainly at once. */
const PATIENCE_MS = 4_000;

export interface HandedOut {
  readonly bytes: Buffer;
  /** HTML where the form could not be set now. */
  readonly mediaType: 'application/pdf' | 'text/html';
  /** Says what it is and of which dossier; no personal data. */
  readonly fileName: string;
  readonly copyNumber: number;
}

export interface FormToPrint {
  readonly key: DossierKey;
  readonly state: DossierState;
  readonly form: FoundForm;
  readonly onBehalfOf: string | null;
}

@Injectable()
export class HandOutForm {
  private readonly log = new Logger(HandOutForm.name);

  constructor(
    private readonly database: Database,
    private readonly dossiers: SeeDossier,
    private readonly accessLog: AccessLog,
    private readonly due: IssueDueForms,
    private readonly printForm: PrintForm,
  ) {}

  /**
   * The first copy has the bytes that are kept; the next ones say which they are. Where the form cannot be set now, its
   * words leave on a plain page under the same count, so that nobody is sent away without.
   *
   * @param which the form's id, or a meaning for the newest of it
   * @throws DomainError `dossier.unknown`, `form.unknown`, `right.missing`, `print.nothingToPrint` when no such form was
   *   ever issued, `dossier.contended`
   */
  async run(ref: string, which: string, actor: Actor, at: Instant): Promise<HandedOut> {
    const { state, form, onBehalfOf } = await (isIssuedMeaning(which)
      ? this.newest(ref, which, actor)
      : this.named(ref, which, actor));
    const copyNumber = await this.noteCopy(form, actor, onBehalfOf, at);
    const fileName = fileNameOf(form, state);
    try {
      const bytes = await inTime(this.printForm.copy(form, copyNumber));
      return { bytes, mediaType: 'application/pdf', fileName: `${fileName}.pdf`, copyNumber };
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'form.notMade')) throw error;
      this.log.error(`form ${form.id} leaves on a plain page: ${error.message}`);
      const page = plainPage(await this.printForm.wordsOf(form), copyMark(copyNumber));
      return { bytes: Buffer.from(page), mediaType: 'text/html', fileName: `${fileName}.html`, copyNumber };
    }
  }

  /**
   * The newest form of a meaning, issued now where it is still due.
   * @throws DomainError `dossier.unknown`, `right.missing`, `print.nothingToPrint`
   */
  async newest(ref: string, meaning: IssuedMeaning, actor: Actor): Promise<FormToPrint> {
    const { key, state } = await this.dossiers.find(ref, 'forms', actor);
    refuseUnless(holdToPrint({ holdsSecret: meaning === 'receipt' }, state, actor) !== null, meaning);
    await this.due.ofDossier(key);
    const form = (await findForms(this.database, key)).find((one) => one.meaning === meaning);
    if (form === undefined)
      throw new DomainError('print.nothingToPrint', 'The dossier has no such form', { ref, meaning });
    const hold = holdToPrint(form, state, actor);
    refuseUnless(hold !== null, meaning);
    return { key, state, form, onBehalfOf: hold!.onBehalfOf };
  }

  /** Counts the copy and names the reader in the access log. @throws DomainError `dossier.contended` */
  async noteCopy(
    { homeAgencyId, dossierId, meaning, seq }: FoundForm,
    { staffId }: Actor,
    onBehalfOf: string | null,
    at: Instant,
  ): Promise<number> {
    const copyNumber = await numberCopy(this.database, {
      homeAgencyId,
      dossierId,
      meaning,
      issue: seq,
      printedAt: at,
      printedBy: staffId,
      onBehalfOf,
    });
    const purpose = copyNumber === 1 ? 'original' : `copy ${copyNumber}`;
    const what = `print.${meaning}`;
    this.accessLog.recordAccess({ staffId, onBehalfOf, homeAgencyId, dossierId, what, purpose });
    return copyNumber;
  }

  private async named(ref: string, formId: string, actor: Actor): Promise<FormToPrint> {
    const { key, state } = await this.dossiers.find(ref, 'forms', actor);
    const form = await findForm(this.database, key, formId);
    const hold = holdToPrint(form, state, actor);
    refuseUnless(hold !== null, form.meaning);
    return { key, state, form, onBehalfOf: hold!.onBehalfOf };
  }
}

/** @throws DomainError `form.notMade` when it takes too long; it is made all the same, and kept */
async function inTime(made: Promise<Buffer>): Promise<Buffer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DomainError('form.notMade', `It takes longer than ${PATIENCE_MS} ms`, {})),
      PATIENCE_MS,
    );
  });
  try {
    return await Promise.race([made, late]);
  } finally {
    clearTimeout(timer);
  }
}
