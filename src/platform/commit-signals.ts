// Lets one room of this process tell the others, after a commit, that there is something to look at.
import { Injectable } from '@nestjs/common';
import { type Observable, Subject } from 'rxjs';

/** A hint, never the truth: whoever misses one finds the rows in the tables a little later. */
export type CommitSignal =
  /** Alerts were written that may be due. */
  | { readonly type: 'alertsWritten' }
  /** Rows were put in the outbox. */
  | { readonly type: 'deliveriesWritten' }
  /** Somebody who looks at the dossier should fetch it again. */
  | {
      readonly type: 'dossierChanged';
      readonly dossierId: string;
      readonly code: string | null;
      /** Units it belongs to: holding, receiving, competent. */
      readonly unitIds: readonly string[];
    };

@Injectable()
export class CommitSignals {
  private readonly subject = new Subject<CommitSignal>();

  /** Every signal given from now on. */
  get all(): Observable<CommitSignal> {
    return this.subject;
  }

  /** To be called after the commit, never inside the transaction. Never throws what a listener throws. */
  give(signal: CommitSignal): void {
    this.subject.next(signal);
  }
}
