// What a check has to say about a procedure: an error blocks publishing, a warning does not.

export interface Finding {
  /** Stable, `budgets.mismatch`. */
  readonly code: string;
  readonly level: 'error' | 'warning';
  /** JSON pointer into the procedure, `/cases/0/process/steps/2`. */
  readonly path: string;
  /** In Vietnamese, for the screen. */
  readonly message: string;
  readonly messageEn: string;
}

export function error(code: string, path: string, message: string, messageEn: string): Finding {
  return { code, level: 'error', path, message, messageEn };
}

export function warning(code: string, path: string, message: string, messageEn: string): Finding {
  return { code, level: 'warning', path, message, messageEn };
}
