// What a timer is told of a dossier's clock.
export interface TimerFacts {
  /** The clock's state: `notStarted`, `running.onTime`, `running.dueSoon`, `running.late`, `paused`, `paused.late`, `stopped.early`… */
  readonly clock: string;
  /** Working minutes left, as the service counted them. */
  readonly remainingMinutes: number | null;
  /** Working minutes over. */
  readonly overMinutes: number | null;
  readonly statutoryDueAt: string | null;
  readonly promisedDueAt: string | null;
  readonly waitingFor?: string | null;
  readonly wasLate?: boolean;
}
