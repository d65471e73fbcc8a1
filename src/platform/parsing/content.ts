// What is found in a file beside what one reads in it: what acts, which is refused, and what its readers should know.
import { DomainError } from '../../domain/domain-error.ts';

/** What a file does by itself, or makes the program that opens it do. */
export type Activity =
  | 'macros'
  | 'activeX'
  | 'embeddedProgram'
  | 'externalContent'
  | 'dataLink'
  | 'script'
  | 'launch'
  | 'richMedia'
  | 'interactiveForm'
  | 'hiddenObjects';

/** Taken, and shown beside the file: nobody looked into what is encrypted, embedded or too large to be looked into. */
export const MARKS = ['encrypted', 'embeddedFiles', 'externalLinks', 'notInspected'] as const;
export type Mark = (typeof MARKS)[number];

export interface Content {
  readonly acts: ReadonlySet<Activity>;
  readonly marks: ReadonlySet<Mark>;
}

/** @throws DomainError `input.active` */
export function refuseActive({ acts }: Content): void {
  if (acts.size > 0)
    throw new DomainError(
      'input.active',
      'The file does something by itself: macros, scripts, programs in it',
      {
        found: [...acts].sort(),
      },
    );
}
