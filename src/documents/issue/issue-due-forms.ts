// Issues and renders what is due: the whole list, or one dossier's that somebody is looking at.
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { DossierKey } from '../../engine/orders.ts';
import { Database } from '../../platform/database.ts';
import { findDueForms, findDueFormsOf, noteFailure } from './find-due-forms.ts';
import { IssueForm } from './issue-form.ts';
import type { DueForm } from './issue-form.ts';
import { PrintForm } from './print-form.ts';

const AT_ONCE = 50;
/** Forms made in advance leave the machine to people: after each it rests twice as long as that took. */
const REST = 2;

@Injectable()
export class IssueDueForms {
  private readonly log = new Logger(IssueDueForms.name);

  constructor(
    private readonly database: Database,
    private readonly issue: IssueForm,
    private readonly print: PrintForm,
  ) {}

  /**
   * Everything that is due now. One that fails does not hold up the others.
   * @param goOn asked between forms, so that a stop does not wait for the whole list
   * @returns how many were issued and how many rendered
   */
  async run(
    goOn: () => boolean = () => true,
  ): Promise<{ readonly issued: number; readonly printed: number }> {
    let issued = 0;
    for (let due = await this.due(); due.length > 0 && goOn(); due = await this.due()) {
      const before = issued;
      let failed = 0;
      for (const form of due) {
        if (!goOn()) return { issued, printed: 0 };
        try {
          if (await this.issue.run(form)) issued++;
        } catch (error) {
          failed++;
          await this.tellFailure(form, error);
        }
      }
      if (issued === before && failed > 0) break;
    }
    return { issued, printed: await this.printAll(goOn) };
  }

  /** Those of one dossier, so that who has just accepted it need not wait for the job. */
  async ofDossier(key: DossierKey): Promise<void> {
    for (const form of await findDueFormsOf(this.database, key)) await this.issue.run(form);
  }

  private due(): Promise<readonly DueForm[]> {
    return findDueForms(this.database, AT_ONCE);
  }

  private async printAll(goOn: () => boolean): Promise<number> {
    let printed = 0;
    for (;;) {
      const forms = await this.print.unprinted(AT_ONCE);
      for (const form of forms) {
        if (!goOn()) return printed;
        const began = performance.now();
        await this.print.run(form);
        printed++;
        await pause(REST * (performance.now() - began));
      }
      if (forms.length < AT_ONCE) return printed;
    }
  }

  private async tellFailure(form: DueForm, error: unknown): Promise<void> {
    this.log.error(
      `${form.meaning} of dossier ${form.dossierId}, entry ${form.seq}, was not issued: ${String(error)}`,
    );
    await noteFailure(this.database, form);
  }
}
