// What comes in over HTTP is cleaned once: lines where lines are meant, bytes and passwords left alone.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { MANY_LINES, normaliseText } from '../../src/platform/http/normalise-text.ts';

interface Schemas {
  readonly components: {
    readonly schemas: Readonly<
      Record<string, { readonly properties?: Readonly<Record<string, { readonly maxLength?: number }>> }>
    >;
  };
}

describe('a body', () => {
  it('has names and labels on one line, in its lists and keys too', () => {
    expect(
      normaliseText({
        applicant: { name: ' Nguyễn\u00A0 Văn\nA\u200B ', address: 'Thôn  1\r\n' },
        items: ['\uF0B7 Bản sao ', ' a\tb'],
        marks: { ' Bản  sao ': 'missing' },
        copies: 2,
        none: null,
      }),
    ).toEqual({
      applicant: { name: 'Nguyễn Văn A', address: 'Thôn 1' },
      items: ['• Bản sao', 'a b'],
      marks: { 'Bản sao': 'missing' },
      copies: 2,
      none: null,
    });
  });

  it('keeps the lines of what is told in sentences', () => {
    const typed = ' Thiếu:\r\n\uF0B7  một \v\uF0B7 hai\n\n\n\nHết ';
    for (const key of MANY_LINES)
      expect(normaliseText({ [key]: typed })).toEqual({ [key]: 'Thiếu:\n• một\n• hai\n\nHết' });
  });

  it('that is a password or a file is only composed', () => {
    const typed = ` a\u00A0 b${'e\u0301'} `;
    for (const key of ['password', 'current', 'chosen', 'file'])
      expect(normaliseText({ [key]: typed })).toEqual({ [key]: ` a\u00A0 b${'é'} ` });
  });

  it('that is text as a whole keeps its blanks: indents of YAML, cells of CSV', () => {
    expect(normaliseText('a:\r\n  - e\u0301\n')).toBe('a:\r\n  - é\n');
  });

  it('is the same for two keyboards, so that a repeat is known as one', () => {
    const one = normaliseText({ name: 'Đào  Thị\u00A0Hòa'.normalize('NFD') });
    expect(one).toEqual(normaliseText({ name: 'Đào Thị Hòa ' }));
  });

  it('that takes more than a thousand letters in one field has lines in it', () => {
    const { components } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as Schemas;
    const long = Object.entries(components.schemas).flatMap(([schema, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([name, { maxLength = 0 }]) => maxLength > 1_000 && name !== 'file' && !MANY_LINES.has(name))
        .map(([name]) => `${schema}.${name}`),
    );
    expect(long).toEqual([]);
  });
});
