// An engine outside the service, with what the service's rooms lend it.
import { NOTICE_PART } from '../../src/alerts/mail/notice-part.ts';
import { ALERT_PARTS } from '../../src/alerts/raise/alert-parts.ts';
import { Engine } from '../../src/engine/engine.ts';
import type { KnownStates } from '../../src/engine/known-states.ts';
import type { Clock } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database.ts';

/** @param known what it may remember */
export const engineOn = (database: Database, clock: Clock, known?: KnownStates): Engine =>
  new Engine(database, clock, known).borrow(ALERT_PARTS).borrow(NOTICE_PART);
