// Looks into Word, Excel and OpenDocument files: macros, controls, programs and links, whatever the ending says.
import type { Activity, Content, Mark } from './content.ts';
import { tooDeep } from './refusals.ts';
import { ZipArchive } from './zip-archive.ts';

/** A document in a document in a document. */
const DEEPEST = 3;
const CONTENT_TYPES = '[Content_Types].xml';

/** By the name of a part. */
const NAMED: readonly (readonly [RegExp, Activity])[] = [
  [
    /(^|\/)vba(project|data)[^/]*$|^xl\/macrosheets\/|\.(docm|dotm|xlsm|xltm|xlam|xlsb|pptm|ppam)$/i,
    'macros',
  ],
  [/^(basic|scripts)\/./i, 'macros'],
  [/(^|\/)activex\//i, 'activeX'],
  [/(^|\/)embeddings\/[^/]*\.bin$|(^|\/)oleobject[^/]*$|^object \d+$/i, 'embeddedProgram'],
];
/** By the type of a relation, wherever it leads to: a part may be named anyhow. */
const RELATED: readonly (readonly [RegExp, Activity])[] = [
  [/\/(vbaProject|wordVbaData|xlMacrosheet|xlIntlMacrosheet)$/i, 'macros'],
  [/\/(activeXControl\w*|control)$/i, 'activeX'],
  [/\/oleObject$/i, 'embeddedProgram'],
];
const MACRO_TYPE = /macroEnabled|vnd\.ms-office\.vbaProject/i;
const RELATION = /<(?:\w+:)?Relationship\s[^>]*>/g;
const DOCUMENT = /(^|\/)[^/]+\.(docx|dotx|xlsx|xltx|pptx|odt|ods|odp)$/i;
const WORDS = /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/i;
const FIELD = /<w:instrText[^>]*>([^<]*)<|w:instr="([^"]*)"/g;
const DATA_LINK = /\bDDE(AUTO)?\b/i;

/** @throws DomainError `input.tooLarge`, `input.tooDeep`, `input.unreadable` */
export function lookIntoOffice(archive: ZipArchive, unpackedBytes: number, depth = 1): Content {
  const found = { acts: new Set<Activity>(), marks: new Set<Mark>() };
  for (const { name } of archive.entries)
    for (const [pattern, activity] of NAMED) if (pattern.test(name)) found.acts.add(activity);
  for (const entry of archive.entries) {
    const { name } = entry;
    const text = () => archive.unpackEntry(entry).toString('utf8');
    if (name === CONTENT_TYPES && MACRO_TYPE.test(text())) found.acts.add('macros');
    else if (name.endsWith('.rels')) lookIntoRelations(text(), found);
    else if (WORDS.test(name) && asksForData(text())) found.acts.add('dataLink');
    else if (/^xl\/externalLinks\/[^/]+\.xml$/i.test(name) && /<(\w+:)?(ddeLink|oleLink)\b/.test(text()))
      found.acts.add('dataLink');
    else if (DOCUMENT.test(name)) {
      found.marks.add('embeddedFiles');
      if (depth >= DEEPEST) throw tooDeep();
      const inner = lookIntoOffice(
        ZipArchive.of(archive.unpackEntry(entry), unpackedBytes),
        unpackedBytes,
        depth + 1,
      );
      for (const activity of inner.acts) found.acts.add(activity);
    }
  }
  return found;
}

function lookIntoRelations(text: string, { acts, marks }: { acts: Set<Activity>; marks: Set<Mark> }): void {
  for (const [relation] of text.matchAll(RELATION)) {
    const type = /\sType\s*=\s*["']([^"']*)["']/.exec(relation)?.[1] ?? '';
    for (const [pattern, activity] of RELATED) if (pattern.test(type)) acts.add(activity);
    if (!/\sTargetMode\s*=\s*["']External["']/i.test(relation)) continue;
    // A link waits until somebody presses it; figures of another workbook until somebody agrees; the rest is fetched.
    if (/\/(externalLinkPath|xlPathMissing|xlStartup|xlLibrary|xlAlternateStartup)$/i.test(type))
      marks.add('externalLinks');
    else if (!type.endsWith('/hyperlink')) acts.add('externalContent');
  }
}

/** The words of a field may be cut into any number of runs. */
function asksForData(xml: string): boolean {
  const fields = [...xml.matchAll(FIELD)].map(([, run, whole]) => run ?? ` ${whole} `);
  return DATA_LINK.test(fields.join(''));
}
