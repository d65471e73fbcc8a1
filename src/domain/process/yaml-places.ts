// Where in a YAML text a value stands, so that a fault can be shown beside the line it is in.
import { isNode } from 'yaml';
import type { Document, LineCounter } from 'yaml';

/** Both from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

export class YamlPlaces {
  constructor(
    private readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  /** The place of the value at a path; of what it should be part of when it is not there. */
  of(path: readonly (string | number)[]): TextPlace {
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = this.document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return this.at(node.range[0]);
    }
    return { line: 1, column: 1 };
  }

  /** The place of a JSON pointer (RFC 6901), such as a finding's path. */
  ofPointer(pointer: string): TextPlace {
    const parts = pointer.split('/').slice(1);
    return this.of(parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')));
  }

  /** The place of a character, counted from 0. */
  at(offset: number): TextPlace {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}
