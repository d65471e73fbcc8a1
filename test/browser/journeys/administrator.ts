// The administrator: publishes a process with an error in it and is told where.
import type { Screens } from '../../support/browser.ts';

export function adminJourney(_open: () => Screens): void {}
