// What is said of a file that was not taken, at the field it was chosen in. Pure.
import type { OnlineWord } from './words.ts';

const WORDS: Readonly<Record<string, OnlineWord>> = {
  'attachment.empty': 'fileEmpty',
  'attachment.tooLarge': 'fileLarge',
  'attachment.typeNotAllowed': 'fileType',
  'attachment.tooMany': 'fileMany',
  'attachment.nameNotAllowed': 'fileName',
  'attachment.infected': 'fileInfected',
  'input.active': 'fileType',
};

export function fileProblem(code: string): OnlineWord {
  return WORDS[code] ?? 'fileFailed';
}
