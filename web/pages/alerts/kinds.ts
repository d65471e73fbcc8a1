// How kinds of alerts look and what they are called.
import type { Translator } from '../../texts/language.tsx';

const GRAVE: ReadonlySet<string> = new Set([
  'taskLate',
  'complaintLate',
  'dossierLate',
  'legLate',
  'consultationLate',
  'explanationLate',
  'stepLate',
  'receptionLate',
  'transferLate',
]);

export const kindLook = (kind: string) =>
  GRAVE.has(kind) ? { color: '#96161b', background: '#fbe3e2' } : { color: '#7a4300', background: '#fdeed3' };

export const kindWords = (kind: string, t: Translator): string => t.maybe(`alert.${kind}`) ?? kind;
