// What one entry changes of a dossier's children; gathered while it is decided, written down with it.
import type { ChildState, Subject } from '../../workflows/child-state.ts';
import type { ChildStep } from '../../workflows/run-child.ts';
import type { RaisedAlert } from './journal.ts';

export interface ClosedChildAlert {
  readonly kind: string;
  readonly reason: string;
  readonly subject: string;
}

export interface ChildChanges {
  readonly at: number;
  /** Only the children that changed, as they are afterwards. */
  readonly children: Record<string, ChildState>;
  readonly arm: { readonly name: string; readonly fireAt: number }[];
  readonly cancel: string[];
  readonly alerts: RaisedAlert[];
  readonly closed: ClosedChildAlert[];
}

export const noChanges = (at: number): ChildChanges => ({
  at,
  children: {},
  arm: [],
  cancel: [],
  alerts: [],
  closed: [],
});

/** Adds one step of one child. */
export function addStep(changes: ChildChanges, subject: Subject, step: ChildStep): void {
  const { context } = step.state;
  changes.children[subject] = step.state;
  changes.arm.push(...step.arm);
  changes.cancel.push(...step.cancel);
  changes.closed.push(...step.closed.map((closed) => ({ ...closed, subject })));
  for (const kind of step.alerts)
    changes.alerts.push({
      kind,
      subject,
      dueAt: context.dueAt ?? changes.at,
      at: changes.at,
      unitId: context.unit[0]!,
      officerId: context.officer,
    });
}
