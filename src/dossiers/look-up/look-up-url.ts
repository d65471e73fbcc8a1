// The address printed on papers for the public look-up.

/** The code is filled in by it; the secret never is, because addresses are logged. */
export function lookUpUrl(publicUrl: string, code: string): string {
  return `${publicUrl}/tra-cuu?ma=${encodeURIComponent(code)}`;
}
