// What can be sent to a dossier.
import type { ChildCommand } from '../../workflows/child-events.ts';
import type { DossierCommand } from '../../workflows/one-stop/dossier-events.ts';

/** An event for the dossier itself, or for one of its children. */
export type Command = DossierCommand | ChildCommand;
