// What is said of a file that was not taken, at the field it was chosen in. Pure.
/** Words of every page that takes files. */
export type FileWord =
  'fileEmpty' | 'fileLarge' | 'fileType' | 'fileMany' | 'fileName' | 'fileInfected' | 'fileFailed';

const WORDS: Readonly<Record<string, FileWord>> = {
  'attachment.empty': 'fileEmpty',
  'attachment.tooLarge': 'fileLarge',
  'attachment.typeNotAllowed': 'fileType',
  'attachment.tooMany': 'fileMany',
  'attachment.nameNotAllowed': 'fileName',
  'attachment.infected': 'fileInfected',
  'input.active': 'fileType',
};

export function fileProblem(code: string): FileWord {
  return WORDS[code] ?? 'fileFailed';
}
