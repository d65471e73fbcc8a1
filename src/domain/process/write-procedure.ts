// A procedure as a YAML file that people can read and change.
import { Document, isMap, isScalar, isSeq, visit } from 'yaml';
import type { ProcedureDefinition } from './procedure-definition.ts';

const LINE_WIDTH = 110;
/** Small maps that read better on one line. */
const ONE_LINE = new Set(['limit', 'budget', 'per']);

/**
 * The file of a procedure, in the order of its fields; `readProcedureYaml` gives the same procedure back.
 *
 * @param purpose the comment of the first line; code and name when left out
 */
export function writeProcedureYaml(procedure: ProcedureDefinition, purpose?: string): string {
  const { code, name, field, levels, decision, results, source, effectiveFrom, cases } = procedure;
  const document = new Document({
    code,
    name,
    field,
    levels,
    ...(decision === undefined ? {} : { decision }),
    ...(results.length === 0 ? {} : { results }),
    ...(source === undefined ? {} : { source }),
    ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    cases: cases.map(({ checklist, fees, ...rest }) => ({
      ...rest,
      ...(checklist.length === 0 ? {} : { checklist }),
      ...(fees.length === 0 ? {} : { fees }),
    })),
  });
  document.commentBefore = ` ${(purpose ?? `${code}: ${name}`).replace(/\s+/gu, ' ')}`;
  visit(document, {
    Pair(_, { key, value }) {
      if (isScalar(key) && ONE_LINE.has(String(key.value)) && isMap(value)) value.flow = true;
      if (isScalar(key) && (key.value === 'levels' || key.value === 'channels') && isSeq(value))
        value.flow = true;
      if (isScalar(key) && key.value === 'code' && isScalar(value)) value.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: LINE_WIDTH, flowCollectionPadding: true });
}
