// Issues and renders what is due: the whole list, or one dossier's that somebody is looking at.
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { DossierKey } from '../../dossier-kind/orders.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { findDueForms, findDueFormsOf, noteFailure } from './find-due-forms.ts';
import { IssueForm } from './issue-form.ts';
import type { DueForm } from './issue-form.ts';
import { PrintForm } from './print-form.ts';
import type { FormRef } from './print-form.ts';

const AT_ONCE = 50;
/** Forms made in advance leave the machine to people: after each it rests twice as long as that took, but no stop waits for it. */
const REST = 2;
const LONGEST_REST_MS = 2_000;

@Injectable()
export class IssueDueForms {
  private readonly log = new Logger(IssueDueForms.name);

  constructor(
    private readonly database: Database,
    private readonly issue: IssueForm,
    private readonly print: PrintForm,
    private readonly clock: Clock,
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
      for (const form of due) {
        if (!goOn()) return { issued, printed: 0 };
        if (await this.issued(form)) issued++;
      }
    }
    return { issued, printed: await this.printAll(goOn) };
  }

  /** Those of one dossier, so that who has just accepted it need not wait for the job; one that fails is left due. */
  async ofDossier(key: DossierKey): Promise<void> {
    for (const form of await findDueFormsOf(this.database, key)) await this.issued(form);
  }

  private due(): Promise<readonly DueForm[]> {
    return findDueForms(this.database, AT_ONCE, this.clock.now());
  }

  private async printAll(goOn: () => boolean): Promise<number> {
    let printed = 0;
    for (;;) {
      const forms = await this.print.unprinted(AT_ONCE, this.clock.now());
      for (const form of forms) {
        if (!goOn()) return printed;
        const began = performance.now();
        if (await this.printed(form)) printed++;
        await pause(Math.min(LONGEST_REST_MS, REST * (performance.now() - began)));
      }
      if (forms.length < AT_ONCE) return printed;
    }
  }

  private async issued(form: DueForm): Promise<boolean> {
    try {
      return await this.issue.run(form);
    } catch (error) {
      this.log.error(
        `${form.meaning} of dossier ${form.dossierId}, entry ${form.seq}, was not issued: ${String(error)}`,
      );
      await noteFailure(this.database, form, this.clock.now());
      return false;
    }
  }

  private async printed(form: FormRef): Promise<boolean> {
    try {
      await this.print.run(form, 'background');
      return true;
    } catch (error) {
      this.log.error(`form ${form.id} is tried again later: ${String(error)}`);
      await this.print.noteFailure(form, this.clock.now());
      return false;
    }
  }
}
