// The refusals of the domain: a stable code for programs, a sentence for people, details for both.

/**
 * A rule of the domain that was not met. Anything else that is thrown is a bug.
 *
 * `code` is stable (`calendar.outsideLoadedYears`, `limit.invalid`); `details` is JSON-serialisable.
 */
export class DomainError extends Error {
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(code: string, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }
}
