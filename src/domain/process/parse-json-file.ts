// JSON text parsed, with the line of the fault when it is not JSON.
import { jsonFaultOffset, lineAt } from './json-fault.ts';
import { malformedData } from './malformed-data.ts';

/**
 * The value of a JSON text.
 *
 * @param code of the error, `catalogue.malformed`
 * @throws DomainError `code` naming file and line
 */
export function parseJsonFile(text: string, fileName: string, code: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
    const offset = jsonFaultOffset(text) ?? 0;
    const found =
      offset < text.length ? JSON.stringify(text.slice(offset, offset + 20)) : 'the end of the file';
    throw malformedData(code, fileName, [
      { line: lineAt(text, offset), path: '', expected: 'well-formed JSON', found },
    ]);
  }
}
