// Which failures of a commit are nobody's fault, so that it is made again.

/** The constraint that a statement broke; undefined for any other failure. */
export const brokenConstraint = (error: unknown): unknown =>
  error instanceof Error && 'constraint' in error ? error.constraint : undefined;

/** Deadlock, serialisation failure, or a key that another service drew or used at the same moment. */
export function isRepeatable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '40P01' || code === '40001' || code === '23505';
}
